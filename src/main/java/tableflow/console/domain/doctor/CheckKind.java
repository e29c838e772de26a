package tableflow.console.domain.doctor;

/// What can be looked at, without changing anything, to prove a cause or rule it out; in the order in which one builds
/// on the other.
public enum CheckKind {
    /// Who AWS says that we are.
    IDENTITY,
    /// The bucket of the tables: region, listing.
    BUCKET,
    /// The workgroup is there and enabled.
    WORKGROUP,
    /// The place of query results: region, listing.
    RESULT_LOCATION,
    /// The database is in Glue, and visible.
    DATABASE,
    /// The table is in Glue, visible, and Iceberg's.
    TABLE,
    /// The metadata file that Glue points to can be read.
    METADATA,
    /// The newest snapshot's list of manifests is there.
    SNAPSHOT,
    /// The role that writes or syncs, and who may take it.
    ROLE,
    /// What Tableflow says about the topic and its sync.
    TOPIC_STATUS,
    /// The topic's schema in the registry.
    SCHEMA,
    /// The topic in Kafka.
    KAFKA_TOPIC
}
