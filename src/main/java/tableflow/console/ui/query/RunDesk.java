package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.sql.Statements;
import tableflow.console.service.query.RunMemory;
import tableflow.console.service.query.desk.PastRun;
import tableflow.console.service.query.desk.SqlParameter;
import tableflow.console.service.query.language.SyntaxCheck;
import tableflow.console.ui.shell.PaneContext;

/// Runs statements: looks at each before, asks where that is wanted, sends it, and remembers what came of it.
/// Statements that were begun together run one after the other while they succeed. JavaFX thread only.
final class RunDesk {

    /// More runs than this are not kept: the oldest that have ended go.
    private static final int KEPT = 20;

    private final QueryServices services;
    private final PaneContext context;
    private final ObservableList<QueryRun> runs = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable QueryRun> shown = new SimpleObjectProperty<>();
    private Asking asking = (run, facts, answer) -> answer.run();
    private int numbers;

    /// A statement with what stands for its `?`.
    record Filled(Statements.Span statement, List<SqlParameter> parameters) {}

    /// Asks the user whether a statement may run; `yes` is run if so, and the run cancelled if not.
    @FunctionalInterface
    interface Asking {
        void ask(QueryRun run, String facts, Runnable yes);
    }

    RunDesk(QueryServices services, PaneContext context) {
        this.services = services;
        this.context = context;
    }

    void askWith(Asking dialog) {
        asking = dialog;
    }

    /// Newest first.
    ObservableList<QueryRun> all() {
        return runs;
    }

    /// The run whose panels are seen.
    ObjectProperty<@Nullable QueryRun> shownProperty() {
        return shown;
    }

    /// What a run has cost so far; null while nothing is known.
    @Nullable BigDecimal cost(QueryRun run) {
        var statistics = run.statisticsProperty().get();
        boolean failed = run.phase() == RunPhase.FAILED;
        return failed || statistics.reused() || statistics.scannedBytes().isPresent()
                ? services.price().of(statistics, failed)
                : null;
    }

    void run(EditorTab tab, List<Filled> statements) {
        Queue<QueryRun> queue = new ArrayDeque<>();
        for (Filled filled : statements) {
            QueryScope where = tab.scopeProperty().get();
            QueryRequest request = new QueryRequest(
                    filled.statement().text(),
                    where.database(),
                    where.workgroup(),
                    services.first().resultLocation(),
                    filled.parameters().stream().map(SqlParameter::literal).toList()).in(where.catalog());
            RunPlace place = new RunPlace(tab.id(), filled.statement().from(), filled.statement().to());
            QueryRun run = new QueryRun(++numbers, new QueryRun.Wish(tab.name(), request, place));
            queue.add(run);
            add(run);
        }
        QueryRun first = queue.peek();
        if (first != null) {
            shown.set(first);
            dropOld();
            next(queue);
        }
    }

    /// Watches a statement that was sent before the console ended; its result is shown as that of any other.
    void follow(RunMemory.Unfinished sent) {
        QueryRequest request = new QueryRequest(
                sent.sql(), sent.database(), sent.workgroup(), services.first().resultLocation(), List.of())
                .in(sent.catalog());
        QueryRun run = new QueryRun(++numbers, new QueryRun.Wish(text("query.leftover.name"), request, null));
        add(run);
        shown.set(run);
        dropOld();
        run.follow(context.work(), services.runner(), sent);
    }

    /// Shows a run of earlier; one that is shown already comes to the front.
    void showPast(QueryRun.Wish wish, QueryExecution ended) {
        Optional<QueryRun> known = runs.stream()
                .filter(run -> run.phase() == RunPhase.SUCCEEDED)
                .filter(run -> run.executionProperty().map(QueryExecution::id).getValue().equals(ended.id()))
                .findFirst();
        if (known.isEmpty()) {
            runs.addFirst(QueryRun.past(++numbers, wish, ended));
            dropOld();
        }
        shown.set(known.orElseGet(runs::getFirst));
    }

    private void add(QueryRun run) {
        run.phaseProperty().subscribe(phase -> {
            if (phase.isEnded() && (run.started().isPresent() || phase == RunPhase.FAILED)) {
                remember(run);
            }
        });
        runs.addFirst(run);
    }

    /// Forgets a run; one that still goes on is cancelled.
    void close(QueryRun run) {
        run.cancel();
        int index = runs.indexOf(run);
        runs.remove(run);
        if (run.equals(shown.get())) {
            shown.set(runs.isEmpty() ? null : runs.get(Math.min(index, runs.size() - 1)));
        }
    }

    void close() {
        runs.forEach(QueryRun::cancel);
    }

    /// Sends the first of `queue`, and the next one once it has succeeded; if it does not, those behind it are given
    /// up.
    private void next(Queue<QueryRun> queue) {
        QueryRun run = queue.poll();
        if (run == null) {
            return;
        }
        run.phaseProperty().subscribe(phase -> {
            if (phase == RunPhase.SUCCEEDED) {
                next(queue);
            } else if (phase.isEnded()) {
                queue.forEach(QueryRun::cancel);
                queue.clear();
            }
        });
        Optional<String> excess = SyntaxCheck.excess(run.sql());
        if (excess.isPresent()) {
            run.refuse(
                    RemoteFailure.of(RemoteFailure.Kind.INVALID, text("query.job.run"), excess.get())
                            .withAdvice(text("query.excess.advice")),
                    context.work().clock().instant());
        } else if (!run.phase().isEnded()) {
            run.check(context.work(), services.gate(), answer -> answered(run, answer));
        }
    }

    private void answered(QueryRun run, QueryGate.Answer answer) {
        switch (answer) {
            case QueryGate.Pass pass -> run.start(context.work(), services.runner());
            case QueryGate.Ask ask ->
                    asking.ask(run, ask.facts(), () -> run.start(context.work(), services.runner()));
            case QueryGate.Refuse refuse -> run.refuse(refuse.reason(), context.work().clock().instant());
        }
    }

    private void remember(QueryRun run) {
        QueryExecution execution = run.executionProperty().get();
        RemoteFailure failure = run.failureProperty().get();
        BigDecimal cost = cost(run);
        var started = run.started().orElseGet(context.work().clock()::instant);
        PastRun past = new PastRun(
                execution == null ? null : execution.id(),
                run.sql(),
                run.request().database(),
                String.valueOf(run.request().workgroup()),
                run.phase().name(),
                started,
                Duration.between(started, run.ended().orElse(started)).toMillis(),
                run.statisticsProperty().get().scannedBytes().isPresent()
                        ? run.statisticsProperty().get().scannedBytes().getAsLong()
                        : null,
                cost == null ? null : cost.toPlainString(),
                failure == null ? null : failure.why(),
                run.request().catalog());
        context.work()
                .job(text("query.job.history"), progress -> {
                    services.desk().history().add(past);
                    return past;
                })
                .quiet()
                .start();
    }

    private void dropOld() {
        for (int i = runs.size() - 1; i >= 0 && runs.size() > KEPT; i--) {
            if (runs.get(i).phase().isEnded()) {
                runs.remove(i);
            }
        }
    }
}
