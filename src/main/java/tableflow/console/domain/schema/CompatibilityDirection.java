package tableflow.console.domain.schema;

/// Who reads whose data in one comparison of two schemas.
public enum CompatibilityDirection {
    /// The new schema reads data written with the old one.
    NEW_READS_OLD,
    /// The old schema reads data written with the new one.
    OLD_READS_NEW
}
