package tableflow.console.service.storage.scan;

import java.util.function.Consumer;

/// Something that counts what lies under a place, by listing it or by a list that S3 has written. It runs once; while
/// it runs other threads may pause, go on with and cancel it, and look at what it has so far.
public interface Counting {

    /// Runs to the end, or until it fails or is cancelled; an interrupt of the calling thread cancels it, and stays
    /// set. What was counted until then is in the outcome in any case.
    ///
    /// @param progress told some times a second, on this thread
    Scan.Outcome run(Consumer<ScanProgress> progress);

    /// Starts no more requests until [#resume].
    void pause();

    void resume();

    /// Ends it; [#run] returns at once.
    void cancel();

    /// What it has so far; never complete before it is.
    Checkpoint checkpoint();
}
