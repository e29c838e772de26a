package tableflow.console.sandbox.seed;

import java.io.IOException;
import java.time.Duration;
import tableflow.console.sandbox.confluent.ControlPlane;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.tableflow.MaterialiserSettings;
import tableflow.console.sandbox.tableflow.PastCommits;

/// A topic's table as if it had been kept for weeks, and then its order, so that Tableflow goes on with it. Files that
/// an unfinished try left have no table, like any orphan's.
public final class PastMonths implements Planting.Piece {
    /// The table whose role and catalogs the new one has too.
    private static final String LIKE = "orders";

    private final ControlPlane control;
    private final Bucket bucket;
    private final MaterialiserSettings tableflow;
    private final ShopTopics.Shop shop;
    private final Past past;

    /// @param bucket of the tables
    /// @param tableflow what its materialiser works with
    public record Ground(ControlPlane control, Bucket bucket, MaterialiserSettings tableflow) {}

    /// @param name of the piece
    /// @param step from one commit to the next
    public record Past(String name, String topic, Duration step) {
        /// A snapshot for each day of two months.
        public static final Past PAYMENTS = new Past("Two months of snapshots", "payments", Duration.ofDays(1));
        /// Five weeks of a topic that little happens in.
        public static final Past AUDIT_LOG = new Past("Five weeks of snapshots", "audit-log", Duration.ofDays(1));
        /// A file for each partition twice a day.
        public static final Past PAGE_VIEWS = new Past("Many small files", "page-views", Duration.ofHours(12));
    }

    public PastMonths(Ground ground, ShopTopics.Shop shop, Past past) {
        this.control = ground.control();
        this.bucket = ground.bucket();
        this.tableflow = ground.tableflow();
        this.shop = shop;
        this.past = past;
    }

    @Override
    public String name() {
        return past.name();
    }

    @Override
    public void plant(Planting.Progress progress) throws IOException, InterruptedException {
        if (control.tableOrders().stream().anyMatch(one -> one.topic().equals(past.topic()))) {
            return;
        }
        TableOrder like = control.tableOrders().stream().filter(one -> one.topic().equals(LIKE)).findFirst()
                .orElseThrow(() -> new IOException("the demo's table of " + LIKE + " is gone"));
        String path = control.tablePath(shop.bucket(), past.topic());
        TableOrder order = new TableOrder(
                past.topic(), path, like.startedAt(), like.settings(), like.role(), like.catalogs());
        Shielded.run(ending -> {
            int commits = new PastCommits(tableflow, bucket, past.step()).write(order, shop.born(), ending);
            if (!ending.getAsBoolean()) {
                progress.at(commits + " commits");
                control.plantTable(shop.bucket(), past.topic(), path);
            }
        });
    }
}
