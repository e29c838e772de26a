package tableflow.console.ui.storage.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.storage.StorageStand;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.TestWork;

/// Kept scans without a window: listed, compared, shown and deleted.
class KeptViewModelTest {

    @TempDir
    Path folder = Path.of("");

    private final TestWork jobs = TestWork.queued();
    private @Nullable KeptViewModel opened;

    private KeptViewModel model(StorageStand stand) {
        KeptViewModel model = new KeptViewModel(desk(stand));
        opened = model;
        return model;
    }

    private StorageDesk desk(StorageStand stand) {
        return StorageStand.desk(
                StorageStand.context(jobs.work, new AskedDialogs(), new Navigation()), stand.services());
    }

    @AfterEach
    void close() {
        KeptViewModel model = opened;
        if (model != null) {
            model.close();
        }
    }

    private void runAll() {
        while (jobs.waiting() > 0) {
            jobs.runNext();
        }
    }

    private StorageStand stand() {
        return new StorageStand(folder).fill();
    }

    /// Keeps what is in the bucket as a scan of so many days ago.
    private static void keep(StorageStand stand, String prefix, int daysAgo) {
        Checkpoint now = stand.services().scans().get()
                .scan(ScanRequest.of(MemoryPages.root(prefix)), null).run(told -> {}).kept();
        stand.files().keep(new Checkpoint(now.root(), now.started().minusSeconds(86_400L * daysAgo), now.report(),
                now.left(), now.unseen(), now.effort()));
    }

    @Test
    void theyAreListedNewestFirstAndAgainWhenThereAreMore() {
        StorageStand stand = stand();
        keep(stand, "", 2);
        keep(stand, "logs/", 1);
        StorageDesk desk = desk(stand);
        KeptViewModel model = new KeptViewModel(desk);
        opened = model;
        desk.keptChanged();
        assertThat(jobs.waiting()).as("nobody has looked yet").isZero();
        model.list();
        runAll();
        assertThat(model.scans()).extracting(KeptScan::started).hasSize(2)
                .isSortedAccordingTo((a, b) -> b.compareTo(a));

        keep(stand, "", 0);
        desk.keptChanged();
        runAll();
        assertThat(model.scans()).hasSize(3);
    }

    @Test
    void onePairsWithTheOneBeforeItAndTwoOfOnePlaceWithEachOther() {
        StorageStand stand = stand();
        keep(stand, "", 5);
        keep(stand, "", 3);
        keep(stand, "", 1);
        keep(stand, "logs/", 2);
        KeptViewModel model = model(stand);
        model.list();
        runAll();
        KeptScan newest = model.scans().get(0);
        KeptScan logs = model.scans().get(1);
        KeptScan middle = model.scans().get(2);
        KeptScan oldest = model.scans().get(3);
        assertThat(model.pair(List.of(newest))).contains(List.of(middle, newest));
        assertThat(model.pair(List.of(newest, oldest))).contains(List.of(oldest, newest));
        assertThat(model.pair(List.of(oldest, newest))).contains(List.of(oldest, newest));
        assertThat(model.pair(List.of(logs))).as("none before it").isEmpty();
        assertThat(model.pair(List.of(oldest))).isEmpty();
        assertThat(model.pair(List.of(logs, newest))).as("of two places").isEmpty();
        assertThat(model.pair(List.of())).isEmpty();
        assertThat(model.pair(List.of(newest, middle, oldest))).isEmpty();
    }

    @Test
    void whatChangedIsToldByPrefixTopicClassAndKind() {
        StorageStand stand = stand();
        keep(stand, "", 1);
        stand.pages().put("logs/2026-1/new.log", 5_000_000, 0, "STANDARD");
        stand.pages().things().keySet().removeIf(key -> key.startsWith("odd/"));
        keep(stand, "", 0);
        KeptViewModel model = model(stand);
        model.list();
        runAll();
        model.compare(List.of(model.scans().getFirst()));
        runAll();
        Compared compared = Objects.requireNonNull(model.comparedProperty().get());
        assertThat(compared.changes().exact()).isTrue();
        assertThat(compared.changes().total().gained().bytes().longValueExact()).isEqualTo(5_000_000L - 77_000_000L);
        for (Compared.By by : Compared.By.values()) {
            assertThat(compared.by(by)).as("%s", by).extracting(change -> change.gained().isNone())
                    .doesNotContain(true);
        }
        assertThat(compared.by(Compared.By.PREFIX)).anyMatch(change -> change.name().startsWith("odd/")
                && Compared.Fate.of(change) == Compared.Fate.WENT);
        assertThat(compared.by(Compared.By.CLASS)).anyMatch(change -> change.name().equals("STANDARD")
                && Compared.Fate.of(change) == Compared.Fate.GREW);
    }

    @Test
    void aDamagedScanIsAFailureWithAReasonAndNotTheEndOfTheList() throws IOException {
        StorageStand stand = stand();
        keep(stand, "", 1);
        keep(stand, "", 0);
        KeptViewModel model = model(stand);
        model.list();
        runAll();
        List<KeptScan> listed = List.copyOf(model.scans());
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            }
        }
        model.compare(listed.subList(0, 1));
        runAll();
        Problem problem = Objects.requireNonNull(model.problemProperty().get());
        assertThat(problem.failure().why()).isNotBlank();
        assertThat(model.comparedProperty().get()).isNull();
        model.list();
        runAll();
        assertThat(model.problemProperty().get()).as("it stays until something else is tried").isEqualTo(problem);
        model.delete(listed);
        runAll();
        assertThat(model.scans()).as("and what is damaged can be deleted").isEmpty();
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void deletedOnesGoAndTakeTheirComparisonWithThem() {
        StorageStand stand = stand();
        keep(stand, "", 2);
        keep(stand, "", 1);
        keep(stand, "", 0);
        KeptViewModel model = model(stand);
        model.list();
        runAll();
        model.compare(List.of(model.scans().getFirst()));
        runAll();
        model.delete(List.of(model.scans().getLast()));
        runAll();
        assertThat(model.comparedProperty().get()).as("it is of two others").isNotNull();
        assertThat(model.scans()).hasSize(2);
        model.delete(List.of(model.scans().getLast()));
        runAll();
        assertThat(model.comparedProperty().get()).isNull();
        assertThat(model.scans()).hasSize(1);
    }

    @Test
    void whatCannotBeDeletedIsSaidAndStaysSaid() throws IOException {
        StorageStand stand = stand();
        keep(stand, "", 1);
        keep(stand, "", 0);
        KeptViewModel model = model(stand);
        model.list();
        runAll();
        KeptScan newest = model.scans().getFirst();
        Path file = newest.file();
        Files.delete(file);
        Files.createDirectory(file);
        Files.writeString(file.resolve("in the way"), "x");
        model.delete(List.of(newest));
        runAll();
        Problem problem = Objects.requireNonNull(model.problemProperty().get());
        assertThat(problem.failure().why()).isNotBlank();
        Files.delete(file.resolve("in the way"));
        Objects.requireNonNull(problem.retry()).run();
        runAll();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.scans()).hasSize(1);
    }

    @Test
    void aComparisonOfWhatWasDeletedMeanwhileIsDropped() {
        StorageStand stand = stand();
        keep(stand, "", 1);
        keep(stand, "", 0);
        KeptViewModel model = model(stand);
        model.list();
        runAll();
        List<KeptScan> both = List.copyOf(model.scans());
        model.delete(both);
        model.compare(both);
        runAll();
        assertThat(model.comparedProperty().get()).isNull();
        assertThat(model.scans()).isEmpty();
        assertThat(Objects.requireNonNull(model.problemProperty().get()).failure().why()).isNotBlank();
    }
}
