package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.query.desk.PastRun;
import tableflow.console.service.query.desk.RunHistory;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The runs made on this machine, and which of them have their rows here. JavaFX thread only.
final class PastRuns {

    /// What was read.
    private record Read(List<PastRun> runs, Set<String> kept) {}

    private static final int LINES_SHOWN = 8;

    private final RunHistory history;
    private final QueryServices.Lookup lookup;
    private final Workbench bench;
    private final ObservableList<PastRun> all = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Set<String>> kept = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final LatestOnly reading = new LatestOnly();
    private final LatestOnly opening = new LatestOnly();
    private boolean visible;

    PastRuns(RunHistory history, QueryServices.Lookup lookup, Workbench bench) {
        this.history = history;
        this.lookup = lookup;
        this.bench = bench;
        bench.runs().addListener((ListChangeListener<QueryRun>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(run -> run.phaseProperty().subscribe(phase -> {
                    if (phase.isEnded() && visible) {
                        read();
                    }
                }));
            }
        });
    }

    /// Newest first.
    ObservableList<PastRun> all() {
        return all;
    }

    /// Ids of runs whose rows are on this machine, all of them or some.
    ReadOnlyObjectProperty<Set<String>> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// It can be seen now, or no longer.
    void visible(boolean now) {
        visible = now;
        if (now) {
            read();
        }
    }

    void read() {
        Work work = bench.context().work();
        work.job(text("query.job.past"), progress -> new Read(List.copyOf(history.list()), lookup.keptResults()))
                .in(reading)
                .quiet()
                .onResult(read -> {
                    kept.set(read.kept());
                    all.setAll(read.runs());
                })
                .onFailure(failure -> problem.set(new Problem(failure, this::read)))
                .start();
    }

    /// Whether there may be a result: Athena may have lost it since.
    static boolean hasResult(@Nullable PastRun run) {
        return run != null && run.id() != null && RunPhase.SUCCEEDED.name().equals(run.state());
    }

    /// Shows the result of a run, without running it; one that nobody has any more can be run again.
    void showResult(PastRun run) {
        String id = run.id();
        if (id == null || !hasResult(run)) {
            return;
        }
        problem.set(null);
        bench.context().work()
                .job(text("query.job.past.result"), progress -> lookup.past(id))
                .in(opening)
                .onResult(ended -> bench.showResult(text("query.past.name"), request(run), ended))
                .onFailure(failure -> failed(run, failure))
                .start();
    }

    private void failed(PastRun run, RemoteFailure failure) {
        if (!failure.is(Kind.NOT_FOUND)) {
            problem.set(new Problem(failure, () -> showResult(run)));
            return;
        }
        bench.context().dialogs().confirm(
                new Confirmation(
                        text("query.past.gone"),
                        text("query.past.gone.text", failure.why()),
                        run.sql().strip().lines().limit(LINES_SHOWN).toList(),
                        text("query.past.again"),
                        false,
                        null),
                () -> runAgain(run));
    }

    void open(PastRun run) {
        bench.open(text("query.past.name"), run.sql(), where(run));
    }

    /// Where it ran.
    void runAgain(PastRun run) {
        bench.openAndRun(text("query.past.name"), run.sql(), where(run));
    }

    private static QueryRequest request(PastRun run) {
        return new QueryRequest(run.sql(), run.database(), run.workgroup(), null, List.of(), run.catalog(),
                OptionalInt.empty());
    }

    private static QueryScope where(PastRun run) {
        return new QueryScope(run.catalog(), run.database(), run.workgroup());
    }

    void close() {
        reading.clear();
        opening.clear();
    }
}
