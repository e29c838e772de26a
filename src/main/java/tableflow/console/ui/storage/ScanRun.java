package tableflow.console.ui.storage;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.Counting;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanProgress;
import tableflow.console.ui.work.PartTask;

/// A scan as a job: tells its figures, now and then what it has so far, and keeps it on disk while it runs, so that one
/// that ends with the console can be gone on with.
final class ScanRun implements PartTask<ScanRun.Told, ScanRun.Kept> {

    private static final long SHOW_EVERY_MILLIS = 1_500;
    private static final long KEEP_EVERY_MILLIS = 20_000;

    private final Supplier<StorageScans> scans;
    private final Function<StorageScans, Counting> what;
    private final boolean listing;
    private volatile @Nullable Counting scan;
    private volatile boolean cancelled;
    private boolean paused;
    private long shown;
    private long kept;
    private boolean wasPaused;

    /// What it tells while it runs.
    sealed interface Told {}

    /// Its figures.
    record Figures(ScanProgress now) implements Told {}

    /// What it has so far.
    record Grown(Checkpoint soFar) implements Told {}

    /// Its end, before it is kept.
    record Ended(Scan.Outcome outcome) implements Told {}

    /// It was written to disk, or could not be: told behind its end.
    record Written() implements Told {}

    /// What became of it on disk.
    ///
    /// @param notKept why it could not be kept; absent when it is
    record Kept(@Nullable RemoteFailure notKept) {}

    /// @param what runs
    /// @param listing whether that is a scan, and not a count by a list that S3 has written
    ScanRun(Supplier<StorageScans> scans, Function<StorageScans, Counting> what, boolean listing) {
        this.scans = scans;
        this.what = what;
        this.listing = listing;
    }

    boolean isListing() {
        return listing;
    }

    @Override
    public Kept run(Progress progress, Consumer<Told> parts) {
        StorageScans service = scans.get();
        Counting running = what.apply(service);
        began(running);
        Scan.Outcome outcome = running.run(now -> tell(now, running, progress, parts));
        // Whoever cancels the job wants what was counted: an interrupt would end the writing of the file, too.
        boolean interrupted = Thread.interrupted();
        parts.accept(new Ended(outcome));
        RemoteFailure notKept = null;
        try {
            service.files().keep(outcome.kept());
        } catch (RemoteFailure failed) {
            notKept = failed;
        }
        scan = null;
        parts.accept(new Written());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Kept(notKept);
    }

    private void tell(ScanProgress now, Counting running, Progress progress, Consumer<Told> parts) {
        parts.accept(new Figures(now));
        progress.report(Units.grouped(now.seen().objects()) + " objects", now.seen().objects(),
                now.expected().orElse(0));
        boolean keep = now.millis() - kept >= KEEP_EVERY_MILLIS;
        // A pause is the time to look; its clock stands still.
        boolean paused = now.paused() && !wasPaused;
        wasPaused = now.paused();
        if (paused || keep || now.millis() - shown >= SHOW_EVERY_MILLIS) {
            Checkpoint soFar = running.checkpoint();
            shown = now.millis();
            parts.accept(new Grown(soFar));
            if (keep) {
                kept = now.millis();
                keep(soFar);
            }
        }
    }

    /// That a scan in the making cannot be kept is told at its end.
    private void keep(Checkpoint soFar) {
        try {
            scans.get().files().keep(soFar);
        } catch (RemoteFailure later) {
            org.slf4j.LoggerFactory.getLogger(ScanRun.class).warn("not kept on the way: {}", later.getMessage());
        }
    }

    /// Clients take their time to open: what was asked meanwhile is done now.
    private synchronized void began(Counting running) {
        scan = running;
        if (paused) {
            running.pause();
        }
        if (cancelled) {
            running.cancel();
        }
    }

    synchronized void pause() {
        paused = true;
        Counting running = scan;
        if (running != null) {
            running.pause();
        }
    }

    synchronized void goOn() {
        paused = false;
        Counting running = scan;
        if (running != null) {
            running.resume();
        }
    }

    /// Ends it at once; what was counted is kept.
    void cancel() {
        cancelled = true;
        Counting running = scan;
        if (running != null) {
            running.cancel();
        }
    }
}
