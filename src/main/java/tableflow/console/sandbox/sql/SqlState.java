package tableflow.console.sandbox.sql;

/// How far a run is. The last three are final.
public enum SqlState {
    /// Waiting: for the engine to be ready, or for its turn.
    QUEUED,
    RUNNING,
    FINISHED,
    FAILED,
    CANCELLED;

    public boolean done() {
        return this == FINISHED || this == FAILED || this == CANCELLED;
    }
}
