package tableflow.console.ui.query.explain;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.plan.QueryPlan;
import tableflow.console.domain.sql.SqlStatement;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.service.query.explain.Advice;
import tableflow.console.service.query.explain.Advisor;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.Work;

/// The plan of one statement and the advice about it. JavaFX thread only.
final class PlanViewModel {

    private final String sql;
    private final PlanSource source;
    private final Work work;
    private final ReadOnlyObjectWrapper<@Nullable QueryPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable RemoteFailure> failure = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Advice> advice = FXCollections.observableArrayList();
    private @Nullable Job<?> job;

    PlanViewModel(String sql, PlanSource source, Work work) {
        this.sql = sql;
        this.source = source;
        this.work = work;
        advise(null);
    }

    /// Whether a statement is an `EXPLAIN`, whose result is a plan.
    static boolean isExplain(String sql) {
        StatementKind kind = StatementKind.of(sql);
        return kind == StatementKind.EXPLAIN || kind == StatementKind.EXPLAIN_ANALYZE;
    }

    /// Whether the engine can tell how it would run.
    static boolean canBeExplained(String sql) {
        SqlStatement statement = SqlStatement.of(sql);
        return statement.kind().isQuery() || statement.kind() == StatementKind.INSERT
                || statement.kind() == StatementKind.CREATE_TABLE_AS_SELECT;
    }

    ReadOnlyObjectProperty<@Nullable QueryPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RemoteFailure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// In the order of the statement.
    ObservableList<Advice> advice() {
        return advice;
    }

    /// Reads the plan that an `EXPLAIN` came to.
    void read(QueryExecution explained) {
        fetch(() -> source.of(explained));
    }

    /// Asks for the plan of the statement.
    void explain(QueryRequest request) {
        fetch(() -> source.explain(request));
    }

    void cancel() {
        Job<?> going = job;
        if (going != null) {
            going.cancel();
        }
    }

    private void fetch(Supplier<Optional<QueryPlan>> from) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        failure.set(null);
        job = work.job(text("query.plan.job"), _ -> from.get())
                .onResult(found -> {
                    plan.set(found.orElse(null));
                    if (found.isPresent()) {
                        advise(found.get());
                    } else {
                        failure.set(RemoteFailure.of(RemoteFailure.Kind.INVALID, text("query.plan.job"),
                                text("query.plan.form")).withAdvice(text("query.plan.form.advice")));
                    }
                })
                .onFailure(failure::set)
                .onEnd(() -> busy.set(false))
                .start();
    }

    private void advise(@Nullable QueryPlan known) {
        work.job(text("query.plan.advice"), _ -> Advisor.advise(sql, null, known))
                .quiet()
                .onResult((List<Advice> found) -> advice.setAll(found))
                .start();
    }
}
