package tableflow.console.ui.query.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.query.catalog.CatalogBook;
import tableflow.console.service.query.catalog.CatalogBooks;
import tableflow.console.service.query.catalog.CatalogCache;
import tableflow.console.service.query.catalog.CatalogKey;
import tableflow.console.service.query.catalog.CatalogRefresh;
import tableflow.console.service.query.catalog.IndexedColumn;
import tableflow.console.service.query.catalog.IndexedDatabase;
import tableflow.console.service.query.catalog.IndexedTable;
import tableflow.console.ui.query.table.ChosenTable;
import tableflow.console.ui.query.table.FakeBench;
import tableflow.console.ui.query.table.PaymentsLake;
import tableflow.console.ui.work.TestWork;

class CatalogViewModelTest {

    @TempDir
    Path folder;

    private final MemoryCatalog glue = new MemoryCatalog();
    private final MemoryCatalog partner = new MemoryCatalog();
    private final TestWork work = TestWork.inline();
    private final FakeBench bench = new FakeBench(PaymentsLake.profile(), work.work);
    private final ObjectProperty<@Nullable ChosenTable> chosen = new SimpleObjectProperty<>();

    private CatalogViewModel model() {
        CatalogBooks books = new CatalogBooks(name -> new CatalogBook(() -> new CatalogRefresh(
                name.equals("partner") ? partner : glue, new CatalogCache(folder),
                new CatalogKey("us-east-1", "", name), Clock.systemUTC()), Clock.systemUTC()));
        CatalogViewModel model = new CatalogViewModel(books, bench, chosen);
        model.shown();
        return model;
    }

    private static Entry.Table table(CatalogViewModel model, String database, String name) {
        IndexedTable found = model.indexProperty().get().database(database).orElseThrow().table(name).orElseThrow();
        return new Entry.Table(database, found);
    }

    @Test
    void databasesAndTablesAreReadOnce() {
        CatalogViewModel model = model();
        assertThat(model.indexProperty().get().databases()).extracting(IndexedDatabase::name)
                .containsExactly("lkc-abc123", "sales");
        assertThat(model.indexProperty().get().tableCount()).isEqualTo(4);
        glue.failure = RemoteFailure.of(Kind.FORBIDDEN, "list databases", "AccessDenied");
        model.shown();
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void whatIsOnDiskIsShownWhereGlueFails() {
        model();
        glue.failure = RemoteFailure.of(Kind.FORBIDDEN, "list databases", "AccessDenied");
        CatalogViewModel later = model();
        assertThat(later.indexProperty().get().tableCount()).isEqualTo(4);
        assertThat(Objects.requireNonNull(later.problemProperty().get()).failure().why()).isEqualTo("AccessDenied");
        glue.failure = null;
        Objects.requireNonNull(Objects.requireNonNull(later.problemProperty().get()).retry()).run();
        assertThat(later.problemProperty().get()).isNull();
    }

    @Test
    void namesAreInsertedAsTheStatementNeedsThem() {
        CatalogViewModel model = model();
        Entry.Table orders = table(model, "lkc-abc123", "orders.v1");
        model.insert(orders);
        model.insert(table(model, "sales", "regions"));
        model.insert(new Entry.Column(orders, new IndexedColumn("$$offset", "bigint", null)));
        model.insert(new Entry.Column(orders, new IndexedColumn("amount", "bigint", null)));
        bench.statement = "DESCRIBE ";
        model.insert(orders);
        assertThat(bench.inserted).containsExactly(
                "\"orders.v1\"", "sales.regions", "\"$$offset\"", "amount", "`orders.v1`");
    }

    @Test
    void aTableIsChosenByItsLineOrByOneOfItsColumns() {
        CatalogViewModel model = model();
        Entry.Table orders = table(model, "lkc-abc123", "orders.v1");
        model.choose(new Entry.Column(orders, new IndexedColumn("amount", "bigint", null)));
        assertThat(chosen.get()).isEqualTo(new ChosenTable("lkc-abc123", "orders.v1"));
        model.choose(new Entry.Database(model.indexProperty().get().database("sales").orElseThrow()));
        assertThat(chosen.get()).isEqualTo(new ChosenTable("lkc-abc123", "orders.v1"));
    }

    /// Each data catalog has an index of its own, and the one shown follows the chosen tab.
    @Test
    void anotherDataCatalogIsReadWhenATabWorksInIt() {
        partner.databases = List.of("sales");
        CatalogViewModel model = model();
        model.choose(table(model, "lkc-abc123", "orders.v1"));
        bench.useCatalog("partner");
        assertThat(bench.scope.get().database()).as("databases of one catalog are not those of another").isNull();
        assertThat(model.indexProperty().get().databases()).extracting(IndexedDatabase::name)
                .containsExactly("sales");
        assertThat(model.catalogProperty().getValue()).isEqualTo("partner");
        model.choose(table(model, "sales", "regions"));
        assertThat(chosen.get()).as("tables are read through Glue, which does not have this one").isNull();
        partner.failure = RemoteFailure.of(Kind.FORBIDDEN, "list databases", "AccessDenied");
        model.refresh();
        assertThat(model.problemProperty().get()).isNotNull();
        bench.useCatalog(null);
        assertThat(model.problemProperty().get()).as("what failed was the other catalog").isNull();
        assertThat(model.indexProperty().get().tableCount()).isEqualTo(4);
    }

    @Test
    void rowsAreSelectedByWhatTheTableIs() {
        CatalogViewModel model = model();
        model.selectRows(table(model, "lkc-abc123", "orders.v1"));
        model.selectRows(table(model, "sales", "regions"));
        assertThat(bench.opened.get(0)).startsWith("run SELECT *").contains("ORDER BY \"$$timestamp\" DESC");
        assertThat(bench.opened.get(1)).isEqualTo("run SELECT *\nFROM \"sales\".\"regions\"\nLIMIT 100");
        assertThat(model.canShowTopic(table(model, "lkc-abc123", "payments"))).as("no pane shows topics").isFalse();
        model.use(new Entry.Database(model.indexProperty().get().database("sales").orElseThrow()));
        assertThat(model.database()).isEqualTo("sales");
        assertThat(work.unhandled).isEqualTo(List.of());
    }
}
