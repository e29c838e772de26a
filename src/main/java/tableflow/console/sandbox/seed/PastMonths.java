package tableflow.console.sandbox.seed;

import java.io.IOException;
import tableflow.console.sandbox.confluent.ControlPlane;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.tableflow.MaterialiserSettings;
import tableflow.console.sandbox.tableflow.PastCommits;

/// The table of `payments` with a snapshot for each day of two months, and then its order, so that Tableflow goes on
/// with it. Files that an unfinished try left have no table, like any orphan's.
public final class PastMonths implements Planting.Piece {
    static final String TOPIC = "payments";
    /// The table whose role and catalogs the new one has too.
    private static final String LIKE = "orders";

    private final ControlPlane control;
    private final Bucket bucket;
    private final MaterialiserSettings tableflow;
    private final ShopTopics.Shop shop;

    public PastMonths(ControlPlane control, Bucket bucket, MaterialiserSettings tableflow, ShopTopics.Shop shop) {
        this.control = control;
        this.bucket = bucket;
        this.tableflow = tableflow;
        this.shop = shop;
    }

    @Override
    public String name() {
        return "Two months of snapshots";
    }

    @Override
    public void plant(Planting.Progress progress) throws IOException, InterruptedException {
        if (control.tableOrders().stream().anyMatch(one -> one.topic().equals(TOPIC))) {
            return;
        }
        TableOrder like = control.tableOrders().stream().filter(one -> one.topic().equals(LIKE)).findFirst()
                .orElseThrow(() -> new IOException("the demo's table of " + LIKE + " is gone"));
        String path = control.tablePath(shop.bucket(), TOPIC);
        TableOrder order = new TableOrder(
                TOPIC, path, like.startedAt(), like.settings(), like.role(), like.catalogs());
        Shielded.run(ending -> {
            int commits = new PastCommits(tableflow, bucket).write(order, shop.born(), ending);
            if (!ending.getAsBoolean()) {
                progress.at(commits + " commits");
                control.plantTable(shop.bucket(), TOPIC, path);
            }
        });
    }
}
