package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.query.catalog.CatalogBook;
import tableflow.console.service.query.catalog.CatalogBooks;
import tableflow.console.service.query.catalog.CatalogCache;
import tableflow.console.service.query.catalog.CatalogKey;
import tableflow.console.service.query.catalog.CatalogRefresh;
import tableflow.console.service.query.plan.EngineInputs;
import tableflow.console.service.query.plan.Estimator;
import tableflow.console.service.query.plan.Guard;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.query.plan.ScanEstimate;
import tableflow.console.service.query.plan.WriteRefusal;
import tableflow.console.ui.query.catalog.CatalogPanel;
import tableflow.console.ui.query.estimate.EstimateStrip;
import tableflow.console.ui.query.estimate.EstimateViewModel;
import tableflow.console.ui.query.table.PaymentsLake;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.work.ScheduledTimer;

/// Catalog, table and estimate mounted in the pane.
class LakePanelsTest extends QueryPaneFixture {

    private final PaymentsLake payments = new PaymentsLake().filled();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile EngineInputs engine = new EngineInputs(List.of());

    private final class Glue implements Catalog {
        @Override
        public List<CatalogDatabase> databases() {
            return List.of(
                    new CatalogDatabase(MemoryLake.DATABASE, null, null), new CatalogDatabase("sales", null, null));
        }

        @Override
        public Optional<CatalogDatabase> database(String name) {
            return databases().stream().filter(one -> one.name().equals(name)).findFirst();
        }

        @Override
        public void tables(String database, Consumer<CatalogTable> sink) {
            if (database.equals(MemoryLake.DATABASE)) {
                sink.accept(payments.entry(database, PaymentsLake.TABLE).orElseThrow());
            } else {
                sink.accept(new CatalogTable("sales", "regions", "1", Map.of(), null,
                        List.of(new CatalogColumn("name", "string", null, false)), null, false, null));
            }
        }

        @Override
        public Optional<CatalogTable> table(String database, String name) {
            return payments.entry(database, name);
        }

        @Override
        public void close() {}
    }

    private EstimateViewModel.Source source() {
        Estimator estimator = new Estimator(payments.tables(), InstantSource.system());
        WriteRefusal refusal = new WriteRefusal("test", false, payments::entry);
        return new EstimateViewModel.Source() {
            @Override
            public ScanEstimate estimate(QueryRequest request, Progress progress) {
                return estimator.estimate(request.sql(), MemoryLake.DATABASE, progress);
            }

            @Override
            public WriteRefusal.Decision decide(QueryRequest request) {
                return refusal.decide(request.sql(), MemoryLake.DATABASE);
            }

            @Override
            public EngineInputs inputs(QueryRequest request) {
                asked.add(request.sql());
                return engine;
            }

            @Override
            public OptionalLong cutoff(String workgroup) {
                return OptionalLong.empty();
            }
        };
    }

    @Test
    void athenaIsAskedWhereMetadataDoesNotTell() {
        try (ScheduledTimer timer = new ScheduledTimer()) {
            open(QueryPane.spec(
                    services(),
                    new QueryPane.Panels(List.of(), List.of(), bench -> new EstimateStrip(
                            new EstimateViewModel(source(), new Guard(1_000_000_000, Price.ASSUMED), bench))),
                    new WindowSettings(directory.resolve("window.json"), timer, InstantSource.system())), 1000, 600);
            String sql = "SELECT * FROM a_view_with_quite_a_long_name_that_nobody_would_choose JOIN \"payments.v1\" p "
                    + "ON p.day = DATE '2026-01-10'";
            write(sql);
            await("what is not known", () -> texts("#query-estimate .label").stream()
                    .anyMatch(it -> it.contains("does not show a table")));
            Button ask = (Button) stage().getScene().lookup("#query-estimate-ask");
            await("the button keeps its words beside a long line", () -> fx(() ->
                    ask.getWidth() > 0 && ask.getWidth() >= ask.prefWidth(-1)));
            pictures("query-estimate-unknown");
            click("#query-estimate-ask");
            await("that there is no table", () -> texts("#query-estimate .label").stream()
                    .anyMatch(it -> it.startsWith("Athena reads no table")));
            pictures("query-estimate-no-table");
            write("SELECT 1 FROM nowhere");
            await("the next", () -> fx(() -> stage().getScene().lookup("#query-estimate-ask").isVisible()));
            engine = new EngineInputs(List.of(new EngineInputs.Table("lkc-abc123.orders.v1", List.of("$$timestamp"),
                    Optional.empty(), Optional.of(new BigDecimal("123456789")))));
            click("#query-estimate-ask");
            await("the tables", () -> texts("#query-estimate .label").stream()
                    .anyMatch(it -> it.startsWith("Athena reads lkc-abc123.orders.v1")));
            pictures("query-estimate-engine");
            assertThat(asked).containsExactly(sql, "SELECT 1 FROM nowhere");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void aStatementIsEstimatedAndATableOfTheCatalogIsShown() {
        LakeTables tables = payments.tables();
        try (ScheduledTimer timer = new ScheduledTimer()) {
            open(QueryPane.spec(
                    services(),
                    new QueryPane.Panels(
                            CatalogPanel.withTable(new CatalogBooks(name -> new CatalogBook(() -> new CatalogRefresh(
                                    new Glue(), new CatalogCache(directory.resolve("catalog")),
                                    new CatalogKey("us-east-1", ""), Clock.systemUTC()),
                                    Clock.systemUTC())), () -> tables),
                            List.of(),
                            bench -> new EstimateStrip(new EstimateViewModel(
                                    source(), new Guard(1_000_000_000, Price.ASSUMED), bench))),
                    new WindowSettings(directory.resolve("window.json"), timer, InstantSource.system())), 1300, 800);
            await("the catalog's panel", () -> stage().getScene().lookup("#query-catalog-tree") != null);
            TreeView<Object> tree = find("#query-catalog-tree", TreeView.class);
            await("the catalog", () -> fx(() -> tree.getRoot().getChildren().size() == 2));
            run(() -> {
                TreeItem<Object> database = tree.getRoot().getChildren().getFirst();
                database.setExpanded(true);
                TreeItem<Object> table = database.getChildren().getFirst();
                table.setExpanded(true);
                tree.getSelectionModel().select(table);
            });
            write("SELECT day, sum(amount) FROM \"payments.v1\" WHERE day >= DATE '2026-01-10' GROUP BY day");
            await("the estimate", () -> texts("#query-estimate .label").stream()
                    .anyMatch(it -> it.contains("9 of 35 files")));
            pictures("query-catalog");
            write("DELETE FROM \"payments.v1\"");
            await("the refusal", () -> texts("#query-estimate .label").stream()
                    .anyMatch(it -> it.startsWith("Refused")));
            side("table");
            await("the table", () -> texts(".title-4").contains(PaymentsLake.TABLE));
            pictures("query-table-in-pane");
            assertThat(runner.requests).as("nothing is run to tell this").isEmpty();
            assertThat(asked).isEmpty();
        }
    }
}
