package tableflow.console.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.aws.LifecycleRule;
import tableflow.console.service.lake.AgedLake;
import tableflow.console.service.storage.cost.CostLine;
import tableflow.console.service.storage.cost.PriceBook;
import tableflow.console.service.storage.cost.PriceLine;
import tableflow.console.service.storage.export.ListedObject;
import tableflow.console.service.storage.export.ObjectFeeds;
import tableflow.console.service.storage.findings.FindingRig;
import tableflow.console.service.storage.inventory.InventoryStand;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.support.Waiter;
import tableflow.console.ui.control.treemap.TreemapView;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.storage.export.ExportPart;
import tableflow.console.ui.storage.export.ExportServices;
import tableflow.console.ui.storage.findings.FindingsPart;
import tableflow.console.ui.storage.money.MoneyPart;
import tableflow.console.ui.storage.usage.UsagePart;
import tableflow.console.ui.work.FxWork;

/// The tabs about what is wrong, money and exports, on a bucket in memory.
class StoragePartsTest extends StorageUiTest {

    @TempDir
    Path folder = Path.of("");

    private final FxWork work = new FxWork(InstantSource.system());
    private final FindingRig rig = new FindingRig();
    private final AgedLake lake = new AgedLake(MemoryPages.now());
    private final List<ListedObject> orphans = new ArrayList<>();
    private @Nullable Pane pane;

    @AfterEach
    void close() {
        Pane open = pane;
        if (open != null) {
            run(open::close);
        }
        work.close();
    }

    private PriceBook book() {
        return new PriceBook(folder.resolve("storage-prices.json"));
    }

    private void open(boolean scanned) {
        open(new StorageStand(folder).fill());
        if (scanned) {
            fire("#storage-start");
            await("the scan is kept", () -> text("#storage-complete").startsWith("Complete")
                    && canPress("#storage-start"));
        }
    }

    private void open(StorageStand stand) {
        stand.pages().put(StorageStand.ORDERS + "odd\u202e<b>.txt", 3, 0, "STANDARD");
        ExportServices exports = new ExportServices(
                progress -> new ObjectFeeds(stand::pages, Thread.ofVirtual().factory(), Waiter.real(), progress),
                (place, progress) -> sink -> orphans.forEach(sink),
                text -> text);
        show(() -> {
            Overlay overlay = new Overlay();
            Pane made = StoragePane.spec(stand.services(), List.of(
                            UsagePart::new,
                            desk -> new FindingsPart(rig::findings, desk),
                            desk -> new MoneyPart(book(), lake::survey, desk),
                            desk -> new ExportPart(exports, Optional::empty, desk))).factory()
                    .apply(StorageStand.context(work.work(), overlay, new Navigation()));
            pane = made;
            made.onShown();
            return new StackPane(made.view(), overlay);
        }, 1_280, 820);
    }

    private void tab(String id) {
        run(() -> {
            TabPane tabs = find("#storage-tabs", TabPane.class);
            tabs.getTabs().stream().filter(tab -> ("storage-tab-" + id).equals(tab.getId()))
                    .forEach(tabs.getSelectionModel()::select);
        });
    }

    private int rows(String selector) {
        Node node = stage().getScene().lookup(selector);
        return node instanceof TableView<?> table ? table.getItems().size() : -1;
    }

    @Test
    void whatIsWrongIsShownWithEvidenceRemedyAndWhatWasNotChecked() {
        rig.rules.add(new LifecycleRule("archive-everything-after-ninety-days", true, "", false, false,
                List.of("GLACIER"), false, false));
        rig.refused.add("uploads");
        open(true);
        tab("findings");
        await("findings are there", () -> rows("#storage-findings-table") >= 2
                && !text("#storage-finding-says").isEmpty());

        assertThat(text("#storage-findings-summary")).contains("1 error", "in 1 table", "could not be checked");
        assertThat(text("#storage-finding-says")).contains("archive-everything-after-ninety-days");
        List<String> labels = labels();
        assertThat(labels).anyMatch(it -> it.contains("aws s3api delete-bucket-lifecycle --bucket bucket"))
                .anyMatch(it -> it.contains("Needs s3:ListBucketMultipartUploads."))
                .noneMatch(it -> it.contains("\u202e"));
        shots("storage-findings");

        rig.rules.clear();
        fire("#storage-findings-look");
        await("the rule is gone", () -> text("#storage-findings-summary").startsWith("No errors"));
    }

    private List<String> labels() {
        return query("#storage-findings-detail .label");
    }

    private List<String> query(String selector) {
        return fx(() -> stage().getScene().getRoot().lookupAll(selector).stream()
                .filter(Label.class::isInstance).map(node -> ((Label) node).getText())
                .filter(Objects::nonNull).toList());
    }

    @Test
    void withoutAScanEachTabSaysSo() {
        open(false);
        for (String id : List.of("findings", "money", "export")) {
            tab(id);
            await(id + " says so", () -> stage().getScene().getRoot().lookupAll(".label").stream()
                    .anyMatch(node -> node instanceof Label label && label.getText() != null
                            && label.getText().startsWith("Scan the bucket first")));
        }
        assertThat(canPress("#storage-export-start")).isFalse();
    }

    @Test
    void eachTopicHasItsPastAndWhatItIsDerivedFrom() {
        StorageStand stand = new StorageStand(folder).fill();
        stand.keep(stand.scanned(), 40, 20, 3);
        lake.table("payments", 20, Duration.ofHours(12));
        stand.topic("Payments-table", "s3://bucket/" + "lake/lkc-abc123/payments/");
        stand.pages().put("lake/lkc-abc123/payments/data/a", 90_000_000, 0, "STANDARD");
        open(stand);
        fire("#storage-start");
        await("the scan is kept", () -> text("#storage-complete").startsWith("Complete")
                && canPress("#storage-start"));
        tab("money");
        await("the trend of the first", () -> text("#storage-money-topic-from").contains("kept scans of 4 days"));
        assertThat(text("#storage-money-trend-from")).isEqualTo("By 4 kept scans: all that was listed.");
        shots("storage-money-trend");
        run(() -> {
            TableView<?> table = find("#storage-money-topics", TableView.class);
            for (int i = 0; i < table.getItems().size(); i++) {
                if (((CostLine) table.getItems().get(i)).name().equals("Payments-table")) {
                    table.getSelectionModel().select(i);
                }
            }
        });
        await("by its table", () -> text("#storage-money-topic-from").contains("live bytes of its table on 11 days"));
        assertThat(text("#storage-money-topic-from")).startsWith("Payments-table").contains("a byte of STANDARD");
        shots("storage-money-table");
    }

    @Test
    void pricesAreEditedCheckedAndSaved() throws Exception {
        open(true);
        tab("money");
        await("the sum is there", () -> text("#storage-money-sum").endsWith("a month")
                && rows("#storage-money-topics") > 2);
        assertThat(text("#storage-money-basis")).contains("us-east-1", "2026-11-01", "list prices");
        shots("storage-money");

        fire("#storage-prices-edit");
        await("prices are shown", () -> rows("#storage-prices-table") > 50 && canPress("#storage-prices-save"));
        shots("storage-prices");
        edit(3, line -> line.item().equals("STANDARD"), "dear");
        await("the flaw is told", () -> text("#storage-prices-flaw").contains("US dollars such as"));
        assertThat(canPress("#storage-prices-save")).isFalse();
        edit(3, line -> line.item().equals("STANDARD"), "0.5");
        await("it can be saved", () -> canPress("#storage-prices-save"));
        fire("#storage-prices-save");
        await("it is closed", () -> stage().getScene().lookup("#storage-prices-table") == null);
        assertThat(Files.readString(book().file())).contains("0.5");
    }

    /// As an editor in the cell commits it.
    private void edit(int column, Predicate<PriceLine> which, String value) {
        run(() -> {
            @SuppressWarnings("unchecked") // it has no others
            TableView<PriceLine> table = (TableView<PriceLine>) find("#storage-prices-table", TableView.class);
            int row = 0;
            while (!which.test(table.getItems().get(row))) {
                row++;
            }
            @SuppressWarnings("unchecked") // all columns are of texts
            TableColumn<PriceLine, String> cells =
                    (TableColumn<PriceLine, String>) table.getColumns().get(column);
            Event.fireEvent(cells, new TableColumn.CellEditEvent<>(
                    table, new TablePosition<>(table, row, cells),
                    TableColumn.editCommitEvent(), value));
        });
    }

    @Test
    void whatIsShownGoesToFiles() throws Exception {
        open(true);
        tab("export");
        Path table = folder.resolve("t.csv");
        export("TABLE", table);
        assertThat(Files.readString(table)).contains("topics/");
        Path report = folder.resolve("r.html");
        export("REPORT", report);
        assertThat(Files.readString(report)).contains("By topic");
        Path list = folder.resolve("f.jsonl");
        choose("#storage-export-format", "JSON_LINES");
        export("FOREIGN", list);
        assertThat(Files.readString(list)).contains("README.txt");
        shots("storage-export");
    }

    @Test
    void theTilesGoIntoAPictureAndCandidatesIntoEachForm() throws Exception {
        orphans.add(new ListedObject("a\n\u202eb.parquet", null, 7, 0, "STANDARD"));
        orphans.add(new ListedObject("=1+1", null, 8, 0, "GLACIER"));
        open(true);
        await("tiles are drawn", () -> stage().getScene().lookup("#storage-tiles") instanceof TreemapView<?> tiles
                && tiles.isStill() && tiles.getWidth() > 100);
        int width = fx(() -> (int) Math.ceil(find("#storage-tiles", TreemapView.class).getBoundsInLocal().getWidth()));
        tab("export");
        Path chart = folder.resolve("chart.png");
        export("CHART", chart);
        try (InputStream in = Files.newInputStream(chart)) {
            Image image = new Image(in);
            assertThat(image.isError()).isFalse();
            assertThat((int) image.getWidth()).isBetween(width - 1, width + 1);
            Set<Integer> colours = new HashSet<>();
            for (int x = 0; x < image.getWidth(); x += 3) {
                colours.add(image.getPixelReader().getArgb(x, (int) image.getHeight() / 2));
            }
            assertThat(colours).as("tiles, not an empty area").hasSizeGreaterThan(2);
        }
        for (String format : List.of("CSV", "JSON_LINES", "BATCH_MANIFEST")) {
            choose("#storage-export-format", format);
            Path list = folder.resolve("orphans-" + format);
            export("ORPHANS", list);
            assertThat(Files.readString(list)).as(format).contains(format.equals("BATCH_MANIFEST")
                    ? "bucket,a%0A%E2%80%AEb.parquet\nbucket,%3D1%2B1\n" : "b.parquet");
        }
        await("what was written is told", () -> query(".label").stream().anyMatch(it -> it.contains("2 objects")));
    }

    private void choose(String selector, String value) {
        run(() -> {
            ComboBox<?> box = find(selector, ComboBox.class);
            for (int i = 0; i < box.getItems().size(); i++) {
                if (box.getItems().get(i).toString().equals(value)) {
                    box.getSelectionModel().select(i);
                }
            }
        });
    }

    private void export(String what, Path file) {
        choose("#storage-export-what", what);
        run(() -> find("#storage-export-file", TextField.class).setText(file.toString()));
        fire("#storage-export-start");
        await(file + " is written", () -> Files.exists(file) && canPress("#storage-export-start"));
    }

    @Test
    void aListOfS3StandsBesideTheScanAndItsFiguresSaySo() throws Exception {
        StorageStand stand = new StorageStand(folder).fill();
        stand.foreseen = 60_000_000;
        InventoryStand lists = new InventoryStand(folder.resolve("lists"));
        stand.inventories = lists.inventories();
        lists.list(stand.pages(), "CSV");
        open(stand);
        await("it is offered", () -> canPress("#storage-count-daily"));
        await("it is the better choice", () -> find("#storage-count-daily", Button.class).getStyleClass()
                .contains("accent") && !find("#storage-start", Button.class).getStyleClass().contains("accent"));
        shots("storage-inventory");
        int asked = stand.pages().asked();
        fire("#storage-count-daily");
        await("it was counted", () -> text("#storage-complete").equals("Complete") && canPress("#storage-start"));
        assertThat(fx(() -> text("#storage-asof"))).startsWith("As of 2026-11-22");
        assertThat(fx(() -> text("#storage-source"))).contains("by S3 Inventory daily");
        assertThat(stand.pages().asked()).as("nothing was listed").isEqualTo(asked);
        shots("storage-inventory-done");

        lists.lose(0, "CSV");
        fire("#storage-count-daily");
        await("a file is missing", () -> text("#storage-complete").equals("Incomplete: a part could not be seen"));
        fire("#storage-unseen");
        await("it is named", () -> find("#storage-unseen-parts", TextArea.class).getText()
                .contains("data/0.CSV"));
    }
}
