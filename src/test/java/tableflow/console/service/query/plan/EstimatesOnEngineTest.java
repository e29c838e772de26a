package tableflow.console.service.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.sandbox.EngineLake;
import tableflow.console.sandbox.sql.SqlFailure;
import tableflow.console.sandbox.sql.SqlRun;
import tableflow.console.sandbox.tableflow.iceberg.PastFiles;
import tableflow.console.sandbox.tableflow.iceberg.PointedTable;
import tableflow.console.sandbox.tableflow.iceberg.Pointer;
import tableflow.console.sandbox.tableflow.iceberg.TableFiles;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectStorage;

/// That estimates hold: for each statement the real engine reads no more bytes than lie in the files that the estimate
/// names. A condition that the engine does not use to leave out files, and the estimate does, shows here.
@Tag("engine")
@Timeout(900)
@ExtendWith(EngineLake.Shared.class)
class EstimatesOnEngineTest {

    private static final String DATABASE = "estimates";
    private static final int ROWS = 20;

    @TempDir
    private static Path folder;

    private static EngineLake lake;
    private static Catalog catalog;
    private static ObjectStorage storage;
    private static Estimator estimator;

    /// `o` with a file for each month of 2026, as in [TwelveMonths]; `parts` with partitions of four kinds; `gone` with
    /// rows that were deleted.
    @BeforeAll
    static void write(EngineLake given) throws Exception {
        lake = given;
        catalog = given.console().catalog();
        storage = given.console().storage();
        estimator = new Estimator(
                new LakeTables(catalog::table, storage, Thread.ofVirtual().factory()), InstantSource.system());
        Pointer pointer = new Pointer(folder.resolve("o.json"));
        PastFiles files = new PastFiles(lake.bucket(), Instant.parse("2026-01-02T00:00:00Z"));
        Table table = PointedTable.create("o", files, pointer,
                "s3://" + EngineLake.BUCKET + "/estimates-o", TwelveMonths.SCHEMA, Map.of("format-version", "2"));
        AppendFiles append = table.newAppend();
        for (int month = 1; month <= 12; month++) {
            append.appendFile(new TableFiles(table).data(rows(table.schema(), month)));
        }
        append.commit();
        lake.enter(DATABASE, "o", pointer.metadata().orElseThrow());
        run("CREATE TABLE parts (id bigint, at timestamp(6), hour timestamp(6), name varchar, text varchar) "
                + "WITH (location = 's3://" + EngineLake.BUCKET + "/estimates-parts', "
                + "partitioning = ARRAY['day(at)', 'hour(hour)', 'bucket(id, 2)', 'truncate(name, 1)'])");
        run("INSERT INTO parts SELECT n, TIMESTAMP '2026-01-01 12:00:00' + n % 2 * INTERVAL '1' DAY, "
                + "TIMESTAMP '2026-01-01 12:30:00' + n % 2 * INTERVAL '1' HOUR, "
                + "IF(n % 3 = 0, 'x', 'y') || CAST(n AS varchar), 't' FROM UNNEST(sequence(1, 40)) t(n)");
        run("CREATE TABLE gone WITH (location = 's3://" + EngineLake.BUCKET + "/estimates-gone') AS "
                + "SELECT id, n FROM o");
        run("DELETE FROM gone WHERE id % 7 = 0");
    }

    @AfterAll
    static void drop() throws Exception {
        catalog.close();
        storage.close();
        lake.rows("DROP SCHEMA estimates CASCADE", "");
    }

    private static List<Record> rows(Schema schema, int month) {
        List<Record> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            boolean last = i == ROWS - 1;
            LocalDateTime time = LocalDateTime.of(2026, month, last ? 28 : 1, 0, 0);
            Record at = GenericRecord.create(schema.findType("at").asStructType());
            at.set(0, "c%02d".formatted(month));
            GenericRecord row = GenericRecord.create(schema);
            row.setField("id", month * 1_000L + (last ? 999 : i));
            row.setField("n", month);
            row.setField("price", new BigDecimal(month + (last ? ".50" : ".00")));
            row.setField("name", "m%02d".formatted(month) + (last ? "z" : ""));
            row.setField("day", time.toLocalDate());
            row.setField("open", month > 6);
            row.setField("ratio", month / 10f);
            row.setField("tags", List.of("a" + i));
            row.setField("at", at);
            row.setField("$$partition", month % 3);
            row.setField("$$timestamp", time.atOffset(ZoneOffset.UTC));
            rows.add(row);
        }
        return rows;
    }

    private static SqlRun run(String sql) throws SqlFailure, InterruptedException {
        SqlRun run = lake.run(sql, DATABASE);
        EngineLake.rows(run);
        return run;
    }

    private static ScanEstimate estimate(String sql) {
        return estimator.estimate(sql, DATABASE, Progress.NONE);
    }

    private static String checked(String sql) {
        ScanEstimate estimate = estimate(sql);
        assertThat(estimate.unknowns()).as(sql).isEmpty();
        try {
            SqlRun run = run(sql);
            long bytes = run.stats().physicalInputBytes();
            // Small files are read once and whole: a file too many shows.
            boolean deletes = estimate.plans().stream().anyMatch(plan -> plan.deletes().files() > 0);
            long most = deletes
                    ? estimate.atMost()
                    : estimate.plans().stream().mapToLong(plan -> plan.planned().bytes()).sum();
            return bytes <= most ? "" : "read %d of %d bytes: %s%n".formatted(bytes, most, sql);
        } catch (SqlFailure wrong) {
            return wrong.reason() + ": " + sql + "\n";
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static final long ALL = 12;

    /// A condition for which all files are read cannot be estimated too low.
    @Test
    void conditionsLeaveOutWhatTheEngineLeavesOut() {
        assertThat(EstimateCases.conditionCases()
                .filter(one -> one.files() < ALL)
                .map(one -> checked("SELECT id FROM o WHERE " + one.sql().replace("\"orders.v1\"", "o")))
                .collect(Collectors.joining())).isEmpty();
    }

    @Test
    void conditionsGoDownWhereTheEngineTakesThem() {
        assertThat(EstimateCases.queryCases()
                .filter(one -> one.files() % ALL != 0)
                .map(one -> checked(one.sql().replace(":t", "o")))
                .collect(Collectors.joining())).isEmpty();
    }

    @Test
    void partitionsOfAllKindsAreLeftOut() {
        long all = estimate("SELECT * FROM parts").files();
        assertThat(Stream.of(
                        "at >= TIMESTAMP '2026-01-02 00:00:00'",
                        "date(at) = DATE '2026-01-01'",
                        "at BETWEEN TIMESTAMP '2026-01-03 00:00:00' AND TIMESTAMP '2026-01-04 00:00:00'",
                        "hour < TIMESTAMP '2026-01-01 13:00:00'",
                        "id = 7",
                        "id IN (7, 8) AND name LIKE 'x%'",
                        "name >= 'y'",
                        "name = 'x3'",
                        "text = 'u'")
                .map(condition -> {
                    String sql = "SELECT * FROM parts WHERE " + condition;
                    assertThat(estimate(sql).files()).as(sql).isLessThan(all);
                    return checked(sql);
                })
                .collect(Collectors.joining())).isEmpty();
    }

    @Test
    void joinsCountsAndDeletedRowsStayBelow() {
        assertThat(Stream.of(
                        "SELECT * FROM o",
                        "SELECT * FROM o a JOIN o b ON a.id = b.id",
                        "SELECT count(*) FROM o",
                        "SELECT count(*) FROM gone",
                        "SELECT * FROM gone",
                        "SELECT n FROM gone WHERE id < 3000",
                        "SELECT id FROM o LIMIT 5")
                .map(EstimatesOnEngineTest::checked)
                .collect(Collectors.joining())).isEmpty();
    }

    /// As the engine stores them in the catalog.
    @Test
    void viewsAreLookedThrough() throws Exception {
        run("CREATE VIEW months AS SELECT id, n AS month, name FROM o");
        run("CREATE VIEW summer AS SELECT * FROM months WHERE month BETWEEN 6 AND 8");
        try {
            assertThat(estimate("SELECT id FROM summer WHERE month = 7").files()).isEqualTo(1);
            assertThat(Stream.of(
                            "SELECT * FROM summer",
                            "SELECT id FROM summer WHERE month = 7",
                            "SELECT month, count(*) FROM months WHERE name LIKE 'm03%' GROUP BY month",
                            "SELECT a.id FROM summer a JOIN o b ON a.id = b.id AND b.n = 7")
                    .map(EstimatesOnEngineTest::checked)
                    .collect(Collectors.joining())).isEmpty();
        } finally {
            run("DROP VIEW summer");
            run("DROP VIEW months");
        }
    }

    /// What the strip says of a count.
    @Test
    void aCountReadsNoFile() throws Exception {
        assertThat(estimate("SELECT count(*) FROM o").isCount()).isTrue();
        assertThat(run("SELECT count(*) FROM o").stats().physicalInputBytes()).isZero();
    }
}
