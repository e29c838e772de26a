package tableflow.console.ui.storage;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.inventory.Offer;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.Counting;
import tableflow.console.service.storage.scan.ScanProgress;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// What is scanned, what that will take, and the scan while it runs. What it counts goes to the desk.
final class ScanViewModel {

    private final StorageDesk desk;
    private final StorageServices services;
    private final Work work;
    private final StringProperty place = new SimpleStringProperty("");
    private final IntegerProperty streams = new SimpleIntegerProperty(ScanRequest.USUAL_STREAMS);
    private final ReadOnlyObjectWrapper<ScanState> state = new ReadOnlyObjectWrapper<>(ScanState.UNKNOWN);
    private final ReadOnlyObjectWrapper<@Nullable Prospect> prospect = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ScanProgress> progress = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final LatestOnly looking = new LatestOnly();
    private final LatestOnly opening = new LatestOnly();
    private @Nullable ScanRun run;

    ScanViewModel(StorageDesk desk) {
        this.desk = desk;
        this.services = desk.services();
        this.work = desk.context().work();
        desk.onOpenKept(this::open);
        place.subscribe((before, now) -> {
            Prospect known = prospect.get();
            boolean other = known == null
                    ? state.get() == ScanState.LOOKING : !known.root().toString().equals(now);
            if (other && !state.get().isUnderWay()) {
                looking.clear();
                prospect.set(null);
                state.set(ScanState.UNKNOWN);
            }
        });
    }

    /// What is to be scanned: `s3://bucket/prefix`.
    StringProperty placeProperty() {
        return place;
    }

    /// How many requests may be under way at once.
    IntegerProperty streamsProperty() {
        return streams;
    }

    ReadOnlyObjectProperty<ScanState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What is known of the place before a scan; absent until it was looked up.
    ReadOnlyObjectProperty<@Nullable Prospect> prospectProperty() {
        return prospect.getReadOnlyProperty();
    }

    /// The figures of the scan that runs; absent while none does.
    ReadOnlyObjectProperty<@Nullable ScanProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Looks at the profile's bucket, unless a place was chosen already.
    void begin() {
        if (state.get() == ScanState.UNKNOWN && prospect.get() == null && !looking.isBusy()) {
            look();
        }
    }

    /// Looks up what a scan of the place takes, and shows the newest one that is kept of it.
    void look() {
        if (state.get().isUnderWay()) {
            return;
        }
        String wanted = place.get().strip();
        problem.set(null);
        state.set(ScanState.LOOKING);
        work.job(text("storage.job.look"), progress -> {
                    StorageScans scans = services.scans().get();
                    return Prospect.of(scans, wanted.isEmpty() ? scans.usual() : parse(wanted));
                })
                .in(looking)
                .onResult(this::looked)
                .onFailure(failure -> {
                    state.set(ScanState.UNKNOWN);
                    problem.set(new Problem(failure, this::look));
                })
                .onCancelled(() -> state.set(ScanState.UNKNOWN))
                .start();
    }

    private static S3Uri parse(String wanted) {
        try {
            return S3Uri.parse(wanted.startsWith("s3") ? wanted : "s3://" + wanted);
        } catch (IllegalArgumentException none) {
            throw RemoteFailure.of(Kind.INVALID, text("storage.job.look"), String.valueOf(none.getMessage()))
                    .withAdvice(text("storage.place.advice"));
        }
    }

    private void looked(Prospect found) {
        prospect.set(found);
        place.set(found.root().toString());
        Checkpoint newest = found.newest();
        ShownScan now = desk.shownProperty().get();
        if (newest != null && (now == null || !now.scan().equals(newest))) {
            desk.show(new ShownScan(newest, found.owners(), true, false));
        } else if (newest == null && now != null && !now.scan().root().equals(found.root())) {
            desk.show(null);
        }
        state.set(ScanState.READY);
    }

    /// Whether what runs lists; a count by a list that S3 has written does not.
    boolean isListing() {
        return run == null || run.isListing();
    }

    /// Begins to scan the place that was looked at. Whether a large scan is wanted has been asked.
    void start() {
        scan(null);
    }

    /// Goes on with the newest scan of the place, where it was stopped.
    void resume() {
        Prospect known = prospect.get();
        if (known != null) {
            known.stopped().ifPresent(this::scan);
        }
    }

    /// Counts the place by a list that S3 has written, in the place of a scan.
    ///
    /// @param offer one of the place that was looked at
    void count(Offer offer) {
        Prospect known = prospect.get();
        if (known != null && offer.isUsable()) {
            run(text("storage.job.count", known.root(), offer.inventory().id()),
                    scans -> scans.count(offer, known.root(), known.owners()), false);
        }
    }

    private void scan(@Nullable Checkpoint from) {
        Prospect known = prospect.get();
        if (known != null) {
            ScanRequest request = ScanRequest.of(known.root())
                    .withStreams(streams.get())
                    .withTables(known.owners().roots())
                    .withExpected(known.root().key().isEmpty() ? known.foresight().objects() : OptionalLong.empty());
            run(text("storage.job.scan", known.root()), scans -> scans.scan(request, from), true);
        }
    }

    private void run(String name, Function<StorageScans, Counting> what, boolean listing) {
        if (state.get() != ScanState.READY) {
            return;
        }
        problem.set(null);
        opening.clear();
        ScanRun started = new ScanRun(services.scans(), what, listing);
        run = started;
        progress.set(null);
        state.set(ScanState.RUNNING);
        work.job(name, started, (List<ScanRun.Told> told) ->
                        told.forEach(one -> told(started, one)))
                .onResult(kept -> {
                    RemoteFailure notKept = kept.notKept();
                    if (notKept != null && problem.get() == null) {
                        problem.set(Problem.of(notKept));
                    }
                    ended(started);
                })
                .onFailure(failure -> {
                    problem.set(new Problem(failure, this::look));
                    ended(started);
                })
                .onCancelled(() -> ended(started))
                .start();
    }

    /// Of a scan that was stopped as a job the end is told late: its job waits for it no longer than a moment.
    private void told(ScanRun by, ScanRun.Told told) {
        if (by != run) {
            return;
        }
        boolean underWay = state.get().isUnderWay();
        switch (told) {
            case ScanRun.Figures figures when underWay -> progress.set(figures.now());
            case ScanRun.Grown grown when underWay -> show(grown.soFar(), true);
            case ScanRun.Ended ended -> {
                show(ended.outcome().kept(), false);
                RemoteFailure failure = ended.outcome().failure();
                if (failure != null) {
                    problem.set(new Problem(failure, null));
                }
                if (underWay) {
                    state.set(ScanState.STOPPING);
                } else {
                    remember();
                }
            }
            case ScanRun.Written written when !underWay -> {
                run = null;
                desk.keptChanged();
            }
            default -> {
                // Figures behind its end.
            }
        }
    }

    private void show(Checkpoint scan, boolean running) {
        TopicOwners known = owners(scan.root().bucket());
        desk.show(new ShownScan(
                scan, known == null ? TopicOwners.NONE : known, false, running));
    }

    private void ended(ScanRun by) {
        if (by != run) {
            return;
        }
        progress.set(null);
        state.set(ScanState.READY);
        remember();
        desk.keptChanged();
    }

    /// What was scanned is the newest of the place now, and may be one to go on with.
    private void remember() {
        ShownScan last = desk.shownProperty().get();
        Prospect known = prospect.get();
        if (last != null && known != null && last.scan().root().equals(known.root())) {
            ShownScan still = new ShownScan(last.scan(), last.owners(), last.kept(), false);
            desk.show(still);
            prospect.set(known.withNewest(still.scan()));
        }
    }

    void pause() {
        if (state.get() == ScanState.RUNNING && run != null) {
            run.pause();
            state.set(ScanState.PAUSED);
        }
    }

    void goOn() {
        if (state.get() == ScanState.PAUSED && run != null) {
            run.goOn();
            state.set(ScanState.RUNNING);
        }
    }

    /// Ends the scan; what was counted is kept.
    void stop() {
        if (state.get().isUnderWay() && run != null) {
            run.cancel();
            state.set(ScanState.STOPPING);
        }
    }

    /// Shows a scan that is kept.
    void open(KeptScan kept) {
        if (state.get().isUnderWay()) {
            return;
        }
        TopicOwners known = owners(kept.root().bucket());
        work.job(text("storage.job.open", kept.root()), progress -> {
                    StorageScans scans = services.scans().get();
                    return new ShownScan(scans.files().open(kept),
                            known == null ? scans.owners(kept.root().bucket()) : known,
                            true, false);
                })
                .in(opening)
                .onResult(desk::show)
                .onFailure(failure -> problem.set(new Problem(failure, () -> open(kept))))
                .start();
    }

    /// Those of the bucket that was looked at; absent for another one.
    private @Nullable TopicOwners owners(String bucket) {
        Prospect known = prospect.get();
        return known != null && known.root().bucket().equals(bucket) ? known.owners() : null;
    }

    void close() {
        stop();
        looking.clear();
        opening.clear();
    }
}
