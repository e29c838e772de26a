package tableflow.console.domain.kafka.config;

/// What a setting is for, judged by its name.
public enum Purpose {
    /// How long records stay.
    RETENTION,
    /// How records of the same key are thinned out.
    COMPACTION,
    /// What records are taken.
    RECORDS,
    /// How safely they are kept.
    REPLICATION,
    /// Files on the brokers' disks.
    FILES,
    /// Storage behind the brokers' disks.
    TIERED,
    /// Confluent's own.
    CONFLUENT,
    OTHER;

    /// The purpose of a setting of Kafka or Confluent.
    public static Purpose of(String name) {
        if (name.startsWith("confluent.")) {
            return CONFLUENT;
        }
        if (name.startsWith("remote.") || name.startsWith("local.")) {
            return TIERED;
        }
        if (name.equals("cleanup.policy") || name.startsWith("retention.")) {
            return RETENTION;
        }
        if (name.contains("compaction") || name.equals("delete.retention.ms") || name.contains("cleanable")) {
            return COMPACTION;
        }
        if (name.startsWith("message.") || name.startsWith("max.message") || name.startsWith("compression")) {
            return RECORDS;
        }
        if (name.contains("replica") || name.startsWith("unclean") || name.startsWith("min.insync")) {
            return REPLICATION;
        }
        return name.startsWith("segment.") || name.startsWith("flush.") || name.startsWith("index.")
                || name.startsWith("file.") || name.equals("preallocate") ? FILES : OTHER;
    }
}
