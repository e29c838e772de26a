package tableflow.console.domain.kafka.compare;

/// The parts of a topic that are compared, each told by a system of its own.
public enum Part {
    /// Number of partitions and replicas.
    PLACEMENT,
    /// Settings, with where their values come from.
    SETTING,
    /// The newest schemas of key and value.
    SCHEMA,
    /// What Tableflow was told to do with it.
    TABLEFLOW,
    /// Entries of the cluster's access control lists.
    ACCESS
}
