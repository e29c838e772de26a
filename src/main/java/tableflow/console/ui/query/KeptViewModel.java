package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.NamedQuery;
import tableflow.console.domain.query.PreparedStatement;
import tableflow.console.service.query.desk.WorkgroupStatements;
import tableflow.console.service.query.desk.WorkgroupStatements.Kept;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// What the workgroup in use keeps: read when it is first seen, and after a switch or a change. JavaFX thread only.
final class KeptViewModel {

    private final WorkgroupStatements statements;
    private final Workbench bench;
    private final LatestOnly slot = new LatestOnly();
    private final ObservableList<NamedQuery> named = FXCollections.observableArrayList();
    private final ObservableList<PreparedStatement> prepared = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper workgroup = new ReadOnlyStringWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private @Nullable String read;
    private boolean visible;

    KeptViewModel(WorkgroupStatements statements, Workbench bench) {
        this.statements = statements;
        this.bench = bench;
        bench.scopeProperty().subscribe(scope -> {
            workgroup.set(scope.workgroup());
            if (visible && !scope.workgroup().equals(read)) {
                reload();
            }
        });
    }

    /// The named queries, by name.
    ObservableList<NamedQuery> named() {
        return named;
    }

    /// The prepared statements, by name.
    ObservableList<PreparedStatement> prepared() {
        return prepared;
    }

    ReadOnlyStringProperty workgroupProperty() {
        return workgroup.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Whether the profile lets nothing be saved or deleted.
    boolean readOnly() {
        return statements.readOnly();
    }

    void shown(boolean now) {
        visible = now;
        if (now && !workgroup.get().equals(read)) {
            reload();
        }
    }

    void reload() {
        String wanted = workgroup.get();
        if (!wanted.equals(read)) {
            named.clear();
            prepared.clear();
        }
        after(wanted, () -> {});
    }

    /// Opens it in a tab, which runs where the query belongs.
    void open(NamedQuery query) {
        NamedQuery.Draft draft = query.draft();
        String database = draft.database().isEmpty() ? null : draft.database();
        bench.open(draft.name(), draft.sql(), new QueryScope(database, draft.workgroup()));
    }

    /// Opens its text in a tab, to be read, changed or run for itself.
    void open(PreparedStatement statement) {
        bench.open(statement.name(), statement.sql(), in(statement));
    }

    /// Asks for the values of its `?` and executes it.
    void execute(PreparedStatement statement) {
        bench.execute(statement, in(statement));
    }

    private QueryScope in(PreparedStatement statement) {
        return bench.scopeProperty().get().withWorkgroup(statement.workgroup());
    }

    /// The statement at the caret, or what is selected; says so when there is none.
    ///
    /// @param what was wanted, for the failure
    Optional<String> statement(String what) {
        String sql = bench.statement();
        if (sql.isBlank()) {
            refuse(what, "query.named.nothing", "query.named.nothing.advice");
            return Optional.empty();
        }
        return Optional.of(sql);
    }

    /// Saves the statement at the caret. Athena wants a database with it.
    void save(String name, String description) {
        QueryScope scope = bench.scopeProperty().get();
        String database = scope.database();
        String what = text("query.named.job.save", name);
        statement(what).ifPresent(sql -> {
            if (database == null) {
                refuse(what, "query.named.nodatabase", "query.named.nodatabase.advice");
                return;
            }
            NamedQuery.Draft draft = new NamedQuery.Draft(name, description, database, sql, scope.workgroup());
            after(draft.workgroup(), () -> statements.save(draft));
        });
    }

    /// Gives a named query another name, description or statement.
    void change(NamedQuery query, String name, String description, String sql) {
        NamedQuery.Draft before = query.draft();
        NamedQuery.Draft wanted =
                new NamedQuery.Draft(name, description, before.database(), sql, before.workgroup());
        if (!wanted.equals(before)) {
            after(before.workgroup(), () -> statements.change(query, wanted));
        }
    }

    void delete(NamedQuery query) {
        after(query.draft().workgroup(), () -> statements.delete(query));
    }

    /// Prepares the statement at the caret.
    void prepare(String name, String description) {
        String group = workgroup.get();
        statement(text("query.prepared.job.save", name)).ifPresent(sql -> after(group, () ->
                statements.prepare(new PreparedStatement(name, group, sql, description, null))));
    }

    /// Gives a prepared statement another text or description.
    void change(PreparedStatement statement, String sql, String description) {
        if (!sql.equals(statement.sql()) || !description.equals(statement.description())) {
            after(statement.workgroup(), () -> statements.change(statement, sql, description));
        }
    }

    void delete(PreparedStatement statement) {
        after(statement.workgroup(), () -> statements.delete(statement));
    }

    void close() {
        slot.clear();
    }

    private void refuse(String what, String why, String advice) {
        problem.set(Problem.of(RemoteFailure.of(Kind.INVALID, what, text(why)).withAdvice(text(advice))));
    }

    /// Does something with what a workgroup keeps, and reads it again.
    private void after(String of, Runnable change) {
        busy.set(true);
        problem.set(null);
        read = of;
        bench.context()
                .work()
                .<Kept>job(text("query.named.job", of), progress -> {
                    change.run();
                    return statements.list(of);
                })
                .in(slot)
                .onResult(kept -> {
                    named.setAll(kept.named());
                    prepared.setAll(kept.prepared());
                })
                .onFailure(failure -> problem.set(new Problem(failure, this::reload)))
                .onCancelled(() -> read = null)
                .onEnd(() -> busy.set(false))
                .start();
    }
}
