package tableflow.console.domain.storage.growth;

/// Where a figure is from.
public enum FigureSource {
    /// What writers noted of the snapshots that a table keeps, in its metadata file: of what a reader sees.
    SNAPSHOTS,
    /// S3's daily metrics of a bucket, a day or two late: all that is billed, old versions with it.
    DAILY_METRICS,
    /// Scans that were kept: all that a listing shows.
    SCANS,
    /// The sum of [#SNAPSHOTS] over the tables of a bucket.
    TABLES,
    /// Confluent's Metrics API: what producers sent.
    KAFKA_METRICS
}
