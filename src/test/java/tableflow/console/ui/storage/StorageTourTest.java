package tableflow.console.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.lake.AgedLake;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.storage.cost.PriceBook;
import tableflow.console.service.storage.export.ObjectFeeds;
import tableflow.console.service.storage.findings.FindingRig;
import tableflow.console.service.storage.growth.Growth;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.table.TableStorage;
import tableflow.console.service.support.Waiter;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.storage.export.ExportPart;
import tableflow.console.ui.storage.export.ExportServices;
import tableflow.console.ui.storage.findings.FindingsPart;
import tableflow.console.ui.storage.kept.KeptPart;
import tableflow.console.ui.storage.money.MoneyPart;
import tableflow.console.ui.storage.table.GrowthPart;
import tableflow.console.ui.storage.table.TableServices;
import tableflow.console.ui.storage.table.TablesPart;
import tableflow.console.ui.storage.usage.UsagePart;
import tableflow.console.ui.tour.Tour;
import tableflow.console.ui.tour.TourReport;
import tableflow.console.ui.tour.TourStep;
import tableflow.console.ui.work.FxWork;

/// The pane's part of the tour holds with all its tabs, on a bucket in memory.
class StorageTourTest extends StorageUiTest {

    @TempDir
    Path folder = Path.of("");

    private final FxWork work = new FxWork(InstantSource.system());
    private final AgedLake lake = new AgedLake(MemoryPages.now());
    private final FindingRig rig = new FindingRig();
    private @Nullable Pane pane;

    @AfterEach
    void close() {
        Pane open = pane;
        if (open != null) {
            run(open::close);
        }
        work.close();
    }

    private TableServices tables(StorageStand stand) {
        return new TableServices(lake::survey, lake::tables,
                () -> new TableStorage(lake.pages, MemoryLake.threads(), Waiter.real(), TableStorage.SAFE_AGE, folder),
                () -> new Growth(new Growth.Sources(() -> {
                    throw RemoteFailure.of(Kind.FORBIDDEN, "read the metrics", "no cloudwatch:GetMetricData");
                }, () -> {
                    throw RemoteFailure.of(Kind.UNAUTHORIZED, "read the metrics", "no key");
                }, "lkc-1", stand.files(), lake::survey), Waiter.real()),
                () -> stand.scans().prices(), "bucket");
    }

    private void open(StorageStand stand) {
        TableServices tables = tables(stand);
        ExportServices exports = new ExportServices(
                progress -> new ObjectFeeds(stand::pages, Thread.ofVirtual().factory(), Waiter.real(), progress),
                (place, progress) -> sink -> { }, text -> text);
        show(() -> {
            Overlay overlay = new Overlay();
            Pane made = StoragePane.spec(stand.services(), List.of(
                            UsagePart::new, TablesPart.factory(tables), GrowthPart.factory(tables), KeptPart::new,
                            desk -> new FindingsPart(rig::findings, desk),
                            desk -> new MoneyPart(new PriceBook(folder.resolve("prices.json")), lake::survey, desk),
                            desk -> new ExportPart(exports, Optional::empty, desk))).factory()
                    .apply(StorageStand.context(work.work(), overlay, new Navigation()));
            pane = made;
            made.onShown();
            return new StackPane(made.view(), overlay);
        }, 1_280, 860);
    }

    @Test
    void everyStepHolds() {
        lake.table("payments", 20, Duration.ofHours(12));
        StorageStand stand = new StorageStand(folder).fill();
        stand.topic("Payments-table", "s3://bucket/lake/lkc-abc123/payments/");
        stand.pages().put("lake/lkc-abc123/payments/data/a", 90_000_000, 0, "STANDARD");
        open(stand);
        List<TourStep> steps = fx(() -> Objects.requireNonNull(pane).tour());
        assertThat(steps).extracting(TourStep::name).doesNotHaveDuplicates()
                .containsSubsequence("storage-scan", "storage-growth-rows", "storage-growth-files",
                        "storage-scan-again", "storage-compared", "storage-money-topic");
        for (TourStep step : steps) {
            if (step.name().equals("storage-scan-again")) {
                stand.later = Duration.ofMinutes(5);
                stand.pages().put("lake/lkc-abc123/payments/data/b", 80_000_000, 0, "STANDARD");
            }
            AtomicReference<@Nullable TourReport> ended = new AtomicReference<>();
            run(() -> {
                Iterator<TourStep> one = List.of(step.within(Duration.ofSeconds(45))).iterator();
                new Tour(work.work(), stage().getScene(), Path.of("target/screens/storage-tour")).run(
                        () -> one.hasNext() ? Optional.of(one.next()) : Optional.empty(), ended::set);
            });
            await(step.name(), () -> ended.get() != null);
            assertThat(Objects.requireNonNull(ended.get()).entries().getFirst().failure()).as(step.name()).isNull();
            if (step.name().equals("storage-growth-rows")) {
                assertThat(text("#storage-growth-tables")).isEqualTo("Tables: 1 of 1 were read.");
            } else if (step.name().equals("storage-money-topic")) {
                assertThat(text("#storage-money-topic-from")).startsWith("Payments-table: by the live bytes");
            } else if (step.name().equals("storage-compared")) {
                assertThat(text("#storage-compared")).contains("+76.3 MiB");
            }
        }
    }
}
