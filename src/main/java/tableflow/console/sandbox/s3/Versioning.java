package tableflow.console.sandbox.s3;

/// Whether a bucket keeps old versions. Once enabled it can only be suspended.
public enum Versioning {
    OFF,
    ENABLED,
    SUSPENDED
}
