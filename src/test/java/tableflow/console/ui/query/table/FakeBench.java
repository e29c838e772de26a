package tableflow.console.ui.query.table;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.PreparedStatement;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.query.QueryRun;
import tableflow.console.ui.query.QueryScope;
import tableflow.console.ui.query.RunPlace;
import tableflow.console.ui.query.Workbench;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.Work;

/// The pane as panels see it: keeps what they ask for.
public final class FakeBench implements Workbench {

    public final List<String> opened = new ArrayList<>();
    public final List<String> names = new ArrayList<>();
    public final List<QueryScope> places = new ArrayList<>();
    public final List<QueryRequest> requests = new ArrayList<>();
    public final List<String> inserted = new ArrayList<>();
    public final ObjectProperty<QueryScope> scope = new SimpleObjectProperty<>(new QueryScope("lkc-abc123", "primary"));
    public String statement = "";
    private final ObjectProperty<@Nullable QueryRun> run = new SimpleObjectProperty<>();
    private final PaneContext context;

    public FakeBench(Profile profile, Work work) {
        context = new PaneContext(
                profile, work, new Navigation(), new AskedDialogs(), new SimpleBooleanProperty(true));
    }

    @Override
    public PaneContext context() {
        return context;
    }

    @Override
    public ReadOnlyObjectProperty<QueryScope> scopeProperty() {
        return scope;
    }

    @Override
    public void useCatalog(@Nullable String catalog) {
        scope.set(scope.get().withCatalog(catalog));
    }

    @Override
    public void useDatabase(@Nullable String database) {
        scope.set(scope.get().withDatabase(database));
    }

    @Override
    public void useWorkgroup(String workgroup) {
        scope.set(scope.get().withWorkgroup(workgroup));
    }

    @Override
    public void insert(String text) {
        inserted.add(text);
    }

    @Override
    public void open(String name, String sql) {
        names.add(name);
        opened.add(sql);
    }

    @Override
    public void open(String name, String sql, QueryScope where) {
        open(name, sql);
        places.add(where);
    }

    @Override
    public void openAndRun(String name, String sql) {
        open(name, "run " + sql);
    }

    @Override
    public void openAndRun(String name, String sql, QueryScope where) {
        open(name, "run " + sql, where);
    }

    @Override
    public void execute(PreparedStatement prepared, QueryScope where) {
        open(prepared.name(), "execute " + prepared.name(), where);
    }

    @Override
    public void showResult(String name, QueryRequest request, QueryExecution ended) {
        names.add(name);
        opened.add("result of " + ended.id());
        requests.add(request);
    }

    @Override
    public void show(RunPlace place) {
        throw new AssertionError("no place is to be shown");
    }

    @Override
    public String statement() {
        return statement;
    }

    @Override
    public ObservableList<QueryRun> runs() {
        return FXCollections.observableArrayList();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable QueryRun> shownRunProperty() {
        return run;
    }
}
