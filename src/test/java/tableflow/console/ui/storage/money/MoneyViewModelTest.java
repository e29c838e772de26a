package tableflow.console.ui.storage.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.lake.AgedLake;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.trend.TopicTrend;
import tableflow.console.service.storage.trend.TopicTrends;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.storage.StorageStand;
import tableflow.console.ui.work.TestWork;

/// Money without a window: what all of it costs at once, and behind that what each topic cost before.
class MoneyViewModelTest {

    @TempDir
    Path folder = Path.of("");

    private final TestWork jobs = TestWork.queued();
    private final AgedLake lake = new AgedLake(MemoryPages.now());
    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable RemoteFailure refusing;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private MoneyViewModel model(StorageStand stand, StorageDesk desk) {
        MoneyViewModel model = new MoneyViewModel(desk, new TopicTrends(() -> stand.services().scans().get(), () -> {
            RemoteFailure failure = refusing;
            if (failure != null) {
                throw failure;
            }
            return lake.survey();
        }));
        open.add(model::close);
        return model;
    }

    private StorageDesk desk(StorageStand stand) {
        return StorageStand.desk(
                StorageStand.context(jobs.work, new AskedDialogs(), new Navigation()), stand.services());
    }

    @Test
    void whatIsKnownAtOnceComesBeforeThePastOfTheTopics() {
        StorageStand stand = new StorageStand(folder).fill();
        stand.keep(stand.scanned(), 0, 9);
        lake.table("payments", 4, Duration.ofDays(1));
        StorageDesk desk = desk(stand);
        MoneyViewModel model = model(stand, desk);
        model.visible(true);
        stand.show(desk, "", false);
        assertThat(jobs.waiting()).isEqualTo(1);
        jobs.runNext();
        assertThat(Objects.requireNonNull(model.moneyProperty().get()).costs().topics()).isNotEmpty();
        assertThat(model.lookingProperty().get()).isTrue();
        assertThat(model.topicsProperty().get()).isNull();
        jobs.runNext();
        assertThat(model.lookingProperty().get()).isFalse();
        TopicTrend orders = Objects.requireNonNull(
                Objects.requireNonNull(model.topicsProperty().get()).topics().get("orders"));
        assertThat(orders.basis()).isEqualTo(TopicTrend.Basis.SCANS);
        assertThat(orders.change()).as("nothing changed").isZero();

        model.look();
        jobs.runNext();
        assertThat(model.topicsProperty().get()).as("other prices have another past").isNull();
        stand.show(desk, "logs/", false);
        jobs.runNext();
        jobs.runNext();
        assertThat(model.topicsProperty().get()).as("late, and of another place").isNull();
        jobs.runNext();
        assertThat(Objects.requireNonNull(model.topicsProperty().get()).topics()).isEmpty();
    }

    @Test
    void aFailureOfThePastLeavesThePresent() {
        StorageStand stand = new StorageStand(folder).fill();
        StorageDesk desk = desk(stand);
        MoneyViewModel model = model(stand, desk);
        refusing = RemoteFailure.of(Kind.FORBIDDEN, "list tables", "no glue:GetTables");
        model.visible(true);
        stand.show(desk, "", false);
        jobs.runNext();
        jobs.runNext();
        assertThat(Objects.requireNonNull(model.topicsProperty().get()).notes())
                .containsExactly("Tables: list tables: no glue:GetTables");
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.moneyProperty().get()).isNotNull();
    }
}
