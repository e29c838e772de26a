package tableflow.console.domain.provisioning;

/// Where a step of a run stands.
public enum StepState {
    /// Its turn has not come.
    PENDING,
    RUNNING,
    /// Nothing to send for now: a key spreads, a table comes up.
    WAITING,
    DONE,
    FAILED,
    /// A step that it depends on failed.
    SKIPPED,
    CANCELLED;

    public boolean ended() {
        return this != PENDING && this != RUNNING && this != WAITING;
    }
}
