package tableflow.console.ui.storage;

/// What the scan of the place at hand does.
enum ScanState {
    /// Nobody has looked yet what a scan of the place takes.
    UNKNOWN,
    /// It is being looked up.
    LOOKING,
    /// It may begin.
    READY,
    RUNNING,
    PAUSED,
    /// It was told to end; what it counted is being kept.
    STOPPING;

    /// Whether requests may be under way.
    boolean isUnderWay() {
        return this == RUNNING || this == PAUSED || this == STOPPING;
    }
}
