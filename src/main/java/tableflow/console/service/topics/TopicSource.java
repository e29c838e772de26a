package tableflow.console.service.topics;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;

/// Where the columns of the topic list come from. Each is asked, and can fail, on its own.
public enum TopicSource {
    /// The names, by the Kafka protocol.
    NAMES,
    /// Partitions and replicas, by the Kafka protocol, in batches.
    PARTITIONS,
    /// Retention and clean-up policy, by the Kafka protocol, in batches.
    SETTINGS,
    /// The newest schema of every subject, from the Schema Registry.
    SCHEMAS,
    /// All Tableflow topics, from the Tableflow API.
    TABLEFLOW;

    /// How far the reading of a source is.
    ///
    /// @param done topics answered, so far
    /// @param total topics to ask for; 0 while unknown
    /// @param failure why the source, or the rest of it, was not checked
    public record State(boolean ended, long done, long total, @Nullable RemoteFailure failure) {

        static final State UNASKED = new State(false, 0, 0, null);

        static State failed(RemoteFailure failure) {
            return new State(true, 0, 0, failure);
        }
    }
}
