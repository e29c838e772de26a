package tableflow.console.domain.confluent;

/// An open table format that Tableflow writes.
public enum TableFormat {
    ICEBERG,
    DELTA
}
