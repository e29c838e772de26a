package tableflow.console.ui.query.catalog;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.domain.sql.SqlStatement;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.TableName;
import tableflow.console.service.query.catalog.CatalogBook;
import tableflow.console.service.query.catalog.CatalogBooks;
import tableflow.console.service.query.catalog.CatalogIndex;
import tableflow.console.service.query.catalog.CatalogRefresh.Outcome;
import tableflow.console.service.query.catalog.TableKind;
import tableflow.console.service.query.ready.ReadyQueries;
import tableflow.console.service.query.ready.TopicTable;
import tableflow.console.ui.query.QueryScope;
import tableflow.console.ui.query.Workbench;
import tableflow.console.ui.query.table.ChosenTable;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// What the data catalog of the chosen tab holds: from disk at once, from AWS soon after. JavaFX thread only.
public final class CatalogViewModel {

    private final CatalogBooks books;
    private final Workbench bench;
    private final ObjectProperty<@Nullable ChosenTable> chosen;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<CatalogIndex> index = new ReadOnlyObjectWrapper<>(CatalogIndex.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private boolean asked;

    /// @param chosen the table that the other panels show
    CatalogViewModel(CatalogBooks books, Workbench bench, ObjectProperty<@Nullable ChosenTable> chosen) {
        this.books = books;
        this.bench = bench;
        this.chosen = chosen;
        bench.scopeProperty().addListener((property, before, now) -> {
            if (asked && !now.isIn(before.catalog())) {
                problem.set(null);
                index.set(books.of(now.catalog()).index());
                read(CatalogBook::read);
            }
        });
    }

    /// The panel is seen: reads the catalog unless that was done.
    void shown() {
        if (!asked) {
            asked = true;
            read(CatalogBook::read);
        }
    }

    /// Reads the catalog again.
    void refresh() {
        read(CatalogBook::readAgain);
    }

    /// One of a book's two ways to read.
    @FunctionalInterface
    private interface Reading {
        Outcome read(CatalogBook book, String first, Consumer<CatalogIndex> steps, Progress progress);
    }

    private void read(Reading reading) {
        QueryScope where = bench.scopeProperty().get();
        CatalogBook book = books.of(where.catalog());
        String first = Optional.ofNullable(where.database()).orElse("");
        bench.context().work().<CatalogIndex, Outcome>job(text("query.catalog.job"),
                        (progress, parts) -> reading.read(book, first, parts, progress),
                        steps -> index.set(steps.getLast()))
                .in(slot)
                .quiet()
                .onResult(this::show)
                .onFailure(failed -> problem.set(new Problem(failed, this::refresh)))
                .start();
    }

    private void show(Outcome outcome) {
        index.set(outcome.index());
        problem.set(outcome.failures().isEmpty()
                ? null
                : new Problem(outcome.failures().getFirst(), this::refresh));
    }

    /// The table becomes the one that the other panels show: they read it through Glue, so one of another catalog
    /// does not.
    void choose(Entry entry) {
        Entry.Table table = tableOf(entry);
        if (table != null) {
            chosen.set(inGlue() ? new ChosenTable(table.database(), table.name()) : null);
        }
    }

    /// Whether the account's own catalog in Glue is shown.
    boolean inGlue() {
        return bench.scopeProperty().get().isGlue();
    }

    /// The data catalog that is shown.
    ObservableValue<String> catalogProperty() {
        return bench.scopeProperty().map(QueryScope::catalogName);
    }

    /// Puts the name where the caret is, quoted as the statement there needs it.
    void insert(Entry entry) {
        StatementKind kind = bench.statement().isBlank()
                ? StatementKind.SELECT
                : SqlStatement.of(bench.statement()).kind();
        String name = Identifiers.quote(kind, entry.name());
        boolean elsewhere = entry instanceof Entry.Table table
                && !table.database().equalsIgnoreCase(bench.scopeProperty().get().database());
        bench.insert(elsewhere && entry instanceof Entry.Table table
                ? Identifiers.quote(kind, table.database()) + "." + name
                : name);
    }

    /// Opens a query of the newest rows and runs it; of tables without records, of some rows.
    void selectRows(Entry entry) {
        Entry.Table table = tableOf(entry);
        if (table == null) {
            return;
        }
        List<CatalogColumn> columns = table.table().columns().stream()
                .map(column -> new CatalogColumn(column.name(), column.type(), column.comment(), false))
                .toList();
        String sql = TopicTable.of(table.database(), table.name(), columns)
                .map(topic -> new ReadyQueries(topic).newestRows().sql())
                .orElseGet(() -> "SELECT *\nFROM "
                        + TableName.of(List.of(table.database(), table.name())).sql() + "\nLIMIT 100");
        bench.openAndRun(table.name(), sql);
    }

    /// Whether the topic of a table can be shown.
    boolean canShowTopic(Entry entry) {
        return entry instanceof Entry.Table table
                && table.table().kind() == TableKind.TABLEFLOW
                && inGlue()
                && bench.context().navigation().answers(Request.ShowTopic.class);
    }

    /// Shows the topic that the table is made of: it has the same name.
    void showTopic(Entry entry) {
        if (canShowTopic(entry)) {
            bench.context().navigation().send(new Request.ShowTopic(entry.name()));
        }
    }

    /// Statements run in this database from now on.
    void use(Entry.Database database) {
        bench.useDatabase(database.name());
    }

    static Entry.@Nullable Table tableOf(Entry entry) {
        return switch (entry) {
            case Entry.Table table -> table;
            case Entry.Column column -> column.table();
            case Entry.Database _, Entry.Root _ -> null;
        };
    }

    /// The database in which statements run.
    @Nullable String database() {
        return bench.scopeProperty().get().database();
    }

    ReadOnlyObjectProperty<CatalogIndex> indexProperty() {
        return index.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What names must hold; empty shows all.
    StringProperty filterProperty() {
        return filter;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    void close() {
        slot.clear();
    }
}
