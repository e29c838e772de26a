package tableflow.console.domain.query;

/// Where a query is. Athena names no others today; a new one is shown as text.
public enum QueryState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /// Whether nothing more happens to it.
    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
