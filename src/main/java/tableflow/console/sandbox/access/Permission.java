package tableflow.console.sandbox.access;

/// What the sandbox asks about before it acts. Coarse on purpose: one per right that a provisioning run can lack.
public enum Permission {
    /// See that the resource exists.
    VIEW,
    /// Environments: create, change, delete.
    MANAGE_ENVIRONMENT,
    /// Kafka clusters: create, change, delete.
    MANAGE_CLUSTER,
    /// Service accounts, and keys owned by others.
    MANAGE_ACCOUNT,
    /// Role bindings on the scope.
    GRANT,
    /// Provider integrations: create, delete.
    MANAGE_INTEGRATION,
    /// Provider integrations: use one for storage or a catalog.
    ASSIGN_INTEGRATION,
    /// Catalog integrations of a cluster.
    MANAGE_CATALOG,
    /// Topics: create, change, delete, and turn Tableflow on.
    MANAGE_TOPIC,
    /// Topics: consume.
    READ_TOPIC,
    /// Topics: produce.
    WRITE_TOPIC,
    /// Subjects: read schemas.
    READ_SUBJECT,
    /// Subjects: register and delete schemas.
    WRITE_SUBJECT,
    /// Metrics of a cluster: read.
    READ_METRICS
}
