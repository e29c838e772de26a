package tableflow.console.sandbox.tableflow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import tableflow.console.domain.table.MetadataColumn;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.tableflow.iceberg.Compaction;
import tableflow.console.sandbox.tableflow.iceberg.RowExpiry;

/// Keeps one table in good shape, in commits of their own behind those of the rows: rows beyond their age go, small
/// files are merged now and then, old snapshots go. Each of these commits has the offsets of the one before it.
final class Tidying {
    /// How often rows of a table that is not written any more are looked at.
    private static final Duration AGEING = Duration.ofMinutes(1);

    private final MaterialiserSettings settings;
    private Optional<Instant> nextCompaction = Optional.empty();
    private Instant nextAgeing = Instant.MIN;
    private long aged;

    Tidying(MaterialiserSettings settings) {
        this.settings = settings;
    }

    void run(TableOrder order, TopicTable table) throws IOException {
        Instant now = settings.clock().instant();
        if (order.settings().rowAge().isPresent()) {
            age(table, now, order.settings().rowAge().get());
        }
        if (nextCompaction.isEmpty() || !now.isBefore(nextCompaction.get())) {
            if (nextCompaction.isPresent()) {
                new Compaction(table.iceberg()).run(table.ledger()::enter);
            }
            nextCompaction = Optional.of(now.plus(settings.rhythm().compactEvery()));
        }
        table.expire(now, order.settings().snapshotAge());
    }

    private void age(TopicTable table, Instant now, Duration age) throws IOException {
        if (now.isBefore(nextAgeing) && current(table) == aged) {
            return;
        }
        String column = MetadataColumn.TIMESTAMP.columnName(table.layout().naming());
        new RowExpiry(table.iceberg(), column).run(now.minus(age), table.ledger()::enter);
        aged = current(table);
        nextAgeing = now.plus(AGEING);
    }

    private static long current(TopicTable table) {
        Snapshot snapshot = table.iceberg().currentSnapshot();
        return snapshot == null ? 0 : snapshot.snapshotId();
    }
}
