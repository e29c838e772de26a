package tableflow.console.ui.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.ActionEvent;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.storage.TableLine;
import tableflow.console.domain.storage.growth.Measure;
import tableflow.console.service.lake.AgedLake;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.monitor.MonitorFixture;
import tableflow.console.service.port.BucketMetrics;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.cost.PriceTable;
import tableflow.console.service.storage.growth.Growth;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.service.storage.table.TableStorage;
import tableflow.console.service.support.Waiter;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.storage.StoragePane;
import tableflow.console.ui.storage.StorageServices;
import tableflow.console.ui.tour.TourStep;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// The Storage pane's tabs on tables and growth as a user sees them.
class TablesPartTest extends UiTest {

    @TempDir
    private Path folder;

    private final Instant now = Instant.now();
    private final AgedLake lake = new AgedLake(now);
    private final ScheduledTimer timer = new ScheduledTimer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Work work = new Work(threads, Platform::runLater, timer, InstantSource.system());
    private final Navigation navigation = new Navigation();
    private final List<Request> sent = new ArrayList<>();
    private final AtomicReference<@Nullable Pane> pane = new AtomicReference<>();
    private @Nullable CountDownLatch hold;

    private final BucketMetrics metrics = new BucketMetrics() {
        @Override
        public List<Series> daily(String bucket, Instant from, Instant to) {
            List<Point> points = new ArrayList<>();
            Instant first = now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(40));
            for (int day = 0; day < 38; day++) {
                points.add(new Point(first.plus(Duration.ofDays(day)),
                        BigDecimal.valueOf(4_000_000_000L + day * 90_000_000L + day % 5 * 60_000_000L)));
            }
            return List.of(new Series("BucketSizeBytes", "StandardStorage", points));
        }

        @Override
        public void close() {}
    };

    @BeforeEach
    void tables() {
        Table orders = lake.table("orders", 36, Duration.ofHours(8));
        lake.pages.put(AgedLake.key(orders) + "data/nobody-1.parquet", 90L << 20,
                now.minus(Duration.ofDays(9)).toEpochMilli(), "STANDARD");
        lake.pages.put(AgedLake.key(orders) + "data/young.parquet", 9L << 20,
                now.minus(Duration.ofHours(1)).toEpochMilli(), "STANDARD");
        lake.table("payments", 5, Duration.ofMinutes(15));
        lake.entries.add(new CatalogTable(MemoryLake.DATABASE, "hidden", "1", Map.of("table_type", "ICEBERG",
                "metadata_location", "s3://bucket/none/metadata/00001.metadata.json"), "s3://bucket/none"));
        lake.lake.before(object -> {
            CountDownLatch latch = hold;
            if (latch != null) {
                try {
                    latch.await();
                } catch (InterruptedException cancelled) {
                    Thread.currentThread().interrupt();
                    throw RemoteFailure.cancelled("read " + object).withCause(cancelled);
                }
            }
        });
        navigation.take(Request.OpenStatement.class, sent::add);
    }

    @AfterEach
    void end() {
        Pane made = pane.get();
        if (made != null) {
            run(made::close);
        }
        threads.close();
        timer.close();
    }

    private void open(String tab) {
        PriceTable prices = PriceTable.delivered();
        ScanFiles files = new ScanFiles(folder.resolve("scans"), 4);
        StorageScans scans = new StorageScans(
                new StorageScans.Sources(() -> lake.pages, () -> metrics, List::of),
                new StorageScans.Place("bucket", "us-east-1", prices, files), MemoryLake.threads(), Waiter.real());
        TableServices services = new TableServices(
                lake::survey,
                lake::tables,
                () -> new TableStorage(lake.pages, MemoryLake.threads(), Waiter.real(), TableStorage.SAFE_AGE, folder),
                () -> new Growth(new Growth.Sources(() -> metrics, () -> {
                    throw RemoteFailure.of(Kind.UNAUTHORIZED, "read metrics", "no key");
                }, "lkc-1", files, lake::survey), Waiter.real()),
                () -> prices.region("us-east-1"),
                "bucket");
        show(() -> {
            Pane made = StoragePane.spec(new StorageServices(() -> scans),
                            List.of(TablesPart.factory(services), GrowthPart.factory(services)))
                    .factory().apply(new PaneContext(MonitorFixture.profile(), work, navigation, new AskedDialogs(),
                            new SimpleBooleanProperty(true)));
            pane.set(made);
            return (Parent) made.view();
        }, 1_280, 860);
        run(() -> {
            Objects.requireNonNull(pane.get()).onShown();
            select("#storage-tabs", "storage-tab-" + tab);
        });
    }

    private void select(String tabs, String id) {
        TabPane all = (TabPane) stage().getScene().lookup(tabs);
        all.getTabs().stream().filter(tab -> id.equals(tab.getId())).forEach(all.getSelectionModel()::select);
    }

    @SuppressWarnings("unchecked")
    private TableView<TableLine> list() {
        return (TableView<TableLine>) stage().getScene().lookup("#storage-tables-list");
    }

    private void choose(String table, String tab) {
        await("the tables", () -> list() != null && list().getItems().size() == 3);
        run(() -> {
            list().getItems().stream().filter(one -> one.name().equals(table))
                    .findFirst().ifPresent(list().getSelectionModel()::select);
            select("#storage-table-tabs", "storage-table-tab-" + tab);
        });
    }

    private String text(String id) {
        return fx(() -> stage().getScene().lookup(id) instanceof Label label ? label.getText() : "");
    }

    private void fire(String id) {
        await(id, () -> stage().getScene().lookup(id) instanceof Button button && !button.isDisabled());
        run(() -> ((Button) stage().getScene().lookup(id)).fire());
    }

    @Test
    void allTablesAndWhatOneIs() {
        open("tables");
        await("the sums", () -> text("#storage-tables-summary").contains("requests"));
        assertThat(text("#storage-tables-summary")).contains("3 tables").contains("One could not be read");
        assertThat(fx(() -> list().getItems().getFirst().name())).as("largest first").isEqualTo("orders");

        choose("orders", "split");
        fire("#storage-split-read");
        await("the parts", () -> stage().getScene().lookup("#storage-split-orphans") != null);
        assertThat(text("#storage-split-sum")).contains("they add up");
        pictures("storage-table-split");

        choose("hidden", "split");
        await("nothing of the other table", () -> stage().getScene().lookup("#storage-split-orphans") == null);
        fire("#storage-split-read");
        await("what is missing", () -> text("#storage-split-notes").contains("metadata not read"));
        pictures("storage-table-incomplete");
    }

    @Test
    void snapshotsAreQueriedAndTheirRetentionIsPriced() {
        open("tables");
        choose("orders", "snapshots");
        await("the snapshots", () -> stage().getScene().lookup("#storage-snapshots-list") instanceof TableView<?> rows
                && rows.getItems().size() == 36);
        pictures("storage-table-snapshots");
        run(() -> ((TableView<?>) stage().getScene().lookup("#storage-snapshots-list"))
                .getSelectionModel().select(3));
        fire("#storage-snapshots-query");
        await("the statement", () -> sent.size() == 1);
        assertThat(sent).first().asString().contains("FOR VERSION AS OF").contains("FROM \"lkc-abc123\".orders");

        choose("orders", "retention");
        await("the days", () -> stage().getScene().lookup("#storage-retention-days") != null);
        run(() -> ((Slider) stage().getScene().lookup("#storage-retention-days")).setValue(5));
        await("the figures", () -> text("#storage-retention-chosen").equals("5 days"));
        assertThat(text("#storage-retention-basis")).startsWith("Counted from the kept snapshots")
                .contains("priced as STANDARD, which is an assumption");
        pictures("storage-table-retention");
        run(() -> ((Slider) stage().getScene().lookup("#storage-retention-days")).setValue(30));
        await("a forecast", () -> text("#storage-retention-basis").startsWith("Foreseen"));
        String assumed = text("#storage-retention-basis");
        fire("#storage-start");
        await("as its files lie", () -> text("#storage-retention-basis").contains("100 % STANDARD"));
        assertThat(assumed).doesNotContain("100 %");
        pictures("storage-table-retention-classes");
    }

    @Test
    void growthOfTheBucketAndOfATable() {
        open("growth");
        await("the line", () -> text("#storage-growth-basis").contains("by the median of all slopes"));
        await("the tables", () -> text("#storage-growth-tables").startsWith("Tables: 2 of 3 were read."));
        assertThat(text("#storage-growth-tables")).contains("lkc-abc123.hidden (");
        pictures("storage-growth");
        for (Measure one : List.of(Measure.ROWS, Measure.FILES)) {
            run(() -> this.<Measure>chosen("#storage-growth-measure").setValue(one));
            await(one + " of the tables", () -> text("#storage-growth-basis").contains("All tables (live data)"));
            pictures("storage-growth-" + one);
        }
        run(() -> this.<Measure>chosen("#storage-growth-measure").setValue(Measure.BYTES));
        run(() -> this.<Integer>chosen("#storage-growth-span").setValue(7));
        await("few days", () -> text("#storage-growth-basis").contains("nothing is foreseen from fewer than 7"));
        fire("#storage-growth-reset");
        await("all days again", () -> text("#storage-growth-basis").contains("by the median of all slopes"));

        List<TourStep> steps = fx(() -> Objects.requireNonNull(pane.get()).tour()).stream()
                .filter(step -> step.name().startsWith("storage-growth")).toList();
        assertThat(steps).hasSize(5);

        run(() -> ((TextField) stage().getScene().lookup("#storage-growth-topic")).setText("orders"));
        run(() -> stage().getScene().lookup("#storage-growth-topic").fireEvent(new ActionEvent()));
        await("the topic's line", () -> text("#storage-growth-notes").contains("whole buckets"));
        assertThat(text("#storage-growth-notes")).contains("Snapshots: ", "Confluent's metrics: ");
        picture("storage-growth-topic-light");
        run(() -> ((TextField) stage().getScene().lookup("#storage-growth-topic")).setText(""));
        run(() -> stage().getScene().lookup("#storage-growth-topic").fireEvent(new ActionEvent()));
        await("all of the bucket", () -> !text("#storage-growth-notes").contains("whole buckets")
                && text("#storage-growth-basis").contains("by the median of all slopes"));

        run(() -> select("#storage-tabs", "storage-tab-tables"));
        choose("orders", "growth");
        await("the table's line", () -> text("#storage-table-growth-basis").contains("Kept snapshots"));
        pictures("storage-table-growth");
    }

    @SuppressWarnings("unchecked")
    private <T> ChoiceBox<T> chosen(String id) {
        return (ChoiceBox<T>) stage().getScene().lookup(id);
    }

    @Test
    void aCancelKeepsWhatCame() {
        hold = new CountDownLatch(1);
        open("tables");
        fire("#storage-tables-cancel");
        await("the end", () -> !stage().getScene().lookup("#storage-tables-read").isDisabled());
        assertThat(fx(() -> list().getItems().size())).isZero();
        Objects.requireNonNull(hold).countDown();
        hold = null;
        fire("#storage-tables-read");
        await("all tables", () -> list().getItems().size() == 3);
        assertThat(Set.of("hidden", "orders", "payments")).isEqualTo(fx(() ->
                Set.copyOf(list().getItems().stream().map(TableLine::name).toList())));
    }
}
