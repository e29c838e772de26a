package tableflow.console.ui.query;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.sql.Statements;
import tableflow.console.ui.shell.PaneContext;

/// What the pane shows: the tabs with statements, and their runs. JavaFX thread only.
final class QueryViewModel implements Workbench {

    /// More runs than this are not kept: the oldest that have ended go.
    private static final int KEPT_RUNS = 20;

    private final QueryServices services;
    private final PaneContext context;
    private final EditorTabs tabs;
    private final ObservableList<QueryRun> runs = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable QueryRun> shownRun = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<QueryScope> scope;
    private int numbers;

    QueryViewModel(QueryServices services, PaneContext context) {
        this.services = services;
        this.context = context;
        this.scope = new ReadOnlyObjectWrapper<>(services.scope());
        this.tabs = new EditorTabs(services.scope());
        tabs.open("", "");
        scope.bind(tabs.chosenProperty().flatMap(EditorTab::scopeProperty).orElse(services.scope()));
    }

    EditorTabs tabs() {
        return tabs;
    }

    @Override
    public PaneContext context() {
        return context;
    }

    @Override
    public ReadOnlyObjectProperty<QueryScope> scopeProperty() {
        return scope.getReadOnlyProperty();
    }

    @Override
    public void useDatabase(@Nullable String database) {
        tabs.chosen().ifPresent(tab -> tab.scopeProperty().set(scope.get().withDatabase(database)));
    }

    @Override
    public void useWorkgroup(String workgroup) {
        tabs.chosen().ifPresent(tab -> tab.scopeProperty().set(scope.get().withWorkgroup(workgroup)));
    }

    @Override
    public void insert(String text) {
        tabs.chosen().ifPresent(tab ->
                tab.edit(new EditorTab.Edit(tab.selectionFrom(), tab.selectionTo(), text)));
    }

    @Override
    public void open(String name, String sql) {
        tabs.open(name, sql);
    }

    @Override
    public void openAndRun(String name, String sql) {
        tabs.open(name, sql);
        runAll();
    }

    @Override
    public void show(RunPlace place) {
        tabs.find(place.tab()).ifPresent(tab -> {
            tabs.chosenProperty().set(tab);
            int length = tab.text().length();
            tab.select(Math.min(place.from(), length), Math.min(place.to(), length));
        });
    }

    @Override
    public String statement() {
        return tabs.chosen()
                .map(tab -> atCaret(tab).stream()
                        .map(Statements.Span::text)
                        .reduce("", (first, second) -> first.isEmpty() ? second : first + ";\n" + second))
                .orElse("");
    }

    @Override
    public ObservableList<QueryRun> runs() {
        return runs;
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable QueryRun> shownRunProperty() {
        return shownRun;
    }

    /// As [#shownRunProperty()]; the view sets it.
    ObjectProperty<@Nullable QueryRun> shownProperty() {
        return shownRun;
    }

    /// Runs what is selected, or else the statement at the caret.
    void runStatement() {
        tabs.chosen().ifPresent(tab -> run(tab, atCaret(tab)));
    }

    /// Runs all statements of the tab, one after the other while they succeed.
    void runAll() {
        tabs.chosen().ifPresent(tab -> run(tab, Statements.split(tab.text())));
    }

    /// Ends the run that is shown.
    void cancel() {
        QueryRun shown = shownRun.get();
        if (shown != null) {
            shown.cancel();
        }
    }

    /// Forgets a run; one that still goes on is cancelled.
    void close(QueryRun run) {
        run.cancel();
        int index = runs.indexOf(run);
        runs.remove(run);
        if (run.equals(shownRun.get())) {
            shownRun.set(runs.isEmpty() ? null : runs.get(Math.min(index, runs.size() - 1)));
        }
    }

    void close() {
        runs.forEach(QueryRun::cancel);
    }

    private static List<Statements.Span> atCaret(EditorTab tab) {
        int from = tab.selectionFrom();
        int to = tab.selectionTo();
        if (from < to) {
            return Statements.split(tab.text().substring(from, to)).stream()
                    .map(it -> new Statements.Span(it.from() + from, it.to() + from, it.text()))
                    .toList();
        }
        return Statements.at(tab.text(), to).map(List::of).orElse(List.of());
    }

    private void run(EditorTab tab, List<Statements.Span> statements) {
        Queue<QueryRun> queue = new ArrayDeque<>();
        for (Statements.Span found : statements) {
            QueryScope where = tab.scopeProperty().get();
            QueryRequest request = new QueryRequest(
                    found.text(),
                    where.database(),
                    where.workgroup(),
                    services.resultLocation(),
                    List.of());
            RunPlace place = new RunPlace(tab.id(), found.from(), found.to());
            QueryRun run = new QueryRun(++numbers, new QueryRun.Wish(tab.name(), request, place));
            queue.add(run);
            runs.addFirst(run);
        }
        QueryRun first = queue.peek();
        if (first != null) {
            shownRun.set(first);
            dropOldRuns();
            next(queue);
        }
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
        run.start(context.work(), services.runner());
    }

    private void dropOldRuns() {
        for (int i = runs.size() - 1; i >= 0 && runs.size() > KEPT_RUNS; i--) {
            if (runs.get(i).phase().isEnded()) {
                runs.remove(i);
            }
        }
    }
}
