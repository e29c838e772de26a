package tableflow.console.service.query.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.lake.MemoryLake.Noted;

/// The table `orders.v1` of a topic. Once it is filled it has twelve files, one for each month of 2026; the month is
/// `n`, bytes are told per column.
final class TwelveMonths {

    private static final Instant NOW = Instant.parse("2026-12-15T12:00:00Z");
    static final long FILE = 10_000_000;
    static final Schema SCHEMA = new Schema(
            NestedField.required(1, "id", Types.LongType.get()),
            NestedField.optional(2, "n", Types.IntegerType.get()),
            NestedField.optional(3, "price", Types.DecimalType.of(10, 2)),
            NestedField.optional(4, "name", Types.StringType.get()),
            NestedField.optional(5, "day", Types.DateType.get()),
            NestedField.optional(6, "open", Types.BooleanType.get()),
            NestedField.optional(7, "ratio", Types.FloatType.get()),
            NestedField.optional(8, "tags", Types.ListType.ofOptional(20, Types.StringType.get())),
            NestedField.optional(9, "at", Types.StructType.of(
                    NestedField.optional(21, "city", Types.StringType.get()))),
            NestedField.optional(10, "$$partition", Types.IntegerType.get()),
            NestedField.optional(11, "$$timestamp", Types.TimestampType.withZone()));

    final MemoryLake lake = new MemoryLake();
    final Table table = lake.create("orders.v1", SCHEMA);
    final Map<String, CatalogTable> others = new HashMap<>();
    final AtomicInteger looks = new AtomicInteger();
    final Estimator estimator = new Estimator(
            new LakeTables(this::entry, lake, MemoryLake.threads()),
            InstantSource.fixed(NOW));

    private Optional<CatalogTable> entry(String database, String name) {
        looks.incrementAndGet();
        if (name.equals("secret")) {
            throw RemoteFailure.of(Kind.FORBIDDEN, "read table secret in Glue", "AccessDenied");
        }
        CatalogTable other = others.get(database + "." + name);
        return other != null ? Optional.of(other) : lake.entry(database, name);
    }

    void fill() {
        var append = table.newAppend();
        for (int month = 1; month <= 12; month++) {
            Instant start = Instant.parse("2026-%02d-01T00:00:00Z".formatted(month));
            Instant end = Instant.parse("2026-%02d-28T00:00:00Z".formatted(month));
            append.appendFile(MemoryLake.file(table, Noted.of("m" + month, 1_000, FILE)
                    .sizes(Map.of("id", 1_000_000L, "n", 100_000L, "price", 500_000L, "name", 4_000_000L,
                            "tags.element", 2_000_000L, "at.city", 300_000L, "$$timestamp", 800_000L,
                            "$$partition", 10_000L))
                    .bounds("id", month * 1_000L, month * 1_000L + 999)
                    .bounds("n", month, month)
                    .bounds("price", new BigDecimal(month + ".00"), new BigDecimal(month + ".50"))
                    .bounds("name", "m%02d".formatted(month), "m%02dz".formatted(month))
                    .bounds("day", (int) (start.getEpochSecond() / 86_400), (int) (end.getEpochSecond() / 86_400))
                    .bounds("ratio", month / 10f, month / 10f)
                    .bounds("open", month > 6, month > 6)
                    .bounds("at.city", "c%02d".formatted(month), "c%02d".formatted(month))
                    .bounds("$$partition", month % 3, month % 3)
                    .bounds("$$timestamp", start.getEpochSecond() * 1_000_000, end.getEpochSecond() * 1_000_000)));
        }
        append.commit();
    }

    ScanEstimate estimate(String sql) {
        return estimator.estimate(sql, MemoryLake.DATABASE, Progress.NONE);
    }
}
