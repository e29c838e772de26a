package tableflow.console.ui.query.explain;

import static tableflow.console.ui.Messages.text;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.plan.QueryPlan;
import tableflow.console.domain.sql.SqlStatement;
import tableflow.console.service.query.explain.Advice;
import tableflow.console.service.query.explain.Explainer;
import tableflow.console.service.query.explain.Explainer.Understanding;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.query.QueryRun;
import tableflow.console.ui.query.RunPhase;
import tableflow.console.ui.query.RunPlace;
import tableflow.console.ui.query.Workbench;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.JobSpec;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Task;

/// What is known of one run's statement: its advice at once, its plan when it is asked for. JavaFX thread only.
final class PlanViewModel {

    private final QueryRun run;
    private final Workbench bench;
    private final Supplier<Explainer> explainer;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable QueryPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper advised = new ReadOnlyBooleanWrapper();
    private final ObservableList<Advice> advice = FXCollections.observableArrayList();
    private @Nullable Job<Understanding> job;

    /// @param explainer asked on background threads only: it may have to open clients first
    PlanViewModel(QueryRun run, Workbench bench, Supplier<Explainer> explainer) {
        this.run = run;
        this.bench = bench;
        this.explainer = explainer;
    }

    /// The plan; none until one was asked for.
    ReadOnlyObjectProperty<@Nullable QueryPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// Why the last question was not answered.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether an answer is awaited.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the statement was looked at: no advice then means that there is none.
    ReadOnlyBooleanProperty advisedProperty() {
        return advised.getReadOnlyProperty();
    }

    /// In the order of the statement.
    ObservableList<Advice> advice() {
        return advice;
    }

    /// Whether the statement could be run again to see what it does: one that changes something cannot.
    boolean canAnalyze() {
        return !SqlStatement.of(run.sql()).writes() && !Explainer.isExplain(run.sql());
    }

    /// Whether there is a plan to ask for.
    boolean canExplain() {
        return !Explainer.isExplain(run.sql());
    }

    /// Gives advice, and shows the plan where the run itself is an `EXPLAIN` that succeeded.
    void open() {
        QueryExecution ended = run.executionProperty().get();
        if (Explainer.isExplain(run.sql()) && run.phase() == RunPhase.SUCCEEDED && ended != null) {
            start(text("query.plan.job.read"),
                    progress -> explainer.get().read(run.request(), ended, progress), this::open);
        } else {
            start(text("query.plan.job.advise"),
                    progress -> explainer.get().advise(run.request(), progress), this::open);
        }
    }

    /// Asks for the plan; nothing is scanned.
    void explain() {
        ask(false);
    }

    /// Runs the statement again to see what each operator does; asks first, because that costs as the run did.
    void analyze() {
        bench.context().dialogs().confirm(
                Confirmation.of(
                        text("query.plan.analyze.question"),
                        text("query.plan.analyze.message"),
                        text("query.plan.analyze")),
                () -> ask(true));
    }

    /// Gives up what is awaited; a query that runs for it is stopped.
    void cancel() {
        if (job != null) {
            job.cancel();
        }
    }

    /// Selects the part of the statement that an advice is about, in the tab that it was run from.
    void show(Advice one) {
        Advice.Place place = one.place();
        Optional<RunPlace> stood = run.place();
        if (place != null) {
            stood.ifPresent(it -> bench.show(
                    new RunPlace(it.tab(), it.from() + place.from(), it.from() + place.to())));
        }
    }

    /// Whether [#show] has something to show.
    boolean hasPlace(Advice one) {
        return one.place() != null && run.place().isPresent();
    }

    private void ask(boolean analyze) {
        start(text(analyze ? "query.plan.job.analyze" : "query.plan.job.explain"),
                progress -> explainer.get()
                        .explain(run.request(), analyze, look -> tell(look, progress), progress),
                () -> ask(analyze));
    }

    private static void tell(QueryExecution look, Progress progress) {
        progress.report(look.state().text());
    }

    private void start(String name, Task<Understanding> task, Runnable again) {
        problem.set(null);
        busy.set(true);
        JobSpec<Understanding> spec = bench.context().work().job(name, task)
                .in(slot)
                .onResult(this::understood)
                .onFailure(failure -> problem.set(new Problem(failure, again)))
                .onEnd(() -> busy.set(false));
        job = spec.start();
    }

    private void understood(Understanding told) {
        if (told.plan() != null) {
            plan.set(told.plan());
        }
        advice.setAll(told.advice());
        advised.set(true);
    }

    void close() {
        slot.clear();
    }
}
