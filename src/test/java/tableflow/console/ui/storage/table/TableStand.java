package tableflow.console.ui.storage.table;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.lake.AgedLake;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.port.BucketMetrics;
import tableflow.console.service.port.Metrics;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.cost.PriceTable;
import tableflow.console.service.storage.growth.Growth;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.service.storage.table.TableStorage;
import tableflow.console.service.support.Waiter;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.storage.StorageServices;
import tableflow.console.ui.work.ManualTimer;
import tableflow.console.ui.work.TestWork;
import tableflow.console.ui.work.Work;

/// Tables in memory with all that the tabs of tables and growth ask, for view-models without a toolkit.
final class TableStand {

    final AgedLake lake;
    final ScanFiles files;
    final Navigation navigation = new Navigation();
    /// What Confluent's metrics tell, by topic.
    final List<Metrics.Series> received = new ArrayList<>();
    @Nullable RemoteFailure refusing;
    private final Path folder;
    private final ManualTimer clock;
    private final Work work;

    TableStand(Path folder, TestWork jobs) {
        this.folder = folder;
        this.clock = jobs.timer;
        this.work = jobs.work;
        lake = new AgedLake(clock.instant());
        files = new ScanFiles(folder.resolve("scans"), 40);
    }

    PaneContext context() {
        Profile profile = new Profile(
                "test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                new Profile.Kafka(MemoryLake.DATABASE, "127.0.0.1:1", null, "PLAINTEXT", null), null, null, null);
        return new PaneContext(profile, work, navigation, new AskedDialogs(), new SimpleBooleanProperty(true));
    }

    StorageServices services() {
        return new StorageServices(() -> new StorageScans(
                new StorageScans.Sources(() -> lake.pages, this::metrics, List::of),
                new StorageScans.Place("bucket", "us-east-1", PriceTable.delivered(), files),
                MemoryLake.threads(), waiter()));
    }

    TableServices tables() {
        return new TableServices(
                lake::survey,
                lake::tables,
                () -> new TableStorage(lake.pages, MemoryLake.threads(), waiter(), TableStorage.SAFE_AGE, folder),
                () -> new Growth(
                        new Growth.Sources(this::metrics, this::kafka, "lkc-1", files, lake::survey), waiter()),
                () -> PriceTable.delivered().region("us-east-1"),
                "bucket");
    }

    private Waiter waiter() {
        return new Waiter() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void pause(Duration time) {}
        };
    }

    /// Ten gigabytes of ten days, a tenth more each day.
    private BucketMetrics metrics() {
        return new BucketMetrics() {
            @Override
            public List<BucketMetrics.Series> daily(String bucket, Instant from, Instant to) {
                List<BucketMetrics.Point> points = new ArrayList<>();
                for (int day = 0; day < 10; day++) {
                    points.add(new BucketMetrics.Point(
                            clock.instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(12 - day)),
                            BigDecimal.valueOf(10_000_000_000L + day * 1_000_000_000L)));
                }
                return List.of(new BucketMetrics.Series("BucketSizeBytes", "StandardStorage", points));
            }

            @Override
            public void close() {}
        };
    }

    private Metrics kafka() {
        return new Metrics() {
            @Override
            public List<Descriptor> descriptors() {
                return List.of();
            }

            @Override
            public List<Metrics.Series> query(Question question) {
                RemoteFailure failure = refusing;
                if (failure != null) {
                    throw failure;
                }
                return received;
            }
        };
    }

    /// So many bytes came in through a topic on each of the last days.
    void received(String topic, long... days) {
        List<Metrics.Point> points = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            points.add(new Metrics.Point(clock.instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(i)),
                    BigDecimal.valueOf(days[i])));
        }
        received.add(new Metrics.Series(Map.of("topic", topic), points));
    }
}
