package tableflow.console.sandbox.access;

/// What an API key is for. A key of one kind is refused by the services of the others.
public enum KeyKind {
    CLOUD,
    KAFKA,
    SCHEMA_REGISTRY,
    TABLEFLOW
}
