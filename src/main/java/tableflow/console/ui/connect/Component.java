package tableflow.console.ui.connect;

/// A part of a profile that can be tested by itself.
public enum Component {
    CONFLUENT,
    KAFKA,
    SCHEMA_REGISTRY,
    TABLEFLOW,
    AWS
}
