package tableflow.console.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.service.storage.view.UsageNode;
import tableflow.console.service.storage.view.UsageView;
import tableflow.console.ui.control.treemap.TreemapView;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.storage.kept.KeptPart;
import tableflow.console.ui.storage.usage.UsagePart;
import tableflow.console.ui.work.FxWork;

/// The pane in a window, on a bucket in memory.
class StoragePaneTest extends StorageUiTest {

    @TempDir
    Path folder = Path.of("");

    private final FxWork work = new FxWork(InstantSource.system());
    private @Nullable Pane pane;

    @AfterEach
    void close() {
        Pane open = pane;
        if (open != null) {
            run(open::close);
        }
        work.close();
    }

    private StorageStand open() {
        StorageStand stand = new StorageStand(folder);
        show(stand);
        return stand;
    }

    private void show(StorageStand stand) {
        show(() -> {
            Overlay overlay = new Overlay();
            Pane made = StoragePane.spec(stand.services(), List.of(UsagePart::new, KeptPart::new)).factory()
                    .apply(StorageStand.context(work.work(), overlay, new Navigation()));
            pane = made;
            made.onShown();
            return new StackPane(made.view(), overlay);
        }, 1_280, 800);
    }

    private Pane pane() {
        return Objects.requireNonNull(pane);
    }

    private void scan() {
        fire("#storage-start");
        await("the scan has ended", () -> text("#storage-complete").startsWith("Complete")
                || text("#storage-complete").startsWith("Incomplete"));
        await("it is kept", () -> canPress("#storage-start"));
    }

    private void laidOut() {
        await("tiles stand still", () -> {
            TreemapView<?> tiles = (TreemapView<?>) stage().getScene().lookup("#storage-tiles");
            return tiles != null && tiles.isStill() && tiles.getWidth() > 100;
        });
    }

    @SuppressWarnings("unchecked") // the table of the pane has no others
    private TreeTableView<UsageNode> table() {
        return (TreeTableView<UsageNode>) find("#storage-table", TreeTableView.class);
    }

    private List<String> rows() {
        List<String> names = new ArrayList<>();
        if (stage().getScene().lookup("#storage-table") == null) {
            return names;
        }
        TreeTableView<UsageNode> table = table();
        for (int i = 0; i < table.getExpandedItemCount(); i++) {
            names.add(table.getTreeItem(i).getValue().name());
        }
        return names;
    }

    private void look(UsageView view) {
        run(() -> {
            @SuppressWarnings("unchecked") // its items are views
            ComboBox<UsageView> box = (ComboBox<UsageView>) find("#storage-view", ComboBox.class);
            box.setValue(view);
        });
    }

    @Test
    void tellsWhatItCostsThenCountsThenShows() {
        StorageStand stand = new StorageStand(folder).fill();
        stand.foreseen = 2_000_000;
        show(stand);
        await("the cost is told", () -> text("#storage-figures").contains("2,000,000 objects"));
        assertThat(fx(() -> text("#storage-figures"))).contains("2,301 requests", "0.012 USD", "2026-11-21");
        assertThat(stand.pages().asked()).as("nothing was listed before").isZero();
        shots("storage-before");

        scan();
        assertThat(fx(() -> text("#storage-complete"))).isEqualTo("Complete");
        await("rows are there", () -> fx(this::rows).size() >= 4);
        laidOut();
        shots("storage-done");

        TreemapView<?> tiles = find("#storage-tiles", TreemapView.class);
        run(tiles::requestFocus);
        await("the tiles have the focus", tiles::isFocused);
        press(KeyCode.RIGHT);
        await("a row is chosen with the tile", () -> table().getSelectionModel().getSelectedItem() != null);
        UsageNode chosen = fx(() -> table().getSelectionModel().getSelectedItem().getValue());
        press(KeyCode.ENTER);
        await("one has gone in", () -> text("#storage-here").contains(chosen.name()));
        laidOut();
        press(KeyCode.BACK_SPACE);
        await("and up again", () -> text("#storage-here").equals("All of the bucket"));
        assertThat(fx(() -> table().getSelectionModel().getSelectedItem().getValue().name()))
                .isEqualTo(chosen.name());

        look(UsageView.TOPIC);
        await("topics are shown", () -> rows().containsAll(List.of("orders", "payments", "clicks")));
        laidOut();
        shots("storage-topics");
        look(UsageView.SIZE);
        await("the verdict is told", () -> text("#storage-verdict").contains("objects with rows"));
        await("bars are laid out", () -> find("#storage-histogram", Node.class).isVisible());
        shots("storage-sizes");
        look(UsageView.PARTITION);
        await("partitions are shown", () -> rows().contains("year=2026"));
        shots("storage-partitions");
        look(UsageView.LARGEST);
        await("objects are shown", () -> rows().stream().anyMatch(name -> name.endsWith(".parquet")));
        shots("storage-largest");
    }

    @Test
    void isPausedStoppedAndGoneOnWith() {
        StorageStand stand = new StorageStand(folder).fill();
        stand.pages().pages(100, false, 1);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger answers = new AtomicInteger();
        stand.pages().before(ask -> {
            if (answers.incrementAndGet() > 4) {
                hold(gate);
            }
        });
        show(stand);
        fire("#storage-start");
        await("something was counted", () -> text("#storage-figures").contains("objects"));
        await("the requests are told", () -> text("#storage-effort").contains("streams"));
        fire("#storage-pause");
        await("it pauses", () -> text("#storage-figures").startsWith("Paused"));
        shots("storage-running");
        fire("#storage-pause");
        await("it goes on", () -> !text("#storage-figures").startsWith("Paused"));
        fire("#storage-stop");
        await("it is kept as incomplete", () -> text("#storage-complete").equals("Incomplete: stopped"));
        gate.countDown();
        await("it can be gone on with", () -> canPress("#storage-resume"));
        shots("storage-stopped");

        // Another pane of the same computer, as after a restart.
        run(pane()::close);
        StorageStand later = new StorageStand(folder).fill();
        show(later);
        await("the stopped scan is offered", () -> canPress("#storage-resume"));
        fire("#storage-resume");
        await("it is whole now", () -> text("#storage-complete").equals("Complete"));
        assertThat(fx(() -> text("#storage-source"))).contains(objects(later));
    }

    private static String objects(StorageStand stand) {
        return String.format(Locale.ENGLISH, "%,d objects", stand.pages().things().size());
    }

    private static void hold(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatMayNotBeSeenIsListedWithTheReason() {
        StorageStand stand = new StorageStand(folder).fill();
        stand.pages().before(ask -> {
            if (ask.prefix().key().startsWith("logs/") || (ask.prefix().key().isEmpty() && !ask.folded())) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "list", "AccessDenied: no s3:ListBucket for this prefix");
            }
        });
        show(stand);
        scan();
        assertThat(fx(() -> text("#storage-complete"))).isEqualTo("Incomplete: a part could not be seen");
        fire("#storage-unseen");
        await("it is named", () -> find("#storage-unseen-parts", TextArea.class).getText()
                .contains("s3://bucket/logs/: AccessDenied"));
        laidOut();
        shots("storage-partial");
    }

    @Test
    void aMissingBucketIsAFailureWithAReason() {
        open();
        await("it was looked at", () -> text("#storage-figures").contains("Each million"));
        shots("storage-empty");
        enter("#storage-place", "s3://no-such-bucket/logs/");
        fire("#storage-start");
        await("the other place was looked at", () -> text("#storage-start").equals("Scan"));
        fire("#storage-start");
        await("the failure is told", () -> stage().getScene().lookup(".error-banner").isVisible());
        shots("storage-error");
    }

    @Test
    void tenThousandPrefixesWithLongNames() {
        StorageStand stand = new StorageStand(folder).fillWide(10_000);
        show(stand);
        scan();
        await("all have a row", () -> rows().size() == 10_000);
        laidOut();
        run(() -> table().getSortOrder().setAll(List.of(table().getColumns().getFirst())));
        await("they are sorted by name", () -> rows().getFirst().startsWith("prefix-00000"));
        shots("storage-wide");
    }

    @Test
    void keptScansAreListedComparedAndDeleted() {
        StorageStand stand = new StorageStand(folder).fill();
        Checkpoint now = stand.scans().scan(ScanRequest.of(MemoryPages.root("")), null).run(progress -> {}).kept();
        stand.files().keep(new Checkpoint(now.root(), now.started().minusSeconds(86_400), now.report(), now.left(),
                now.unseen(), now.effort()));
        stand.pages().put("logs/2026-3/new.log", 5_000_000, 0, "STANDARD");
        stand.pages().put("fresh/new.log", 7_000_000, 0, "STANDARD");
        stand.pages().things().keySet().removeIf(key -> key.startsWith("odd/"));
        show(stand);
        scan();
        run(() -> find("#storage-tabs", TabPane.class).getSelectionModel().select(1));
        await("both are listed", () -> list("#storage-scans").getItems().size() == 2);
        run(() -> list("#storage-scans").getSelectionModel().select(0));
        fire("#storage-kept-compare");
        await("changes are told", () -> stage().getScene().lookup("#storage-changes") != null
                && list("#storage-changes").getItems().toString().contains("fresh/"));
        assertThat(fx(() -> list("#storage-changes").getItems().toString())).contains("odd/", "logs/");
        shots("storage-compared");

        fire("#storage-kept-delete");
        await("it is asked", () -> stage().getScene().lookup(".confirm-dialog") != null);
        run(() -> find(".confirm-dialog .danger", Button.class).fire());
        await("one is left", () -> list("#storage-scans").getItems().size() == 1);
        await("nothing is compared any more", () -> stage().getScene().lookup("#storage-changes") == null);
        assertThat(stand.files().all()).hasSize(1);
    }

    private TableView<?> list(String selector) {
        return find(selector, TableView.class);
    }

    @Test
    void anotherPaneAsksForATopicsTable() {
        StorageStand stand = new StorageStand(folder).fill();
        show(stand);
        scan();
        run(() -> pane().answer(new Request.ShowStorage("orders", "s3://bucket//" + StorageStand.ORDERS)));
        await("its table is looked into", () -> text("#storage-here").contains("orders"));
        await("its topic is offered", () -> rows().containsAll(List.of("data/", "metadata/")));
    }
}
