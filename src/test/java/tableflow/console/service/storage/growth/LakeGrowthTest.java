package tableflow.console.service.storage.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.TableLine;
import tableflow.console.domain.storage.TableNow;
import tableflow.console.domain.storage.growth.DailySeries;
import tableflow.console.domain.storage.growth.FigureSource;
import tableflow.console.domain.storage.growth.Measure;
import tableflow.console.service.storage.table.TableSurvey.Answer;

/// Sums over the tables of a bucket, day by day.
class LakeGrowthTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final LakeGrowth lake = new LakeGrowth("bucket", NOW);

    /// @param rows none where the writer noted none
    private static Snapshot snapshot(long id, @Nullable Long parent, String at, @Nullable Long rows) {
        Map<String, String> summary = new HashMap<>(Map.of("total-files-size", "1", "total-data-files", "1"));
        if (rows != null) {
            summary.put("total-records", Long.toString(rows));
        }
        return new Snapshot(id, parent, id, Instant.parse(at).toEpochMilli(), "append", "m", summary);
    }

    private static Answer read(String name, String root, Snapshot... snapshots) {
        TableMetadata metadata = new TableMetadata(2, "uuid-" + name, root, 0,
                snapshots.length == 0 ? null : snapshots[snapshots.length - 1].id(), List.of(snapshots));
        return new Answer(new TableLine("db", name, null, TableNow.of(metadata), null), metadata, root, 1);
    }

    private static Answer unread(String name, @Nullable String root) {
        return new Answer(new TableLine("db", name, null, null,
                RemoteFailure.of(Kind.FORBIDDEN, "read it", "AccessDenied")), null, root, 1);
    }

    private Map<LocalDate, String> days(Measure measure, boolean flow) {
        Map<LocalDate, String> days = new TreeMap<>();
        lake.series().stream().filter(one -> one.measure() == measure && one.flow() == flow)
                .map(DailySeries::days).flatMap(List::stream)
                .forEach(one -> days.put(one.day(), one.value().toPlainString()));
        return days;
    }

    @Test
    void daysOfUtcAreAddedUpExactly() {
        lake.add(read("a", "s3://bucket/a",
                snapshot(1, null, "2026-11-20T23:59:59.999Z", Long.MAX_VALUE),
                snapshot(2, 1L, "2026-11-21T00:00:00Z", Long.MAX_VALUE - 1)));
        lake.add(read("b", "s3a://bucket/b/", snapshot(1, null, "2026-11-21T05:00:00Z", Long.MAX_VALUE)));
        lake.add(read("elsewhere", "s3://other/c", snapshot(1, null, "2026-11-01T05:00:00Z", 5L)));
        lake.add(read("never-written", "s3://bucket/d"));

        assertThat(days(Measure.ROWS, false)).as("beyond 64 bits").isEqualTo(Map.of(
                TODAY.minusDays(2), "9223372036854775807",
                TODAY.minusDays(1), "18446744073709551613",
                TODAY, "18446744073709551613"));
        assertThat(days(Measure.ROWS, true)).as("a table that began is what it added").isEqualTo(Map.of(
                TODAY.minusDays(2), "9223372036854775807",
                TODAY.minusDays(1), "9223372036854775806",
                TODAY, "0"));
        assertThat(days(Measure.FILES, false)).isEqualTo(Map.of(
                TODAY.minusDays(2), "1", TODAY.minusDays(1), "2", TODAY, "2"));
        assertThat(lake.series()).allMatch(one -> one.source() == FigureSource.TABLES);
        assertThat(lake.told()).isEqualTo(new TablesTold(3, Map.of(), Map.of(), Map.of()));
        assertThat(lake.told().whole()).isNull();
    }

    @Test
    void aTableWhoseHistoryExpiredBeginsWithWhatItKeepsAndAddsNothingThen() {
        lake.add(read("young", "s3://bucket/a", snapshot(1, null, "2026-11-19T05:00:00Z", 10L)));
        lake.add(read("expired", "s3://bucket/b",
                snapshot(8, 7L, "2026-11-21T05:00:00Z", 1_000_000L),
                snapshot(9, 8L, "2026-11-22T05:00:00Z", 1_000_001L)));

        assertThat(days(Measure.ROWS, false)).isEqualTo(Map.of(
                TODAY.minusDays(3), "10", TODAY.minusDays(2), "10",
                TODAY.minusDays(1), "1000010", TODAY, "1000011"));
        assertThat(days(Measure.ROWS, true)).as("a million rows did not come in on one day").isEqualTo(Map.of(
                TODAY.minusDays(3), "10", TODAY.minusDays(2), "0", TODAY.minusDays(1), "0", TODAY, "1"));
        assertThat(lake.told().later()).isEqualTo(Map.of("db.expired", TODAY.minusDays(1)));
        assertThat(lake.told().whole()).isEqualTo(TODAY.minusDays(1));
    }

    @Test
    void whatCouldNotBeReadIsNamed() {
        lake.add(read("a", "s3://bucket/a", snapshot(1, null, "2026-11-22T05:00:00Z", 10L)));
        lake.add(unread("hidden", "s3://bucket/b"));
        lake.add(unread("nowhere", null));
        lake.add(unread("others", "s3://other/c"));
        lake.add(unread("odd", "file:/tmp/x"));
        assertThat(lake.told().read()).isEqualTo(1);
        assertThat(lake.told().all()).as("where nobody tells a place it may be here").isEqualTo(3);
        assertThat(lake.told().unread().keySet()).containsExactly("db.hidden", "db.nowhere");
        assertThat(lake.told().unread().get("db.hidden")).contains("AccessDenied");
    }

    @Test
    void oneTableUnderTwoNamesIsThereOnce() {
        Snapshot one = snapshot(1, null, "2026-11-22T05:00:00Z", 10L);
        lake.add(read("a", "s3://bucket/a", one));
        lake.add(read("a", "s3://bucket/a", one));
        assertThat(days(Measure.ROWS, false)).isEqualTo(Map.of(TODAY, "10"));
        assertThat(lake.told().read()).isEqualTo(1);
    }

    @Test
    void aTableOfWhichAWriterLeftAFigureOutIsNotInThatSum() {
        lake.add(read("a", "s3://bucket/a", snapshot(1, null, "2026-11-21T05:00:00Z", 10L)));
        lake.add(read("gap", "s3://bucket/b",
                snapshot(1, null, "2026-11-20T05:00:00Z", 10L),
                snapshot(2, 1L, "2026-11-21T05:00:00Z", null),
                snapshot(3, 2L, "2026-11-22T05:00:00Z", 30L)));
        assertThat(days(Measure.ROWS, false)).isEqualTo(Map.of(TODAY.minusDays(1), "10", TODAY, "10"));
        assertThat(days(Measure.FILES, false)).containsEntry(TODAY, "2");
        assertThat(lake.told().untold()).isEqualTo(Map.of(Measure.ROWS, List.of("db.gap")));
    }

    @Test
    @Timeout(60)
    void aWritersClockThatIsFarOffMakesNoMillionsOfDays() {
        Answer broken = read("broken", "s3://bucket/a", snapshot(1, null, "2026-11-20T05:00:00Z", 5L));
        TableMetadata metadata = Objects.requireNonNull(broken.metadata());
        List<Snapshot> off = new ArrayList<>(metadata.snapshots());
        off.add(new Snapshot(2, 1L, 2, Long.MAX_VALUE, "append", "m", Map.of("total-records", "7")));
        lake.add(new Answer(broken.line(), new TableMetadata(2, "u", "s3://bucket/a", 0, 2L, off), "s3://bucket/a", 1));
        assertThat(days(Measure.ROWS, false)).as("one that is ahead wrote today")
                .isEqualTo(Map.of(TODAY.minusDays(2), "5", TODAY.minusDays(1), "5", TODAY, "7"));

        List<Snapshot> ancient = List.of(
                new Snapshot(1, null, 1, Long.MIN_VALUE, "append", "m", Map.of("total-records", "1")));
        assertThat(TableGrowth.of(new TableMetadata(2, "v", "s3://bucket/b", 0, 1L, ancient), NOW))
                .allMatch(one -> one.days().size() < 7_400);
    }

    @Test
    void ofATableADayWithoutAFigureIsNoDayOfTheFigureBefore() {
        TableMetadata table = read("gap", "s3://bucket/b",
                snapshot(1, null, "2026-11-19T05:00:00Z", 10L),
                snapshot(2, 1L, "2026-11-20T05:00:00Z", null),
                snapshot(3, 2L, "2026-11-22T05:00:00Z", 30L)).metadata();
        List<DailySeries> all = table == null ? new ArrayList<>() : TableGrowth.of(table, NOW);
        assertThat(all).filteredOn(one -> one.measure() == Measure.ROWS).singleElement().satisfies(rows ->
                assertThat(rows.days()).extracting(one -> one.day() + " " + one.value().setScale(0))
                        .containsExactly("2026-11-19 10", "2026-11-22 30"));
    }
}
