package tableflow.console.domain.storage.growth;

/// What is measured.
public enum Measure {
    BYTES,
    /// Objects in S3.
    OBJECTS,
    ROWS,
    /// Data files of a table.
    FILES
}
