package tableflow.console.service.query.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalLong;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.types.Types;
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
    void deleteFilesCountAndMakeItAnEstimate() {
        var file = MemoryLake.file(year.table, Noted.of("a", 5, 100));
        year.table.newAppend().appendFile(file).commit();
        year.table.newRowDelta()
                .addDeletes(FileMetadata.deleteFileBuilder(PartitionSpec.unpartitioned())
                        .ofEqualityDeletes(1)
                        .withPath(year.table.location() + "/data/d.parquet")
                        .withFormat("PARQUET")
                        .withFileSizeInBytes(40)
                        .withRecordCount(2)
                        .build())
                .commit();
        ScanEstimate estimate = year.estimate("SELECT * FROM \"orders.v1\"");
        assertThat(estimate.certainty()).isEqualTo(Certainty.ESTIMATE);
        assertThat(estimate.atMost()).isEqualTo(140);
        assertThat(estimate.bytes()).isEqualTo(140);
        assertThat(estimate.rows()).isEqualTo(5);
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
        "SELECT * FROM a_view | is a view",
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
        assertThat(estimate.atMost()).isEqualTo(TwelveMonths.FILE);
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
        assertThat(question.bytes()).isEqualTo(120_000_000);
        assertThat(question.dollars()).isEqualByComparingTo("0.0006");
        assertThat(question.text()).contains("120,000,000 bytes").contains("0.0006 USD").contains("95.4 MiB");
        assertThat(guard.question(year.estimate("SELECT * FROM \"orders.v1\" WHERE n = 3"))).isEmpty();
        assertThat(guard.question(year.estimate("SELECT * FROM nowhere"))).isEmpty();
        assertThat(new Guard(0, Price.ASSUMED).question(year.estimate("SELECT * FROM nowhere"))).isPresent();
        assertThat(Guard.mayBeCutOff(all, OptionalLong.of(119_999_999))).isTrue();
        assertThat(Guard.mayBeCutOff(all, OptionalLong.of(120_000_000))).isFalse();
        assertThat(Guard.mayBeCutOff(all, OptionalLong.empty())).isFalse();
    }
}
