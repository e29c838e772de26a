package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.PreparedStatement;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.sql.Statements;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.Problem;

/// What the pane shows: the tabs with statements, which outlive the window, and their runs. JavaFX thread only.
final class QueryViewModel implements Workbench {

    private final QueryServices services;
    private final PaneContext context;
    private final EditorTabs tabs;
    private final TabJournal journal;
    private final RunDesk runs;
    private final Leftovers leftovers;
    private final TabFiles files;
    private final RecordRow row;
    private final ReadOnlyObjectWrapper<QueryScope> scope;
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final CatalogReading catalogs;
    private volatile QueryScope scopeNow;
    private final ParameterAsking parameters;
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    QueryViewModel(QueryServices services, PaneContext context) {
        this.services = services;
        this.context = context;
        this.scopeNow = services.first().scope();
        this.tabs = new EditorTabs(services.first().scope());
        this.scope = new ReadOnlyObjectWrapper<>(services.first().scope());
        this.journal = new TabJournal(services.desk().tabs(), context.work().timer());
        this.runs = new RunDesk(services, context);
        this.leftovers = new Leftovers(context.work(), services.runner(), runs);
        this.files = new TabFiles(tabs, context, problem::set);
        this.parameters = new ParameterAsking(services.desk(), context.work());
        this.row = new RecordRow(services.lookup()::tableOf, this, loaded, problem::set);
        scope.bind(tabs.chosenProperty().flatMap(EditorTab::scopeProperty).orElse(services.first().scope()));
        scope.subscribe(now -> scopeNow = now);
        this.catalogs = new CatalogReading(services.lookup(), context.work(), scope, loaded);
        context.work()
                .job(text("query.job.tabs"), progress -> services.desk().tabs().read())
                .quiet()
                .onResult(this::restore)
                .onFailure(failure -> {
                    problem.set(Problem.of(failure));
                    restore(new TabStore.Found(List.of(), null, List.of()));
                })
                .start();
    }

    /// Whether the tabs of the last time have been read.
    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /// Counts the times that a data catalog has been read, for completion and hints.
    ReadOnlyIntegerProperty catalogReadsProperty() {
        return catalogs.readsProperty();
    }

    /// The names of the data catalogs to choose from, as far as they are known.
    ReadOnlyObjectProperty<List<String>> catalogsProperty() {
        return catalogs.namesProperty();
    }

    /// Where statements run that are begun now; any thread.
    QueryScope scopeNow() {
        return scopeNow;
    }

    /// What the user should know, such as a tab that could not be read.
    ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    EditorTabs tabs() {
        return tabs;
    }

    TabFiles files() {
        return files;
    }

    RecordRow row() {
        return row;
    }

    RunDesk desk() {
        return runs;
    }

    Leftovers leftovers() {
        return leftovers;
    }

    QueryServices services() {
        return services;
    }

    /// How the user is asked for parameters.
    void askWith(Consumer<ParameterForm> form) {
        parameters.askWith(form);
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
    public void useCatalog(@Nullable String catalog) {
        tabs.chosen().ifPresent(tab -> tab.scopeProperty().set(scope.get().withCatalog(catalog)));
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
    public void open(String name, String sql, QueryScope where) {
        tabs.open(name, sql, where);
    }

    @Override
    public void openAndRun(String name, String sql) {
        openAndRun(name, sql, scope.get());
    }

    @Override
    public void openAndRun(String name, String sql, QueryScope where) {
        tabs.open(name, sql, where);
        runAll();
    }

    @Override
    public void showResult(String name, QueryRequest request, QueryExecution ended) {
        runs.showPast(new QueryRun.Wish(name, request, null), ended);
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
                .map(tab -> String.join(";\n", atCaret(tab).stream().map(Statements.Span::text).toList()))
                .orElse("");
    }

    @Override
    public ObservableList<QueryRun> runs() {
        return runs.all();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable QueryRun> shownRunProperty() {
        return runs.shownProperty();
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
        Optional.ofNullable(runs.shownProperty().get()).ifPresent(QueryRun::cancel);
    }

    void close() {
        row.close();
        runs.close();
        journal.flush();
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

    /// Statements with `?` are run once the user has said what stands for them.
    private void run(EditorTab tab, List<Statements.Span> statements) {
        parameters.ask(statements, filled -> runs.run(tab, filled));
    }

    @Override
    public void execute(PreparedStatement statement, QueryScope where) {
        Statements.Span whole = new Statements.Span(0, statement.sql().length(), statement.sql());
        parameters.ask(List.of(whole), filled -> openAndRun(
                statement.name(), Executing.sql(statement.name(), filled.getFirst().parameters()), where));
    }

    private void restore(TabStore.Found found) {
        journal.begin(found);
        found.tabs().forEach(tab -> tabs.add(EditorTab.of(tab), tabs.all().size()));
        Optional.ofNullable(found.chosen()).flatMap(tabs::find).ifPresent(tabs.chosenProperty()::set);
        if (tabs.all().isEmpty()) {
            tabs.open("", "");
        }
        if (!found.notices().isEmpty()) {
            problem.set(Problem.of(RemoteFailure.of(
                            RemoteFailure.Kind.UNEXPECTED,
                            text("query.tabs.damaged"),
                            String.join("; ", found.notices()))
                    .withAdvice(text("query.tabs.damaged.advice"))));
        }
        tabs.all().forEach(this::watch);
        tabs.all().addListener((ListChangeListener<EditorTab>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::watch);
            }
            keep();
        });
        tabs.chosenProperty().subscribe(tab -> keep());
        loaded.set(true);
        files.lookAll();
    }

    private void watch(EditorTab tab) {
        Subscription.combine(
                tab.textProperty().subscribe(this::keep),
                tab.nameProperty().subscribe(this::keep),
                tab.caretProperty().subscribe(this::keep),
                tab.anchorProperty().subscribe(this::keep),
                tab.scopeProperty().subscribe(this::keep),
                tab.fileProperty().subscribe(this::keep));
    }

    private void keep() {
        journal.keep(
                tabs.all().stream().map(EditorTab::stored).toList(),
                tabs.chosen().map(EditorTab::id).orElse(null));
    }
}
