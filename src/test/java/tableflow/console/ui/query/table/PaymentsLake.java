package tableflow.console.ui.query.table;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.lake.MemoryLake.Noted;

/// A table of payments by day, with a history: appends, a column added, a price widened, a compaction.
public final class PaymentsLake {

    public static final String TABLE = "payments.v1";
    private static final Schema SCHEMA = new Schema(
            NestedField.optional(1, "payment_id", Types.StringType.get()),
            NestedField.optional(2, "day", Types.DateType.get()),
            NestedField.optional(3, "amount", Types.DecimalType.of(10, 2)),
            NestedField.optional(4, "$$topic", Types.StringType.get()),
            NestedField.optional(5, "$$partition", Types.IntegerType.get()),
            NestedField.optional(6, "$$offset", Types.LongType.get()),
            NestedField.optional(7, "$$timestamp", Types.TimestampType.withZone()));

    public final MemoryLake lake = new MemoryLake();
    public final Table table = lake.create(TABLE, SCHEMA,
            PartitionSpec.builderFor(SCHEMA).identity("day").build(),
            Map.of("commit.manifest-merge.enabled", "false"));

    /// Fills it: a snapshot for each of twelve days, and one that joins the first two files.
    public PaymentsLake filled() {
        DataFile[] first = new DataFile[2];
        for (int day = 1; day <= 12; day++) {
            var append = table.newAppend();
            for (int part = 0; part < 3; part++) {
                DataFile file = MemoryLake.file(table, Noted.of("d%02d-%d".formatted(day, part),
                        1_000 * day + part, 20_000L << (part * 3)), "day=2026-01-%02d".formatted(day));
                append.appendFile(file);
                if (day == 1 && part < 2) {
                    first[part] = file;
                }
            }
            append.commit();
            if (day == 6) {
                table.updateSchema().addColumn("currency", Types.StringType.get())
                        .updateColumn("amount", Types.DecimalType.of(14, 2)).commit();
            }
        }
        table.manageSnapshots().createTag("month-end", table.currentSnapshot().snapshotId()).commit();
        table.newRewrite().deleteFile(first[0]).deleteFile(first[1])
                .addFile(MemoryLake.file(table, Noted.of("joined", 2_001, 170_000), "day=2026-01-01"))
                .commit();
        table.updateSchema().deleteColumn("payment_id").commit();
        return this;
    }

    public LakeTables tables() {
        return new LakeTables(this::entry, lake, MemoryLake.threads());
    }

    public Optional<CatalogTable> entry(String database, String name) {
        return lake.entry(database, name).map(found -> new CatalogTable(
                database, name, "1", found.parameters(), found.location(),
                List.of("payment_id", "day", "amount", "$$topic", "$$partition", "$$offset", "$$timestamp").stream()
                        .map(column -> new CatalogColumn(column, "string", null, false)).toList(),
                null, false, null));
    }

    public static Profile profile() {
        return new Profile(
                "test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null,
                new Profile.Aws("us-east-1", "nobody", null, null, Map.of(),
                        new Profile.Athena("primary", null, MemoryLake.DATABASE)));
    }

    /// Some moment that does not matter.
    public static Instant now() {
        return Instant.parse("2026-02-01T00:00:00Z");
    }
}
