package tableflow.console.ui.storage.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.Retention;
import tableflow.console.domain.storage.RetentionRule;
import tableflow.console.domain.storage.SnapshotHistory;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.table.TableStorage;

/// A table's kept snapshots, and what other times of keeping them would cost.
///
/// @param metadata of the moment it was read
/// @param requests to S3 that it took
record TablePast(
        TableMetadata metadata, SnapshotHistory history, Retention retention, RegionPrices prices, long requests) {

    private static final String CLASS = "STANDARD";

    static TablePast read(TableServices services, String database, String name, Instant now, Progress progress) {
        LakeTable table = open(services, database, name);
        SnapshotHistory history = TableStorage.history(table, progress);
        return new TablePast(table.metadata(), history, Retention.of(history, RetentionRule.TABLEFLOW, now),
                services.prices().get(), table.traffic().requests());
    }

    /// The table as the catalog has it now.
    static LakeTable open(TableServices services, String database, String name) {
        LakeTables tables = services.tables().get();
        return tables.open(tables.entry(database, name).orElseThrow(() -> RemoteFailure.of(
                Kind.NOT_FOUND, "find table " + name, "the catalog's database " + database + " has none so named")));
    }

    /// What an age costs.
    ///
    /// @param month dollars for what is kept
    /// @param oneMore what the next day adds
    /// @param oneMoreMonth dollars for that
    record Cost(Retention.Kept kept, BigDecimal month, BigInteger oneMore, BigDecimal oneMoreMonth) {}

    Cost cost(int days) {
        Duration age = Duration.ofDays(days);
        Retention.Kept kept = retention.keptFor(age);
        BigInteger oneMore = retention.oneMoreDay(age);
        BigDecimal month = month(kept.bytes());
        return new Cost(kept, month, oneMore, month(kept.bytes().add(oneMore)).subtract(month));
    }

    private BigDecimal month(BigInteger bytes) {
        return prices.month(Map.of(CLASS, new Amount(0, bytes))).dollars();
    }
}
