package tableflow.console.service.topics;

/// What is wrong with a topic, worst first.
public enum TopicProblem {
    /// A partition has no leader: it can neither be read nor written.
    LEADERLESS,
    /// Tableflow gave up on the topic.
    TABLEFLOW_FAILED,
    /// Confluent stopped the table.
    TABLEFLOW_SUSPENDED,
    /// One of the table's formats fails, while the topic may be RUNNING.
    FORMAT_FAILING,
    /// A catalog does not get the table.
    CATALOG_FAILED,
    /// Tableflow is on, but Kafka lists no such topic.
    TOPIC_MISSING,
    /// Tableflow is on, but the topic has no value schema that would shape the table.
    NO_VALUE_SCHEMA,
    /// A partition has fewer replicas in sync than it should have.
    UNDER_REPLICATED
}
