package tableflow.console.domain.timeline;

/// How a table was for some time.
public enum Condition {
    /// Being prepared.
    PENDING,
    /// Rows were committed, or could have been.
    RUNNING,
    /// Somebody, or Confluent, suspended it.
    SUSPENDED,
    /// It failed, or a format of it did.
    STOPPED,
    /// Nobody looked.
    UNKNOWN
}
