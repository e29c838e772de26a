package tableflow.console.service.query.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DeleteFile;
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
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.lake.MemoryLake.Noted;
import tableflow.console.service.query.plan.ScanEstimate.Certainty;

class EstimatorTest {

    private final TwelveMonths year = new TwelveMonths();

    @Test
    void timeTravelPicksTheSnapshot() {
        year.table.newAppend().appendFile(MemoryLake.file(year.table, Noted.of("a", 5, 100))).commit();
        long first = year.table.currentSnapshot().snapshotId();
        year.table.manageSnapshots().createTag("monthly", first).commit();
        year.table.newAppend().appendFile(MemoryLake.file(year.table, Noted.of("b", 7, 100))).commit();
        long second = year.table.currentSnapshot().timestampMillis();

        assertThat(year.estimate("SELECT * FROM \"orders.v1\"").rows()).isEqualTo(12);
        assertThat(year.estimate("SELECT * FROM \"orders.v1\" FOR VERSION AS OF " + first).rows()).isEqualTo(5);
        assertThat(year.estimate("SELECT * FROM \"orders.v1\" FOR VERSION AS OF 'monthly' o WHERE o.id > 0").rows())
                .isEqualTo(5);
        assertThat(year.estimate("SELECT * FROM \"orders.v1\" FOR TIMESTAMP AS OF from_unixtime(" + (second / 1000 + 1)
                + ")").rows()).isEqualTo(12);
        for (String strange : new String[] {"1.5", "99999999999999999999"}) {
            assertThat(year.estimate("SELECT * FROM \"orders.v1\" FOR VERSION AS OF " + strange).unknowns())
                    .singleElement().asString().contains(strange);
        }
        ScanEstimate gone = year.estimate("SELECT * FROM \"orders.v1\" FOR VERSION AS OF 17");
        assertThat(gone.certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(gone.unknowns()).singleElement().asString().contains("snapshot 17");
        assertThat(year.estimate("SELECT * FROM \"orders.v1\" FOR TIMESTAMP AS OF TIMESTAMP '2020-01-01 00:00:00 UTC'")
                .unknowns()).singleElement().asString().contains("no snapshot is kept");
        assertThat(year.estimate("SELECT * FROM \"orders.v1\" FOR VERSION AS OF ?").certainty())
                .isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void aTableWithoutRowsCostsNoFile() {
        ScanEstimate estimate = year.estimate("SELECT * FROM \"orders.v1\"");
        assertThat(estimate.certainty()).isEqualTo(Certainty.UPPER_BOUND);
        assertThat(estimate.atMost()).isZero();
    }

    @Test
    void deleteFilesCountOnceAndAtMostForEachFile() {
        year.table.newAppend()
                .appendFile(MemoryLake.file(year.table, Noted.of("a", 5, 100)))
                .appendFile(MemoryLake.file(year.table, Noted.of("b", 5, 100)))
                .commit();
        year.table.newRowDelta().addDeletes(deletes(40)).commit();
        ScanEstimate estimate = year.estimate("SELECT * FROM \"orders.v1\"");
        assertThat(estimate.certainty()).isEqualTo(Certainty.UPPER_BOUND);
        // Two files of 100, twice 40 to be deleted from them; the end of a small file is all of it.
        assertThat(estimate.atMost()).isEqualTo(2 * (200 + 80));
        assertThat(estimate.bytes()).isEqualTo(2 * 200 + 40);
        assertThat(estimate.rows()).isEqualTo(10);
        assertThat(year.estimate("SELECT count(*) FROM \"orders.v1\"").isCount()).isFalse();
    }

    @Test
    void columnsByWhichRowsAreDeletedAreReadToo() {
        year.table.newAppend().appendFile(MemoryLake.file(year.table, Noted.of("a", 5, TwelveMonths.FILE)
                .sizes(Map.of("id", 1_000_000L, "name", 2_000L)))).commit();
        year.table.newRowDelta().addDeletes(deletes(40)).commit();
        assertThat(year.estimate("SELECT name FROM \"orders.v1\"").bytes())
                .isEqualTo(1_000_000 + 2_000 + (48 << 10) + 40);
    }

    private DeleteFile deletes(long bytes) {
        return FileMetadata.deleteFileBuilder(PartitionSpec.unpartitioned())
                .ofEqualityDeletes(1)
                .withPath(year.table.location() + "/data/d.parquet")
                .withFormat("PARQUET")
                .withFileSizeInBytes(bytes)
                .withRecordCount(2)
                .build();
    }

    /// Each piece of a large file is read with the file's end.
    @Test
    void largeFilesAreReadInPieces() {
        year.table.newAppend().appendFile(MemoryLake.file(year.table, Noted.of("a", 5, (300L << 20)))).commit();
        assertThat(year.estimate("SELECT * FROM \"orders.v1\"").atMost()).isEqualTo((300L << 20) + 3 * (48 << 10));
        year.table.updateProperties().set("read.split.target-size", Long.toString(100L << 20)).commit();
        year.table.newAppend().appendFile(MemoryLake.file(year.table, Noted.of("b", 5, 1))).commit();
        assertThat(year.estimate("SELECT * FROM \"orders.v1\"").atMost())
                .isEqualTo((300L << 20) + 3 * (48 << 10) + 2);
    }

    /// Each line: a condition, and the files that it reads. The table has 24 of 1,000 bytes: two days, of each three
    /// hours, two buckets of the number, two first letters of the name; nothing is known of them but their partition.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "at >= TIMESTAMP '2026-01-02 00:00:00 UTC' | 12",
        "at > TIMESTAMP '2026-01-01 23:59:59 UTC' | 24",
        "date(at) = DATE '2026-01-01' | 12",
        "CAST(at AS date) < DATE '2026-01-01' | 0",
        "date_trunc('day', at) = TIMESTAMP '2026-01-02 00:00:00 UTC' | 12",
        "hour = TIMESTAMP '2026-01-01 11:59:00 UTC' | 4",
        "hour >= TIMESTAMP '2026-01-01 11:00:00 UTC' AND at < TIMESTAMP '2026-01-02 00:00:00 UTC' | 8",
        "hour > TIMESTAMP '2026-01-02 12:59:59.999999 UTC' | 0",
        "n = 34 | 12",
        "n IN (34, 35, 36) | 24",
        "n > 34 | 24",
        "name = 'apple' | 12",
        "name LIKE 'a%' | 12",
        "name < 'b' | 24",
        "name >= 'c' | 0",
        "n = 34 AND name = 'apple' AND at < TIMESTAMP '2026-01-02 00:00:00 UTC' | 3",
    })
    void partitionsOfAllKindsAreLeftOut(String condition, long files) {
        Schema schema = new Schema(
                NestedField.optional(1, "at", Types.TimestampType.withZone()),
                NestedField.optional(2, "hour", Types.TimestampType.withZone()),
                NestedField.optional(3, "n", Types.LongType.get()),
                NestedField.optional(4, "name", Types.StringType.get()));
        Table table = year.lake.create("parts", schema, PartitionSpec.builderFor(schema)
                .day("at").hour("hour").bucket("n", 2).truncate("name", 1).build(), Map.of());
        AppendFiles append = table.newAppend();
        for (String day : List.of("2026-01-01", "2026-01-02")) {
            for (int hour = 10; hour < 13; hour++) {
                for (String rest : List.of("0/name_trunc=a", "0/name_trunc=b", "1/name_trunc=a", "1/name_trunc=b")) {
                    String partition = "at_day=" + day + "/hour_hour="
                            + (LocalDate.parse(day).toEpochDay() * 24 + hour) + "/n_bucket=" + rest;
                    append.appendFile(MemoryLake.file(
                            table, Noted.of(partition.replace('/', '-'), 10, 1_000), partition));
                }
            }
        }
        append.commit();
        ScanEstimate estimate = year.estimate("SELECT * FROM parts WHERE " + condition);
        assertThat(estimate.unknowns()).isEmpty();
        assertThat(estimate.files()).isEqualTo(files);
        assertThat(estimate.atMost()).isEqualTo(files * 2 * 1_000);
    }

    @Test
    void countingNeedsNoColumn() {
        year.fill();
        assertThat(year.estimate("SELECT count(*) FROM \"orders.v1\"").isCount()).isTrue();
        assertThat(year.estimate("SELECT count(*) FROM \"orders.v1\" WHERE n = 3").isCount()).isFalse();
        assertThat(year.estimate("SHOW TABLES").isCount()).isFalse();
    }

    @Test
    void aColumnThatCameLaterTakesNoRoomInOlderFiles() {
        year.table.newAppend().appendFile(MemoryLake.file(year.table, Noted.of("a", 5, TwelveMonths.FILE)
                .sizes(Map.of("id", 1_000L, "$$timestamp", 2_000L)))).commit();
        year.table.updateSchema().addColumn("late", Types.StringType.get()).commit();
        assertThat(year.estimate("SELECT late FROM \"orders.v1\"").bytes()).isEqualTo(48 << 10);
        // Its size is not told, but it was there: it may be all that the others leave.
        assertThat(year.estimate("SELECT name FROM \"orders.v1\"").bytes()).isEqualTo(TwelveMonths.FILE - 3_000);
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
        year.fill();
        ScanEstimate estimate = year.estimate(sql);
        assertThat(estimate.certainty()).isEqualTo(Certainty.NOTHING);
        assertThat(estimate.atMost()).isZero();
    }

    /// Each line: a statement, and why not all of what it reads is known.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT * FROM secret | AccessDenied",
        "SELECT * FROM nowhere | does not show a table lkc-abc123.nowhere",
        "SELECT * FROM a_view | is a view, and the catalog does not show its text",
        "SELECT * FROM a_csv | is no Iceberg table",
        "SELECT * FROM mysql.db.t | lies in data catalog mysql, whose files the console does not read",
        "SELEC 1 | cannot be read",
        "DELETE FROM \"orders.v1\" WHERE n = 1 | change of rows",
        "EXECUTE q | prepared statement",
        "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r WHERE x < 9) SELECT * FROM r | reads itself",
    })
    void whatIsNotKnownIsSaid(String sql, String why) {
        year.others.put("lkc-abc123.a_view", new CatalogTable(
                "lkc-abc123", "a_view", "1", Map.of("presto_view", "true"), null));
        year.others.put("lkc-abc123.a_csv", new CatalogTable("lkc-abc123", "a_csv", "1", Map.of(), "s3://b/csv"));
        ScanEstimate estimate = year.estimate(sql);
        assertThat(estimate.certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(estimate.unknowns()).singleElement().asString().contains(why);
    }

    @Test
    void whatIsKnownOfTheRestStays() {
        year.fill();
        ScanEstimate estimate = year.estimate("SELECT * FROM \"orders.v1\" a, secret b WHERE a.n = 3");
        assertThat(estimate.certainty()).isEqualTo(Certainty.UNKNOWN);
        assertThat(estimate.atMost()).isEqualTo(TwelveMonths.FILE + (48 << 10));
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
        assertThat(year.estimate(sql).limited()).isEqualTo(limited);
    }

    @Test
    void withoutADatabaseAnUnqualifiedNameIsUnknown() {
        assertThat(year.estimator.estimate("SELECT * FROM t", null, Progress.NONE).unknowns())
                .singleElement().asString().contains("no database");
    }

    @Test
    void hostileNestingEndsInAnAnswer() {
        String sql = "SELECT * FROM (".repeat(3_000) + "SELECT 1" + ")".repeat(3_000);
        assertThat(year.estimate(sql).certainty()).isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void anInterruptEndsIt() {
        year.fill();
        year.lake.before(object -> Thread.currentThread().interrupt());
        try {
            assertThatThrownBy(() -> year.estimate("SELECT * FROM \"orders.v1\""))
                    .isInstanceOfSatisfying(RemoteFailure.class, it ->
                            assertThat(it.kind()).isEqualTo(Kind.CANCELLED));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void metadataThatDidNotChangeIsReadOnce() {
        year.fill();
        year.estimate("SELECT * FROM \"orders.v1\"");
        int before = year.lake.asked().size();
        year.estimate("SELECT * FROM \"orders.v1\"");
        assertThat(year.lake.asked().subList(before, year.lake.asked().size()))
                .as("the one manifest").singleElement().asString().contains("-m0.avro");
        assertThat(year.looks).hasValue(2);
    }

    @Test
    void theGuardAsksAboveItsLimit() {
        year.fill();
        ScanEstimate all = year.estimate("SELECT * FROM \"orders.v1\"");
        Guard guard = new Guard(100_000_000, Price.ASSUMED);
        Guard.Question question = guard.question(all).orElseThrow();
        assertThat(question.bytes()).isEqualTo(120_589_824);
        assertThat(question.dollars()).isEqualByComparingTo("0.000605");
        assertThat(question.text()).contains("at most", "120,589,824 bytes", "0.00061 USD", "95.4 MiB");
        assertThat(guard.question(year.estimate("SELECT * FROM \"orders.v1\" WHERE n = 3"))).isEmpty();
        assertThat(guard.question(year.estimate("SELECT * FROM nowhere"))).isEmpty();
        assertThat(new Guard(0, Price.ASSUMED).question(year.estimate("SELECT * FROM nowhere")).orElseThrow().text())
                .startsWith("How much it may scan is not known: ").contains("nowhere");
        assertThat(guard.question(year.estimate("SELECT * FROM \"orders.v1\", nowhere")).orElseThrow().text())
                .contains("at most", ", and more: ", "nowhere");
        assertThat(Guard.mayBeCutOff(all, OptionalLong.of(120_589_823))).isTrue();
        assertThat(Guard.mayBeCutOff(all, OptionalLong.of(120_589_824))).isFalse();
        assertThat(Guard.mayBeCutOff(all, OptionalLong.empty())).isFalse();
    }
}
