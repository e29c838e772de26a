package tableflow.console.service.messages.replay;

/// Something to know before records are written to a topic.
public sealed interface Concern {

    /// Whether nothing can be written as long as it is so.
    default boolean blocks() {
        return false;
    }

    /// The records come from this very topic: it will hold them twice.
    record SameTopic() implements Concern {}

    /// The records name a schema that the registry does not have, or their bytes only look as if they did.
    ///
    /// @param schema its id or GUID
    record UnknownSchema(String schema, long records) implements Concern {}

    /// A schema that records name is no version of the subject of the topic's keys or values.
    record ForeignSchema(String schema, String subject, long records) implements Concern {}

    /// The topic's records have a schema, these name none.
    record NoSchema(String subject, long records) implements Concern {}

    /// A schema that records name is an older version of the subject.
    record OlderSchema(String schema, String subject, int version, int newest, long records) implements Concern {}

    /// Schemas cannot be looked at.
    record NoRegistry(String why) implements Concern {}

    /// The topic is compacted: records without a key are refused.
    record KeyNeeded(long records) implements Concern {}

    /// Records are larger than the topic takes.
    record TooLarge(long records, long limit) implements Concern {}

    /// The broker writes its own time stamps: records do not keep theirs.
    record BrokersTime() implements Concern {}

    /// Records are older than the topic keeps any: they will soon be deleted.
    record TooOld(long records, long retentionMillis) implements Concern {}

    /// Records come from partitions that the topic does not have.
    record NoPartition(long records, int partitions) implements Concern {
        @Override
        public boolean blocks() {
            return true;
        }
    }

    /// The topic's settings may not be read.
    record NoSettings(String why) implements Concern {}
}
