package tableflow.console.ui.storage;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.BucketMetrics;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.cost.PriceTable;
import tableflow.console.service.storage.inventory.Inventories;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.service.support.Waiter;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.Work;

/// A bucket in memory, and what a Storage pane needs to look at it.
public final class StorageStand {

    /// The table of topic `orders`.
    public static final String ORDERS =
            "1010001/10110010/7f3c9a52-1b1e-4d0a-9a67-0c2f5a1f8e11/env-a1/lkc-b2/v1/"
                    + "0f9d1f0e-52ab-4f0b-8a3e-6a4a8b1c2d3e/";

    private static final long DAY = 86_400_000L;

    final MemoryPages pages = new MemoryPages();
    final ScanFiles files;
    /// Objects that the daily metrics tell; below zero for no metrics.
    long foreseen = -1;
    private final List<TableflowTopic> others = new ArrayList<>();
    /// How much later it is than at the beginning.
    volatile Duration later = Duration.ZERO;
    Inventories inventories = Inventories.none();

    public StorageStand(Path folder) {
        files = new ScanFiles(folder.resolve("scans"), 40);
    }

    public MemoryPages pages() {
        return pages;
    }

    public ScanFiles files() {
        return files;
    }

    /// A table, a connector's topics by hour, logs, and something odd: always the same.
    public StorageStand fill() {
        Random random = new Random(7);
        long now = MemoryPages.now().toEpochMilli();
        for (int i = 0; i < 300; i++) {
            pages.put(ORDERS + "data/" + new UUID(random.nextLong(), random.nextLong()) + ".parquet",
                    20_000_000L + random.nextInt(90_000_000), now - random.nextInt(40) * DAY, "STANDARD");
        }
        for (int i = 0; i < 40; i++) {
            pages.put(ORDERS + "metadata/" + i + "-m0.avro", 9_000 + i, now - i * DAY / 4, "STANDARD");
            pages.put(ORDERS + "metadata/v" + i + ".metadata.json", 30_000 + i, now - i * DAY / 4, "STANDARD");
        }
        for (String topic : List.of("payments", "shipments-of-the-northern-warehouses-with-a-long-name", "clicks")) {
            for (int day = 1; day <= 20; day++) {
                for (int hour = 0; hour < 24; hour += topic.equals("clicks") ? 1 : 6) {
                    pages.put("topics/%s/year=2026/month=11/day=%02d/hour=%02d/%s+0+%010d.json.gz".formatted(
                                    topic, day, hour, topic, day * 1_000 + hour),
                            40_000L + random.nextInt(3_000_000), now - (22L - day) * DAY, "STANDARD_IA");
                }
            }
        }
        for (int i = 0; i < 60; i++) {
            pages.put("logs/2026-" + i % 12 + "/access-" + i + ".log", 500_000L + random.nextInt(8_000_000),
                    now - i * 9L * DAY, "GLACIER");
        }
        pages.put("README.txt", 1_234, now - 400 * DAY, "STANDARD");
        pages.put("odd//double slash/\u65e5\u672c \uD83D\uDE00.bin", 77_000_000, now - 3 * DAY, "SOMETHING_NEW");
        return this;
    }

    /// What the pane works with.
    public StorageServices services() {
        return new StorageServices(this::scans);
    }

    StorageScans scans() {
        Supplier<BucketMetrics> metrics = () -> new BucketMetrics() {
            @Override
            public List<Series> daily(String bucket, Instant from, Instant to) {
                return foreseen < 0 ? List.of() : List.of(new Series("NumberOfObjects", "AllStorageTypes",
                        List.of(new Point(MemoryPages.now().minusSeconds(86_400), BigDecimal.valueOf(foreseen)))));
            }

            @Override
            public void close() {}
        };
        return new StorageScans(
                new StorageScans.Sources(() -> pages, metrics, this::topics, inventories),
                new StorageScans.Place("bucket", "us-east-1", PriceTable.delivered(), files),
                Thread.ofVirtual().factory(), new Waiter() {
                    @Override
                    public Instant now() {
                        return MemoryPages.now().plus(later);
                    }

                    @Override
                    public void pause(Duration time) {}
                });
    }

    /// A further topic with its table.
    void topic(String name, String path) {
        others.add(topicAt(name, path));
    }

    private List<TableflowTopic> topics() {
        List<TableflowTopic> all = new ArrayList<>(others);
        all.add(topicAt("orders", "s3://bucket//" + ORDERS));
        return all;
    }

    private static TableflowTopic topicAt(String name, String path) {
        return new TableflowTopic(
                name, "env-a1", "lkc-b2", Set.of(Open.of(TableFormat.ICEBERG)),
                new TableStorage.ByobAws("bucket", "cspi-1", "us-east-1", path),
                new TableflowTopic.Config(604_800_000L, null, null, null), false,
                new TableflowTopic.Status(Open.of(TableflowTopic.Phase.RUNNING), null, List.of(), List.of(), null),
                null);
    }

    /// What a scan of all of it counts now.
    public Checkpoint scanned() {
        return scans().scan(ScanRequest.of(MemoryPages.root(""))
                .withTables(scans().owners("bucket").roots()), null).run(told -> {}).kept();
    }

    /// Keeps a scan as of so many days ago.
    public void keep(Checkpoint scan, int... daysAgo) {
        for (int days : daysAgo) {
            files.keep(new Checkpoint(scan.root(), scan.started().minus(Duration.ofDays(days)), scan.report(),
                    scan.left(), scan.unseen(), scan.effort()));
        }
    }

    /// What the parts of a pane share.
    public static StorageDesk desk(PaneContext context, StorageServices services) {
        return new StorageDesk(context, services);
    }

    /// Shows a scan in all parts, as the scan itself does.
    ///
    /// @param running whether it still grows
    public void show(StorageDesk desk, String prefix, boolean running) {
        Checkpoint scan = scans().scan(ScanRequest.of(MemoryPages.root(prefix))
                .withTables(scans().owners("bucket").roots()), null).run(now -> {}).kept();
        desk.show(new ShownScan(scan, scans().owners("bucket"), false, running));
    }

    /// A pane's place in a window.
    public static PaneContext context(Work work, Dialogs dialogs, Navigation navigation) {
        return new PaneContext(profile(), work, navigation, dialogs, new SimpleBooleanProperty(true));
    }

    private static Profile profile() {
        return new Profile(
                "test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null);
    }

    /// Prefixes by the thousand, with long names.
    public StorageStand fillWide(int prefixes) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < prefixes; i++) {
            names.add("prefix-%05d-%s/".formatted(i, "of-a-name-that-goes-on-".repeat(i % 4)));
        }
        for (int i = 0; i < prefixes; i++) {
            pages.put(names.get(i) + "part-0.parquet", 1_000L * (i + 1), MemoryPages.now().toEpochMilli(), "STANDARD");
        }
        return this;
    }
}
