package tableflow.console.ui.messages;

/// Where a reading is in its life.
public enum ReadingState {
    /// Nothing was read yet.
    NOTHING,
    READING,
    PAUSED,
    /// Everything that was asked for was read, or as much as was wanted.
    ENDED,
    /// Stopped by hand; what came stays.
    STOPPED,
    /// It could not go on; what came stays.
    FAILED;

    /// Whether records may still come.
    public boolean isGoing() {
        return this == READING || this == PAUSED;
    }
}
