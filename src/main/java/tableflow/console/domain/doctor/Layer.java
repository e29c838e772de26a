package tableflow.console.domain.doctor;

/// Where the cause of a failure lies, from this machine outwards.
public enum Layer {
    CREDENTIALS,
    NETWORK,
    S3,
    KMS,
    ROLES,
    GLUE,
    LAKE_FORMATION,
    ICEBERG,
    ATHENA,
    STATEMENT,
    TABLEFLOW,
    REGISTRY,
    KAFKA,
    CONFLUENT
}
