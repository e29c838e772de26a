package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.MalformedResult;
import tableflow.console.service.query.result.Results;
import tableflow.console.service.query.result.store.Arrival;
import tableflow.console.service.query.result.store.ResultEntry;
import tableflow.console.service.query.result.store.ResultFacts;
import tableflow.console.service.query.result.store.StoredResult;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.JobProgress;
import tableflow.console.ui.work.JobSpec;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// A result from the moment its query has succeeded: opens or fetches it, tells how much is here, and shows its rows as
/// they came or as [Ordering] has them. JavaFX thread only.
public final class ResultViewModel {

    /// What the place of the rows shows.
    public enum State {
        /// It is being opened, or the first rows are on their way.
        LOADING,
        ROWS,
        /// There are none, and none will come.
        EMPTY,
        /// There are rows, but the filter lets none through.
        NO_MATCH,
        /// It was deleted: only a new run brings it back.
        GONE,
        /// Nothing could be had.
        FAILED
    }

    /// How much is here.
    ///
    /// @param rows so far
    /// @param bytes so far
    /// @param total bytes in all, 0 while it is not known
    /// @param source where they come from; empty before the first
    public record Amount(long rows, long bytes, long total, Arrival arrival, Optional<Results.Source> source) {
        static final Amount NONE = new Amount(0, 0, 0, Arrival.ARRIVING, Optional.empty());
    }

    /// A run whose result is wanted.
    ///
    /// @param title short, names its jobs
    /// @param workgroup that it ran in; absent when it is not known
    public record Wanted(String title, QueryExecution ended, @Nullable String workgroup, Instant submitted) {}

    private final ResultServices services;
    private @Nullable Wanted wanted;
    private final Work work;
    private final LatestOnly fetching = new LatestOnly();
    private final AtomicBoolean heard = new AtomicBoolean();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private final ReadOnlyObjectWrapper<Amount> amount = new ReadOnlyObjectWrapper<>(Amount.NONE);
    private final ReadOnlyObjectWrapper<List<ResultColumn>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable ShownRows> rows = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Boolean> pinned = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyBooleanWrapper damaged = new ReadOnlyBooleanWrapper();
    private final Ordering ordering;
    private @Nullable StoredResult stored;
    private StoredResult.@Nullable Registration registration;
    private long total;
    private boolean closed;

    /// Nothing is asked for before [#open].
    public ResultViewModel(ResultServices services, Work work) {
        this.services = services;
        this.work = work;
        this.ordering = new Ordering(services.orders(), work, this::show, failure -> {
            noticed(failure);
            problem.set(Problem.of(failure));
        });
    }

    /// Opens a result, and fetches what of it is not here: in one job, for the JavaFX thread has its hands full just
    /// when a run has ended.
    public void open(Wanted newly) {
        wanted = newly;
        if (closed) {
            return;
        }
        start(
                work.<StoredResult, Boolean>job(text("result.job.fetch", newly.title()),
                        (progress, opened) -> {
                            StoredResult into = services.store().begin(
                                    ResultFacts.of(newly.ended(), newly.workgroup(), newly.submitted()));
                            opened.accept(into);
                            into.fetch(services.results().get(), newly.ended(), progress);
                            return true;
                        },
                        opened -> opened.forEach(this::opened)),
                this::fetch);
    }

    private void start(JobSpec<Boolean> bringing, Runnable again) {
        problem.set(null);
        Job<Boolean> job = bringing.in(fetching)
                .onFailure(failure -> fail(failure, again))
                .onEnd(this::update)
                .start();
        job.progressProperty().subscribe(this::progressed);
        state.set(stateOf());
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Amount> amountProperty() {
        return amount.getReadOnlyProperty();
    }

    /// Its columns; empty while they are not known.
    public ReadOnlyObjectProperty<List<ResultColumn>> columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether what is not here cannot be had any more.
    boolean isGone() {
        Problem now = problem.get();
        return now != null && now.failure().is(RemoteFailure.Kind.NOT_FOUND);
    }

    /// Whether it is kept whatever room there is.
    public ReadOnlyObjectProperty<Boolean> pinnedProperty() {
        return pinned.getReadOnlyProperty();
    }

    /// What the grid shows; null before the columns are known.
    ReadOnlyObjectProperty<@Nullable ShownRows> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// How the rows are sorted and filtered.
    Ordering ordering() {
        return ordering;
    }

    /// The result; null before it is open.
    @Nullable StoredResult stored() {
        return stored;
    }

    ResultServices services() {
        return services;
    }

    /// What was opened. Not before [#open].
    Wanted wanted() {
        return Objects.requireNonNull(wanted, "not opened yet");
    }

    /// Ends the fetch; what has come stays.
    public void cancel() {
        fetching.cancel();
    }

    /// Fetches what is not here.
    public void fetch() {
        StoredResult into = stored;
        Wanted now = wanted();
        if (into == null) {
            open(now);
            return;
        }
        start(work.job(text("result.job.fetch", now.title()), progress -> {
            into.fetch(services.results().get(), now.ended(), progress);
            return true;
        }), this::fetch);
    }

    /// Whether what is here breaks the rules, or is of another object than the one that lies there now.
    ReadOnlyBooleanProperty damagedProperty() {
        return damaged.getReadOnlyProperty();
    }

    /// Something that was done with the rows has failed.
    void noticed(RemoteFailure failure) {
        damaged.set(damaged.get() || MalformedResult.isBehind(failure));
    }

    /// Drops what is here and fetches all of it; where it cannot be had any more, what is here stays.
    void fetchAnew() {
        StoredResult into = stored;
        if (into == null) {
            return;
        }
        Wanted now = wanted();
        start(work.job(text("result.job.fetch", now.title()), progress -> {
            into.fetchAnew(services.results().get(), now.ended(), progress);
            return true;
        }).onResult(done -> {
            damaged.set(false);
            update();
            ordering.apply();
        }), this::fetchAnew);
    }

    /// Keeps the result, or lets it go like the others.
    public void pin(boolean keep) {
        String id = wanted().ended().id();
        work.job(text("result.job.pin"), progress -> {
                    services.store().pin(id, keep);
                    return keep;
                })
                .quiet()
                .onResult(pinned::set)
                .onFailure(failure -> problem.set(Problem.of(failure)))
                .start();
    }

    /// Gives up what runs and lets go of the files.
    public void close() {
        closed = true;
        fetching.clear();
        ordering.close();
        StoredResult open = stored;
        stored = null;
        if (registration != null) {
            registration.close();
        }
        if (open != null) {
            release(open);
        }
    }

    private void release(StoredResult open) {
        work.job(text("result.job.close"), progress -> {
                    open.close();
                    return true;
                })
                .quiet()
                .start();
    }

    private void opened(StoredResult result) {
        if (closed) {
            release(result);
            return;
        }
        stored = result;
        // Told on the thread that fetches, often: one look on the JavaFX thread waits at a time.
        registration = result.listen(() -> {
            if (heard.compareAndSet(false, true)) {
                work.onFx(() -> {
                    heard.set(false);
                    update();
                });
            }
        });
        update();
    }

    private void progressed(JobProgress progress) {
        if (progress.total() > 0 && progress.total() != total) {
            total = progress.total();
            update();
        }
    }

    private void update() {
        StoredResult result = stored;
        if (result == null) {
            return;
        }
        ResultEntry entry = result.entry();
        boolean whole = entry.arrival().is(Arrival.State.COMPLETE);
        boolean wholeBefore = amount.get().arrival().is(Arrival.State.COMPLETE);
        amount.set(new Amount(
                entry.rows(), entry.bytes(), whole ? entry.bytes() : total, entry.arrival(), entry.source()));
        pinned.set(entry.pinned());
        if (!entry.columns().isEmpty() && columns.get().isEmpty()) {
            columns.set(entry.columns());
            ordering.columns(result.file(), entry.columns());
        }
        ShownRows shown = rows.get();
        if (shown == null && !columns.get().isEmpty()) {
            rows.set(ShownRows.asTheyCame(result.file()));
        } else if (shown != null) {
            shown.grow();
        }
        if (whole && !wholeBefore) {
            ordering.again();
        }
        state.set(stateOf());
    }

    private void show(ShownRows newRows) {
        rows.set(newRows);
        state.set(stateOf());
    }

    private void fail(RemoteFailure failure, Runnable again) {
        noticed(failure);
        problem.set(failure.is(RemoteFailure.Kind.NOT_FOUND) ? Problem.of(failure) : new Problem(failure, again));
        state.set(stateOf());
    }

    private State stateOf() {
        ShownRows shown = rows.get();
        if (shown != null && shown.rowCount().get() > 0) {
            return State.ROWS;
        }
        Amount now = amount.get();
        if (shown != null && shown.order() != null && now.rows() > 0) {
            return State.NO_MATCH;
        }
        if (now.arrival().is(Arrival.State.COMPLETE)) {
            return State.EMPTY;
        }
        if (isGone()) {
            return State.GONE;
        }
        boolean coming = fetching.isBusy() || wanted == null;
        return coming && problem.get() == null ? State.LOADING : State.FAILED;
    }
}
