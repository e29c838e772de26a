package tableflow.console.ui.provisioning;

/// An input of the form that can be wrong.
enum Input {
    NAME,
    CLUSTER,
    PARTITIONS,
    RETENTION,
    CONFIGS,
    SCHEMA,
    REFERENCES,
    FORMATS,
    STORAGE,
    BUCKET,
    DEAD_LETTERS,
    SNAPSHOTS,
    ROWS,
    GLUE,
    DATABASE,
    ROLE,
    INTEGRATION,
    OWNER,
    /// What belongs to no input: told below the form.
    OTHER
}
