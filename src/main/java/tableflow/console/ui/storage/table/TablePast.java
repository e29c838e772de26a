package tableflow.console.ui.storage.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.ClassMix;
import tableflow.console.domain.storage.Retention;
import tableflow.console.domain.storage.RetentionRule;
import tableflow.console.domain.storage.SnapshotHistory;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.storage.cost.RegionPrices;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.service.storage.table.TableStorage;

/// A table's kept snapshots, and what other times of keeping them would cost.
///
/// @param metadata of the moment it was read
/// @param requests to S3 that it took
/// @param classes of its files by kept scans
record TablePast(
        TableMetadata metadata, SnapshotHistory history, Retention retention, RegionPrices prices, long requests,
        TableClasses classes) {

    static TablePast read(Sources sources, String database, String name, Instant now, Progress progress) {
        TableServices services = sources.services();
        LakeTable table = open(services, database, name);
        SnapshotHistory history = TableStorage.history(table, progress);
        return new TablePast(table.metadata(), history, Retention.of(history, RetentionRule.TABLEFLOW, now),
                services.prices().get(), table.traffic().requests(),
                TableClasses.find(sources.scans().get(), S3Uri.parse(table.metadata().location()).asFolder()));
    }

    /// @param scans that are kept
    record Sources(TableServices services, Supplier<ScanFiles> scans) {}

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

    /// @param mix in which classes the table's files lie
    Cost cost(int days, ClassMix mix) {
        Duration age = Duration.ofDays(days);
        Retention.Kept kept = retention.keptFor(age);
        BigInteger oneMore = retention.oneMoreDay(age);
        BigDecimal month = month(kept.bytes(), mix);
        return new Cost(kept, month, oneMore, month(kept.bytes().add(oneMore), mix).subtract(month));
    }

    private BigDecimal month(BigInteger bytes, ClassMix mix) {
        return prices.month(mix.split(bytes)).dollars();
    }

    /// Classes of a mix that have no price: what lies in them is left out.
    Set<String> withoutPrice(ClassMix mix) {
        return prices.month(mix.split(BigInteger.ONE)).unknown();
    }
}
