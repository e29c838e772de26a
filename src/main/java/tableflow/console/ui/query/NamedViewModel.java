package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.List;
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
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Task;

/// The named queries of the workgroup in use: read when they are first seen, and after a switch. JavaFX thread only.
final class NamedViewModel {

    private final NamedQueries queries;
    private final Workbench bench;
    private final LatestOnly slot = new LatestOnly();
    private final ObservableList<NamedQuery> all = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper workgroup = new ReadOnlyStringWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private @Nullable String read;
    private boolean visible;

    NamedViewModel(NamedQueries queries, Workbench bench) {
        this.queries = queries;
        this.bench = bench;
        bench.scopeProperty().subscribe(scope -> {
            workgroup.set(scope.workgroup());
            if (visible && !scope.workgroup().equals(read)) {
                reload();
            }
        });
    }

    /// By name.
    ObservableList<NamedQuery> all() {
        return all;
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
        return bench.context().profile().readOnly();
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
            all.clear();
        }
        after(wanted, progress -> queries.list(wanted));
    }

    /// Opens it in a tab, which runs where the query belongs.
    void open(NamedQuery query) {
        NamedQuery.Draft draft = query.draft();
        bench.open(draft.name(), draft.sql());
        bench.useDatabase(draft.database().isEmpty() ? null : draft.database());
        bench.useWorkgroup(draft.workgroup());
    }

    /// Saves the statement at the caret, or what is selected. Athena wants a database with it.
    void save(String name, String description) {
        QueryScope scope = bench.scopeProperty().get();
        String sql = bench.statement();
        String database = scope.database();
        if (sql.isBlank() || database == null) {
            problem.set(Problem.of(RemoteFailure.of(
                            Kind.INVALID, text("query.named.job.save", name),
                            text(sql.isBlank() ? "query.named.nothing" : "query.named.nodatabase"))
                    .withAdvice(text(
                            sql.isBlank() ? "query.named.nothing.advice" : "query.named.nodatabase.advice"))));
            return;
        }
        NamedQuery.Draft draft = new NamedQuery.Draft(name, description, database, sql, scope.workgroup());
        after(scope.workgroup(), progress -> {
            queries.save(draft);
            return queries.list(draft.workgroup());
        });
    }

    void delete(NamedQuery query) {
        after(query.draft().workgroup(), progress -> {
            queries.delete(query);
            return queries.list(query.draft().workgroup());
        });
    }

    void close() {
        slot.clear();
    }

    private void after(String of, Task<List<NamedQuery>> task) {
        busy.set(true);
        problem.set(null);
        read = of;
        bench.context()
                .work()
                .job(text("query.named.job", of), task)
                .in(slot)
                .onResult(all::setAll)
                .onFailure(failure -> problem.set(new Problem(failure, this::reload)))
                .onCancelled(() -> read = null)
                .onEnd(() -> busy.set(false))
                .start();
    }
}
