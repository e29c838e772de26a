package tableflow.console.service.query.ready;

/// A query that can be run as it stands.
///
/// @param subject stable; part of the message key of its name and explanation
/// @param sql one statement, without a semicolon
public record ReadyQuery(Subject subject, String sql) {

    /// What is asked.
    public enum Subject {
        /// The last hundred rows by time.
        NEWEST_ROWS,
        /// Rows by hour of the last two days.
        ROWS_PER_HOUR,
        /// Rows, offsets and times of each Kafka partition.
        ROWS_PER_PARTITION,
        /// How old the newest row of each Kafka partition is.
        LAG,
        /// Records that stand in the table more than once.
        DUPLICATE_RECORDS,
        /// Keys with more than one row.
        DUPLICATE_KEYS,
        /// Offsets that are missing in a Kafka partition.
        OFFSET_GAPS,
        /// How many rows have a value in each column.
        SCHEMA_DRIFT,
        /// Data files from small to large.
        FILE_SIZES,
        /// Snapshots with what they added.
        SNAPSHOTS,
        /// The row of one Kafka record.
        ONE_RECORD,
        /// Rows that came between two snapshots.
        ADDED_ROWS
    }
}
