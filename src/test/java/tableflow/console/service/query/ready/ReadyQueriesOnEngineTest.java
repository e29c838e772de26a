package tableflow.console.service.query.ready;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.table.MetadataColumn;
import tableflow.console.sandbox.EngineLake;

/// The answers of all ready-made queries on a table whose rows are known, from the real engine.
///
/// The table has three Kafka partitions, written in three commits: records that came twice, offsets that are missing,
/// a row that came late, a column that was added later, one that went empty a day ago and one that was never filled.
@Tag("engine")
@Timeout(900)
@ExtendWith(EngineLake.Shared.class)
class ReadyQueriesOnEngineTest {

    private static final String DATABASE = "ready";
    private static final String TABLE = "orders.v1-eu";

    private static final List<CatalogColumn> COLUMNS = Stream.concat(
                    Stream.of("key:string", "amount:decimal(12,2)", "channel:string", "note:string", "coupon:string")
                            .map(one -> one.split(":"))
                            .map(one -> new CatalogColumn(one[0], one[1], null, false)),
                    Stream.of(MetadataColumn.values()).map(column -> new CatalogColumn(
                            column.columnName(MetadataColumnNaming.DEFAULT), "string", null, false)))
            .toList();

    private static EngineLake lake;
    /// When the rows were written, to the hour.
    private static Instant hour;
    private static ReadyQueries ready;

    @BeforeAll
    static void write(EngineLake given) throws Exception {
        lake = given;
        hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        lake.rows("CREATE SCHEMA ready WITH (location = 's3://%s/ready/')".formatted(EngineLake.BUCKET), "");
        lake.rows("""
                CREATE TABLE "%s" (key varchar, amount decimal(12, 2), channel varchar, note varchar, "$$topic" varchar,
                    "$$partition" integer, "$$headers" map(varchar, varbinary), "$$leader-epoch" integer,
                    "$$offset" bigint, "$$timestamp" timestamp(6) with time zone, "$$timestamp-type" varchar,
                    "$$raw-key" varbinary, "$$raw-value" varbinary)""".formatted(TABLE), DATABASE);
        insert(
                row("a 1.00", "'web'", 0, 0, hoursAgo(60)),
                row("b 2.00", "'web'", 0, 1, hoursAgo(47)),
                row("a 3.00", "'shop'", 1, 10, hoursAgo(47)),
                row("c 4.00", "'shop'", 1, 11, hoursAgo(30)));
        // Offset 2 never came; 1 comes a second time.
        insert(
                row("b 2.00", "'web'", 0, 1, hoursAgo(47)),
                row("d 5.00", "NULL", 0, 3, hoursAgo(5)),
                row("a 6.00", "NULL", 1, 20, hoursAgo(2)),
                row("e 7.00", "NULL", 2, Long.MAX_VALUE - 1, hoursAgo(3)));
        lake.rows("ALTER TABLE \"%s\" ADD COLUMN coupon varchar".formatted(TABLE), DATABASE);
        // The last of partition 0 is older than the one before it.
        insert(
                row("f 8.00", "NULL", 0, 4, hoursAgo(7), "'ten'"),
                row("f 9.00", "NULL", 1, 21, hoursAgo(2), "NULL"));
        ready = new ReadyQueries(TopicTable.of(DATABASE, TABLE, COLUMNS).orElseThrow());
    }

    @AfterAll
    static void drop() throws Exception {
        lake.rows("DROP SCHEMA ready CASCADE", "");
    }

    @Test
    void newestRows() throws Exception {
        assertThat(picked(ready.newestRows(), 1, 5, 8)).containsExactly(
                "9.00 1 21", "6.00 1 20", "7.00 2 9223372036854775806", "5.00 0 3", "8.00 0 4", "4.00 1 11",
                "2.00 0 1", "2.00 0 1", "3.00 1 10", "1.00 0 0");
    }

    @Test
    void rowsPerHour() throws Exception {
        assertThat(answer(ready.rowsPerHour())).containsExactly(
                hour(47, 3), hour(30, 1), hour(7, 1), hour(5, 1), hour(3, 1), hour(2, 2));
    }

    private static String hour(int ago, int rows) {
        return "[\"" + at(hour.minus(ago, ChronoUnit.HOURS)) + "\"," + rows + "]";
    }

    @Test
    void rowsPerPartition() throws Exception {
        assertThat(answer(ready.rowsPerPartition())).containsExactly(
                "[0,5,0,4,\"" + at(hoursAgo(60)) + "\",\"" + at(hoursAgo(5)) + "\"]",
                "[1,4,10,21,\"" + at(hoursAgo(47)) + "\",\"" + at(hoursAgo(2)) + "\"]",
                "[2,1,9223372036854775806,9223372036854775806,\"" + at(hoursAgo(3)) + "\",\"" + at(hoursAgo(3))
                        + "\"]");
    }

    @Test
    void lag() throws Exception {
        Instant before = Instant.now();
        List<JsonNode> rows = lake.rows(ready.lag().sql(), "");
        Instant after = Instant.now();
        assertThat(rows).extracting(row -> row.get(0).asInt()).containsExactly(0, 1, 2);
        // A row that comes late does not make a partition older.
        List<Instant> newest = List.of(hoursAgo(5), hoursAgo(2), hoursAgo(3));
        for (int i = 0; i < newest.size(); i++) {
            assertThat(rows.get(i).get(1).asText()).isEqualTo(at(newest.get(i)));
            assertThat(rows.get(i).get(2).asLong()).isBetween(
                    newest.get(i).until(before, ChronoUnit.SECONDS), newest.get(i).until(after, ChronoUnit.SECONDS));
        }
        assertThat(rows).extracting(row -> row.get(3).asLong()).containsExactly(5L, 22L, Long.MAX_VALUE);
    }

    @Test
    void duplicates() throws Exception {
        assertThat(answer(ready.duplicateRecords())).containsExactly("[0,1,2]");
        // 'a' lies in two partitions, and twice in one of them.
        assertThat(answer(ready.duplicateKeys().orElseThrow())).containsExactly(
                "[1,\"YQ==\",\"a\",2,\"" + at(hoursAgo(2)) + "\"]",
                "[0,\"Yg==\",\"b\",2,\"" + at(hoursAgo(47)) + "\"]");
    }

    @Test
    void gapsInOffsets() throws Exception {
        assertThat(answer(ready.offsetGaps())).containsExactly("[1,12,19,8]", "[0,2,2,1]");
    }

    @Test
    void schemaDrift() throws Exception {
        assertThat(answer(ready.schemaDrift().orElseThrow())).containsExactly(
                "[\"key\",\"string\",10,10,5,5,false]",
                "[\"amount\",\"decimal(12,2)\",10,10,5,5,false]",
                "[\"channel\",\"string\",5,10,0,5,false]",
                "[\"note\",\"string\",0,10,0,5,true]",
                "[\"coupon\",\"string\",1,10,1,5,false]");
    }

    @Test
    void filesAndSnapshots() throws Exception {
        List<JsonNode> files = lake.rows(ready.fileSizes().sql(), "");
        assertThat(files).extracting(row -> row.get(1).asLong()).containsExactlyInAnyOrder(4L, 4L, 2L);
        assertThat(files).extracting(row -> row.get(2).asLong()).isSorted();
        assertThat(picked(ready.snapshots(), 3, 4, 5, 6)).startsWith("append 2 1 10", "append 4 1 8", "append 4 1 4");
    }

    @Test
    void oneRecordAndWhatASnapshotAdded() throws Exception {
        assertThat(picked(ready.oneRecord(2, Long.MAX_VALUE - 1), 0, 1, 5, 8))
                .containsExactly("e 7.00 2 9223372036854775806");
        assertThat(answer(ready.oneRecord(0, 2))).isEmpty();
        List<JsonNode> snapshots = lake.rows(ready.snapshots().sql(), "");
        long last = snapshots.get(0).get(1).asLong();
        long first = snapshots.get(2).get(1).asLong();
        // The record that came a second time was there before.
        assertThat(picked(ready.addedRows(first, last), 1, 5, 8)).containsExactly(
                "5.00 0 3", "8.00 0 4", "6.00 1 20", "9.00 1 21", "7.00 2 9223372036854775806");
        assertThat(answer(ready.addedRows(last, first))).isEmpty();
    }

    @Test
    void anEmptyTableHasEmptyAnswersAndNoColumnThatIsAlwaysNull() throws Exception {
        lake.rows("CREATE TABLE nothing AS SELECT * FROM \"%s\" WITH NO DATA".formatted(TABLE), DATABASE);
        ReadyQueries empty = new ReadyQueries(TopicTable.of(DATABASE, "nothing", COLUMNS).orElseThrow());
        for (ReadyQuery query : empty.all()) {
            switch (query.subject()) {
                case SCHEMA_DRIFT -> assertThat(answer(query)).first().isEqualTo(
                        "[\"key\",\"string\",0,0,0,0,false]");
                case SNAPSHOTS -> assertThat(answer(query)).hasSizeLessThan(2);
                default -> assertThat(answer(query)).as(query.sql()).isEmpty();
            }
        }
    }

    /// The cells of some columns of each row.
    private static List<String> picked(ReadyQuery query, int... columns) throws Exception {
        return lake.rows(query.sql(), "").stream()
                .map(row -> IntStream.of(columns).mapToObj(at -> row.get(at).asText()).collect(Collectors.joining(" ")))
                .toList();
    }

    /// In the midst of an hour.
    private static Instant hoursAgo(int hours) {
        return hour.minus(hours, ChronoUnit.HOURS).plus(30, ChronoUnit.MINUTES);
    }

    private static String at(Instant moment) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS 'UTC'").withZone(ZoneOffset.UTC).format(moment);
    }

    private static String row(
            String keyAndAmount, String channel, int partition, long offset, Instant time, String... added) {
        String[] parts = keyAndAmount.split(" ");
        String row = """
                ('%s', DECIMAL '%s', %s, NULL, 'orders', %d, NULL, 0, BIGINT '%d', TIMESTAMP '%s', 'CREATE_TIME',
                X'%02x', X'00'""".formatted(
                        parts[0], parts[1], channel, partition, offset, at(time), (int) parts[0].charAt(0));
        return row + Stream.of(added).map(value -> ", " + value).collect(Collectors.joining()) + ")";
    }

    private static void insert(String... rows) throws Exception {
        lake.rows("INSERT INTO \"" + TABLE + "\" VALUES " + String.join(", ", rows), DATABASE);
    }

    /// Each row as JSON.
    private static List<String> answer(ReadyQuery query) throws Exception {
        return lake.rows(query.sql(), "").stream().map(JsonNode::toString).toList();
    }
}
