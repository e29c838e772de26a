package tableflow.console.sandbox.metrics;

import java.util.Map;

/// One figure of one moment.
///
/// @param labels all labels of the metric, without prefix
/// @param value of a gauge what is now; of a counter what there has been since its source started
record Sample(Metric metric, Map<String, String> labels, long value) {
    Sample {
        labels = Map.copyOf(labels);
    }
}
