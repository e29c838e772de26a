package tableflow.console.domain.monitor;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;

/// One sampling of all topics that Tableflow materialises.
///
/// @param at when it began
/// @param samples by topic's name
/// @param failures of systems as a whole; what only they know is missing in all samples
public record Round(Instant at, List<TopicSample> samples, Map<Source, RemoteFailure> failures) {

    public Round {
        samples = List.copyOf(samples);
        Map<Source, RemoteFailure> copy = new EnumMap<>(Source.class);
        copy.putAll(failures);
        failures = Collections.unmodifiableMap(copy);
    }

    /// Who is asked.
    public enum Source {
        /// Which topics there are, their phases and syncs, by the Tableflow API.
        TABLEFLOW,
        /// Offsets, by the Kafka protocol.
        KAFKA,
        /// Confluent's Metrics API.
        METRICS,
        /// Where the tables' metadata lies, by Glue.
        CATALOG,
        /// The tables' metadata, by S3.
        STORAGE
    }

    /// Whether no system could be reached: then this machine is offline, and nothing is known of any table.
    public boolean isOffline() {
        return failures.containsKey(Source.TABLEFLOW) && failures.containsKey(Source.KAFKA)
                && failures.values().stream().allMatch(it -> it.is(Kind.UNREACHABLE));
    }

    /// Whether the list of topics is complete: one that is missing then has no table any more.
    public boolean knowsTopics() {
        return !failures.containsKey(Source.TABLEFLOW);
    }
}
