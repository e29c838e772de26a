package tableflow.console.domain.confluent;

/// What an API key opens. A key of one purpose is refused everywhere else.
public enum KeyPurpose {
    /// Control plane: environments, clusters, accounts, keys, integrations.
    CLOUD,
    /// One Kafka cluster: its protocol and its REST API.
    KAFKA,
    /// One Schema Registry.
    SCHEMA_REGISTRY,
    /// The Tableflow API; a Cloud key is refused there.
    TABLEFLOW,
    /// Accepted wherever a newer organization supports it.
    GLOBAL,
    /// A kind that this console does not know.
    OTHER
}
