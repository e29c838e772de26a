package tableflow.console.ui.storage;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.OptionalLong;
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
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.scan.Checkpoint;
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
        desk.onAdopt(this::adopt);
        desk.onOpenKept(this::open);
        place.subscribe((before, now) -> {
            Prospect known = prospect.get();
            if (!state.get().isUnderWay() && known != null && !known.root().toString().equals(now)) {
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
        state.set(ScanState.READY);
        Checkpoint newest = found.newest();
        ShownScan now = desk.shownProperty().get();
        if (newest != null && (now == null || !now.scan().equals(newest))) {
            desk.show(new ShownScan(newest, found.owners(), text("storage.source.kept"), false));
        } else if (newest == null && now != null && !now.scan().root().equals(found.root())) {
            desk.show(null);
        }
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

    private void scan(@Nullable Checkpoint from) {
        Prospect known = prospect.get();
        if (known == null || state.get() != ScanState.READY) {
            return;
        }
        problem.set(null);
        opening.clear();
        ScanRequest request = ScanRequest.of(known.root())
                .withStreams(streams.get())
                .withTables(known.owners().roots())
                .withExpected(known.root().key().isEmpty() ? known.foresight().objects() : OptionalLong.empty());
        ScanRun started = new ScanRun(services.scans(), request, from);
        run = started;
        progress.set(null);
        state.set(ScanState.RUNNING);
        work.job(text("storage.job.scan", known.root()), started, (List<ScanRun.Told> told) ->
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

    private void told(ScanRun by, ScanRun.Told told) {
        if (by != run) {
            return;
        }
        switch (told) {
            case ScanRun.Figures figures -> progress.set(figures.now());
            case ScanRun.Grown grown -> show(grown.soFar(), true);
            case ScanRun.Ended ended -> {
                state.set(ScanState.STOPPING);
                show(ended.outcome().kept(), false);
                RemoteFailure failure = ended.outcome().failure();
                if (failure != null) {
                    problem.set(new Problem(failure, null));
                }
            }
        }
    }

    private void show(Checkpoint scan, boolean running) {
        TopicOwners known = owners(scan.root().bucket());
        desk.show(new ShownScan(
                scan, known == null ? TopicOwners.NONE : known, text("storage.source.listing"), running));
    }

    /// Looks again at what is known: the scan is kept now, and may be one to go on with.
    private void ended(ScanRun by) {
        if (by != run) {
            return;
        }
        run = null;
        progress.set(null);
        state.set(ScanState.READY);
        ShownScan last = desk.shownProperty().get();
        Prospect known = prospect.get();
        if (last != null && known != null && last.scan().root().equals(known.root())) {
            ShownScan still = new ShownScan(last.scan(), last.owners(), last.source(), false);
            desk.show(still);
            prospect.set(new Prospect(known.root(), known.foresight(), known.owners(), still.scan(), null));
        }
        desk.keptChanged();
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
                            text("storage.source.kept"), false);
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

    private void adopt(Checkpoint scan, String source) {
        if (state.get().isUnderWay()) {
            return;
        }
        TopicOwners known = owners(scan.root().bucket());
        work.job(text("storage.job.keep", scan.root()), progress -> {
                    StorageScans scans = services.scans().get();
                    scans.files().keep(scan);
                    return known == null ? scans.owners(scan.root().bucket()) : known;
                })
                .in(opening)
                .onResult(found -> {
                    desk.show(new ShownScan(scan, found, source, false));
                    desk.keptChanged();
                })
                .onFailure(failure -> problem.set(Problem.of(failure)))
                .start();
    }

    void close() {
        stop();
        looking.clear();
        opening.clear();
    }
}
