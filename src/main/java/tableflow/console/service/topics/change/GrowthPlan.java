package tableflow.console.service.topics.change;

import java.util.List;

/// More partitions for a topic.
///
/// @param consequences in sentences
public record GrowthPlan(String topic, int from, int to, List<String> consequences) {
    public GrowthPlan {
        consequences = List.copyOf(consequences);
    }
}
