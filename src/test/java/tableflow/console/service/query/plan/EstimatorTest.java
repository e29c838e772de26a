package tableflow.console.service.query.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.lake.MemoryLake.Noted;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.query.plan.ScanEstimate.Certainty;

/// Twelve files of a topic's table, one for each month of 2026; the month is `n`, bytes are told per column.
class EstimatorTest {

    private static final Instant NOW = Instant.parse("2026-12-15T12:00:00Z");
    private static final long FILE = 10_000_000;
    private static final Schema SCHEMA = new Schema(
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

    private final MemoryLake lake = new MemoryLake();
    private final Table table = lake.create("orders.v1", SCHEMA);
    private final Map<String, CatalogTable> others = new HashMap<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final Estimator estimator = new Estimator(
            new LakeTables(new Catalog() {
                @Override
                public Optional<CatalogTable> table(String database, String name) {
                    looks.incrementAndGet();
                    if (name.equals("secret")) {
                        throw RemoteFailure.of(Kind.FORBIDDEN, "read table secret in Glue", "AccessDenied");
                    }
                    CatalogTable other = others.get(database + "." + name);
                    return other != null ? Optional.of(other) : lake.entry(database, name);
                }

                @Override
                public void close() {}
            }, lake, MemoryLake.threads()),
            InstantSource.fixed(NOW));

    private void twelveMonths() {
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

    private ScanEstimate estimate(String sql) {
        return estimator.estimate(sql, MemoryLake.DATABASE, Progress.NONE);
    }

    /// Each line: a condition, and how many of the twelve files can hold rows for it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "n = 3 | 1",
        "3 = n | 1",
        "n <> 3 | 11",
        "n < 3 | 2",
        "n <= 3 | 3",
        "n > 3 AND n < 6 | 2",
        "10 < n | 2",
        "n = 1 OR n = 12 | 2",
        "n BETWEEN 2 AND 4 | 3",
        "n NOT BETWEEN 2 AND 4 | 12",
        "n IN (1, 5, 99) | 2",
        "n NOT IN (1, 5) | 12",
        "NOT (n = 3) | 11",
        "NOT (n = 3 AND length(name) = 2) | 12",
        "n IS NULL | 0",
        "n IS NOT NULL | 12",
        "n = -3 | 0",
        "n = 99999999999 | 0",
        "n = 3.5 | 0",
        "n > 3.5 | 9",
        "n >= 3.5 | 9",
        "n < 3.5 | 3",
        "n <= 3.5 | 3",
        "n = NULL | 12",
        "n + 1 = 3 | 12",
        "n = 3 AND length(name) = 2 | 1",
        "n = 3 OR length(name) = 2 | 12",
        "id > 9223372036854775806 | 0",
        "price = 3.25 | 1",
        "price > 12.505 | 0",
        "price >= 12.5 | 1",
        "price < 1.005 | 1",
        "price = 3.255 | 0",
        "price = DECIMAL '3.25' | 1",
        "price > 1e1 | 12",
        "name = 'm03' | 1",
        "name LIKE 'm03%' | 1",
        "name LIKE '%03' | 12",
        "name NOT LIKE 'm03%' | 12",
        "NOT (name LIKE 'm03_') | 12",
        "day = DATE '2026-03-05' | 1",
        "day >= DATE '2026-11-01' | 2",
        "day >= TIMESTAMP '2026-11-28 00:00:01' | 1",
        "open | 6",
        "NOT open | 6",
        "open = false | 6",
        "ratio > 0.95 | 3",
        "ratio = 0.3 | 1",
        "NOT (ratio > 0.3) | 12",
        "at.city = 'c03' | 1",
        "o.at.city = 'c03' | 1",
        "\"$$partition\" = 0 | 4",
        "o.\"$$partition\" IN (0, 1) | 8",
        "\"$$timestamp\" >= TIMESTAMP '2026-11-01 00:00:00 UTC' | 2",
        "\"$$timestamp\" >= TIMESTAMP '2026-11-28 01:00:00 +02:00' | 2",
        "\"$$timestamp\" > TIMESTAMP '2026-11-28 02:00:00 Europe/Berlin' | 1",
        "\"$$timestamp\" > TIMESTAMP '2026-11-28' | 1",
        "\"$$timestamp\" > now() - INTERVAL '20' DAY | 2",
        "\"$$timestamp\" > date_add('month', -2, current_timestamp) | 3",
        "\"$$timestamp\" > from_iso8601_timestamp('2026-11-28T00:00:01Z') | 1",
        "\"$$timestamp\" > CAST('2026-11-28 00:00:01' AS timestamp) | 1",
        "CAST(\"$$timestamp\" AS date) = DATE '2026-03-02' | 1",
        "date(\"$$timestamp\") > DATE '2026-11-27' | 2",
        "date(\"$$timestamp\") > DATE '2026-11-28' | 1",
        "date_trunc('day', \"$$timestamp\") <= TIMESTAMP '2026-01-31 00:00:00 UTC' | 1",
        "date_trunc('hour', \"$$timestamp\") <= TIMESTAMP '2026-01-31 00:00:00 UTC' | 12",
        "\"$$timestamp\" > (SELECT max(\"$$timestamp\") FROM \"orders.v1\") | 24",
        "\"$path\" = 'x' | 12",
        "nothing = 3 | 12",
    })
    void conditionsLeaveFilesOut(String condition, long files) {
        twelveMonths();
        ScanEstimate estimate = estimate("SELECT id FROM \"orders.v1\" o WHERE " + condition);
        assertThat(estimate.unknowns()).isEmpty();
        assertThat(estimate.files()).isEqualTo(files);
        assertThat(estimate.rows()).isEqualTo(files * 1_000);
        assertThat(estimate.atMost()).isEqualTo(files * FILE);
    }

    /// Each line: a statement, its planned files, and the megabytes of the used columns of one file, without its footer;
    /// 10 stands for the whole file.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "SELECT * FROM :t | 12 | 10",
        "SELECT id FROM :t | 12 | 1",
        "SELECT ID, t.n FROM :t t | 12 | 1.1",
        "SELECT count(*) FROM :t | 12 | 0",
        "SELECT tags[1], at.city FROM :t | 12 | 2.3",
        "SELECT x.* FROM :t x | 12 | 10",
        "SELECT id FROM (SELECT * FROM :t) | 12 | 1",
        "SELECT * FROM (SELECT id FROM :t) | 12 | 1",
        "SELECT DISTINCT * FROM :t | 12 | 10",
        "SELECT id FROM (SELECT DISTINCT * FROM :t) | 12 | 10",
        "WITH w AS (SELECT * FROM :t) SELECT id FROM w WHERE n = 3 | 12 | 1.1",
        "WITH w AS (SELECT * FROM :t WHERE n = 3) SELECT id FROM w | 1 | 1.1",
        "WITH w(a, b, c, d, e, f, g, h, i, j, k) AS (SELECT * FROM :t) SELECT a FROM w | 12 | 10",
        "SELECT a FROM :t AS x(a, b, c, d, e, f, g, h, i, j, k) WHERE b = 3 | 12 | 10",
        "WITH w AS (SELECT id FROM :t WHERE n = 3) SELECT * FROM w a JOIN w b ON a.id = b.id | 2 | 1.1",
        "SELECT a.id FROM :t a JOIN :t b USING (n) WHERE a.n = 3 | 13 | 1.1",
        "SELECT a.id FROM :t a JOIN :t b ON a.id = b.id AND b.n = 3 WHERE a.n = 3 | 2 | 1.1",
        "SELECT a.id FROM :t a LEFT JOIN :t b ON a.id = b.id AND b.n = 3 AND a.n = 4 | 13 | 1.1",
        "SELECT a.id FROM :t a LEFT JOIN :t b ON a.id = b.id WHERE b.n IS NULL | 24 | 1.1",
        "SELECT a.id FROM :t a LEFT JOIN :t b ON a.id = b.id WHERE b.n = 3 | 13 | 1.1",
        "SELECT a.id FROM :t a FULL JOIN :t b ON a.id = b.id AND a.n = 3 | 24 | 1.1",
        "SELECT id FROM :t WHERE n = 3 UNION ALL SELECT id FROM :t WHERE n = 4 | 2 | 1.1",
        "SELECT id FROM (SELECT * FROM :t UNION ALL SELECT * FROM :t) | 24 | 10",
        "SELECT 1 WHERE EXISTS (SELECT * FROM :t WHERE n = 3) | 1 | 0.1",
        "SELECT id FROM :t WHERE id IN (SELECT id FROM :t WHERE n = 1) | 13 | 1.1",
        "TABLE :t | 12 | 10",
        "SELECT id FROM :t, UNNEST(tags) AS u(tag) | 12 | 3",
        "SELECT id FROM :t TABLESAMPLE SYSTEM (10) | 12 | 1",
        "INSERT INTO other SELECT id FROM :t | 12 | 1",
        "CREATE TABLE other AS SELECT id FROM :t | 12 | 1",
        "EXPLAIN ANALYZE SELECT id FROM :t | 12 | 1",
        "SELECT id FROM \"lkc-abc123\".:t | 12 | 1",
        "SELECT id FROM awsdatacatalog.\"lkc-abc123\".:t | 12 | 1",
    })
    void columnsAndTablesOfAStatement(String sql, long files, double megabytes) {
        twelveMonths();
        ScanEstimate estimate = estimate(sql.replace(":t", "\"orders.v1\""));
        assertThat(estimate.unknowns()).isEmpty();
        assertThat(estimate.files()).isEqualTo(files);
        long footer = megabytes == 10 ? 0 : 48 << 10;
        assertThat(estimate.bytes()).isEqualTo(files * (Math.round(megabytes * 1_000_000) + footer));
        assertThat(estimate.certainty()).isEqualTo(Certainty.UPPER_BOUND);
    }

    @Test
    void whatCannotPruneIsNamed() {
        twelveMonths();
        ScanEstimate estimate = estimate("""
                SELECT a.id FROM "orders.v1" a JOIN "orders.v1" b ON a.id = b.id
                WHERE a.n = 3 AND length(b.name) > 2""");
        assertThat(estimate.notPruning()).containsExactly("(length(b.name) > 2)", "(a.id = b.id)");
    }

    @Test
    void timeTravelPicksTheSnapshot() {
        table.newAppend().appendFile(MemoryLake.file(table, Noted.of("a", 5, 100))).commit();
        long first = table.currentSnapshot().snapshotId();
        table.manageSnapshots().createTag("monthly", first).commit();
        table.newAppend().appendFile(MemoryLake.file(table, Noted.of("b", 7, 100))).commit();
        long second = table.currentSnapshot().timestampMillis();

        assertThat(estimate("SELECT * FROM \"orders.v1\"").rows()).isEqualTo(12);
        assertThat(estimate("SELECT * FROM \"orders.v1\" FOR VERSION AS OF " + first).rows()).isEqualTo(5);
        assertThat(estimate("SELECT * FROM \"orders.v1\" FOR VERSION AS OF 'monthly' o WHERE o.id > 0").rows())
                .isEqualTo(5);
        assertThat(estimate("SELECT * FROM \"orders.v1\" FOR TIMESTAMP AS OF from_unixtime(" + (second / 1000 + 1)
                + ")").rows()).isEqualTo(12);
        ScanEstimate gone = estimate("SELECT * FROM \"orders.v1\" FOR VERSION AS OF 17");
        assertThat(gone.certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(gone.unknowns()).singleElement().asString().contains("snapshot 17");
        assertThat(estimate("SELECT * FROM \"orders.v1\" FOR TIMESTAMP AS OF TIMESTAMP '2020-01-01 00:00:00 UTC'")
                .unknowns()).singleElement().asString().contains("no snapshot is kept");
        assertThat(estimate("SELECT * FROM \"orders.v1\" FOR VERSION AS OF ?").certainty())
                .isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void aTableWithoutRowsCostsNoFile() {
        ScanEstimate estimate = estimate("SELECT * FROM \"orders.v1\"");
        assertThat(estimate.certainty()).isEqualTo(Certainty.UPPER_BOUND);
        assertThat(estimate.atMost()).isZero();
    }

    @Test
    void deleteFilesCountAndMakeItAnEstimate() {
        var file = MemoryLake.file(table, Noted.of("a", 5, 100));
        table.newAppend().appendFile(file).commit();
        table.newRowDelta()
                .addDeletes(FileMetadata.deleteFileBuilder(PartitionSpec.unpartitioned())
                        .ofEqualityDeletes(1)
                        .withPath(table.location() + "/data/d.parquet")
                        .withFormat("PARQUET")
                        .withFileSizeInBytes(40)
                        .withRecordCount(2)
                        .build())
                .commit();
        ScanEstimate estimate = estimate("SELECT * FROM \"orders.v1\"");
        assertThat(estimate.certainty()).isEqualTo(Certainty.ESTIMATE);
        assertThat(estimate.atMost()).isEqualTo(140);
        assertThat(estimate.bytes()).isEqualTo(140);
        assertThat(estimate.rows()).isEqualTo(5);
    }

    @Test
    void aColumnThatCameLaterTakesNoRoomInOlderFiles() {
        table.newAppend().appendFile(MemoryLake.file(table, Noted.of("a", 5, FILE)
                .sizes(Map.of("id", 1_000L, "$$timestamp", 2_000L)))).commit();
        table.updateSchema().addColumn("late", Types.StringType.get()).commit();
        assertThat(estimate("SELECT late FROM \"orders.v1\"").bytes()).isEqualTo(48 << 10);
        // Its size is not told, but it was there: it may be all that the others leave.
        assertThat(estimate("SELECT name FROM \"orders.v1\"").bytes()).isEqualTo(FILE - 3_000);
    }

    /// Each line: a statement that scans nothing that is billed.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT 1",
        "VALUES 1, 2",
        "EXPLAIN SELECT * FROM \"orders.v1\"",
        "SELECT * FROM \"orders.v1$files\"",
        "SELECT * FROM \"lkc-abc123\".\"orders.v1$snapshots\"",
        "SELECT * FROM information_schema.columns",
        "SHOW TABLES",
        "DESCRIBE `orders.v1`",
        "/* a comment */ DROP TABLE `orders.v1`",
        "ALTER TABLE `orders.v1` SET TBLPROPERTIES ('a' = 'b')",
        "MSCK REPAIR TABLE x",
    })
    void someStatementsScanNothing(String sql) {
        twelveMonths();
        ScanEstimate estimate = estimate(sql);
        assertThat(estimate.certainty()).isEqualTo(Certainty.NOTHING);
        assertThat(estimate.atMost()).isZero();
    }

    /// Each line: a statement, and why not all of what it reads is known.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT * FROM secret | AccessDenied",
        "SELECT * FROM nowhere | does not show a table lkc-abc123.nowhere",
        "SELECT * FROM a_view | is a view",
        "SELECT * FROM a_csv | is no Iceberg table",
        "SELECT * FROM mysql.db.t | lies in the catalog mysql",
        "SELEC 1 | cannot be read",
        "DELETE FROM \"orders.v1\" WHERE n = 1 | change of rows",
        "EXECUTE q | prepared statement",
        "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r WHERE x < 9) SELECT * FROM r | reads itself",
    })
    void whatIsNotKnownIsSaid(String sql, String why) {
        others.put("lkc-abc123.a_view", new CatalogTable(
                "lkc-abc123", "a_view", "1", Map.of("presto_view", "true"), null));
        others.put("lkc-abc123.a_csv", new CatalogTable("lkc-abc123", "a_csv", "1", Map.of(), "s3://b/csv"));
        ScanEstimate estimate = estimate(sql);
        assertThat(estimate.certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(estimate.unknowns()).singleElement().asString().contains(why);
    }

    @Test
    void whatIsKnownOfTheRestStays() {
        twelveMonths();
        ScanEstimate estimate = estimate("SELECT * FROM \"orders.v1\" a, secret b WHERE a.n = 3");
        assertThat(estimate.certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(estimate.atMost()).isEqualTo(FILE);
        assertThat(estimate.liveFiles()).isEqualTo(12);
    }

    /// Each line: a statement, and whether its LIMIT may end it early.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT id FROM \"orders.v1\" LIMIT 10 | true",
        "SELECT id FROM \"orders.v1\" ORDER BY id LIMIT 10 | false",
        "SELECT count(*) FROM \"orders.v1\" LIMIT 10 | false",
        "SELECT DISTINCT id FROM \"orders.v1\" LIMIT 10 | false",
        "SELECT n FROM \"orders.v1\" GROUP BY n LIMIT 10 | false",
        "SELECT id FROM \"orders.v1\" | false",
    })
    void limitMayEndItEarly(String sql, boolean limited) {
        assertThat(estimate(sql).limited()).isEqualTo(limited);
    }

    @Test
    void withoutADatabaseAnUnqualifiedNameIsUnknown() {
        assertThat(estimator.estimate("SELECT * FROM t", null, Progress.NONE).unknowns())
                .singleElement().asString().contains("no database");
    }

    @Test
    void hostileNestingEndsInAnAnswer() {
        String sql = "SELECT * FROM (".repeat(3_000) + "SELECT 1" + ")".repeat(3_000);
        assertThat(estimate(sql).certainty()).isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void anInterruptEndsIt() {
        twelveMonths();
        lake.before(object -> Thread.currentThread().interrupt());
        try {
            assertThatThrownBy(() -> estimate("SELECT * FROM \"orders.v1\""))
                    .isInstanceOfSatisfying(RemoteFailure.class, it ->
                            assertThat(it.kind()).isEqualTo(Kind.CANCELLED));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void metadataThatDidNotChangeIsReadOnce() {
        twelveMonths();
        estimate("SELECT * FROM \"orders.v1\"");
        int before = lake.asked().size();
        estimate("SELECT * FROM \"orders.v1\"");
        assertThat(lake.asked().subList(before, lake.asked().size()))
                .as("the one manifest").singleElement().asString().contains("-m0.avro");
        assertThat(looks).hasValue(2);
    }

    @Test
    void theGuardAsksAboveItsLimit() {
        twelveMonths();
        ScanEstimate year = estimate("SELECT * FROM \"orders.v1\"");
        Guard guard = new Guard(100_000_000, Price.ASSUMED);
        Guard.Question question = guard.question(year).orElseThrow();
        assertThat(question.bytes()).isEqualTo(120_000_000);
        assertThat(question.dollars()).isEqualByComparingTo("0.0006");
        assertThat(question.text()).contains("120,000,000 bytes").contains("0.0006 USD").contains("95.4 MiB");
        assertThat(guard.question(estimate("SELECT * FROM \"orders.v1\" WHERE n = 3"))).isEmpty();
        assertThat(guard.question(estimate("SELECT * FROM nowhere"))).isEmpty();
        assertThat(new Guard(0, Price.ASSUMED).question(estimate("SELECT * FROM nowhere"))).isPresent();
        assertThat(Guard.mayBeCutOff(year, OptionalLong.of(119_999_999))).isTrue();
        assertThat(Guard.mayBeCutOff(year, OptionalLong.of(120_000_000))).isFalse();
        assertThat(Guard.mayBeCutOff(year, OptionalLong.empty())).isFalse();
    }
}
