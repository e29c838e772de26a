package tableflow.console.sandbox.tableflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.confluent.TableState;
import tableflow.console.sandbox.kafka.Eventually;

class MaterialiserTest {
    private static final String EVENT = """
        {"type":"object","required":["id"],"properties":{
          "id":{"type":"integer","connect.index":0},
          "name":{"type":"string","connect.index":1},
          "at":{"type":"integer","connect.type":"int64","title":"org.apache.kafka.connect.data.Timestamp",
                "connect.index":2}}}""";

    @TempDir
    private static Path folder;

    private static LakeFixture lake;

    @BeforeAll
    static void start() throws Exception {
        lake = new LakeFixture(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        lake.close();
    }

    @Test
    void plainJsonBecomesATableByTheSubjectsSchema() throws Exception {
        lake.topic("events", 3, Map.of());
        lake.register("events-value", SchemaFormat.JSON, EVENT);
        lake.order("events", LakeFixture.settings());
        for (int i = 0; i < 30; i++) {
            lake.send("events", i % 3, i == 7 ? null : "k" + i, "{\"id\":" + i + ",\"name\":\"n" + i
                + "\",\"at\":1700000000123,\"more\":true}");
        }
        lake.caughtUp("events", 30);
        List<Record> rows = lake.rows("events");
        assertThat(rows).hasSize(30);
        Table table = lake.table("events");
        assertThat(table.schema().columns()).extracting(Types.NestedField::name).containsExactly("key", "id", "name",
            "at", "$$topic", "$$partition", "$$headers", "$$leader-epoch", "$$offset", "$$timestamp",
            "$$timestamp-type", "$$raw-key", "$$raw-value");
        Record one = rows.stream().filter(row -> row.getField("id").equals(4L)).findFirst().orElseThrow();
        assertThat(one.getField("name")).isEqualTo("n4");
        assertThat(one.getField("at")).isEqualTo(OffsetDateTime.parse("2023-11-14T22:13:20.123Z"));
        assertThat(one.getField("key")).isEqualTo(ByteBuffer.wrap("k4".getBytes(StandardCharsets.UTF_8)));
        assertThat(one.getField("$$topic")).isEqualTo("events");
        assertThat(one.getField("$$partition")).isEqualTo(1);
        assertThat(one.getField("$$offset")).isEqualTo(1L);
        assertThat(one.getField("$$timestamp-type")).isEqualTo("CreateTime");
        lake.await("events", "runs", TableState::running);
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
            .as("a worker may wait inside a class's initialiser, so it holds no carrier of the servers' threads")
            .contains("tableflow events");
    }

    @Test
    void aTopicWithoutRecordsIsAnEmptyTableOnceItHasASchema() throws Exception {
        lake.topic("quiet", 1, Map.of());
        lake.order("quiet", LakeFixture.settings());
        lake.register("quiet-value", SchemaFormat.JSON, EVENT);
        lake.await("quiet", "runs", TableState::running);
        assertThat(lake.rows("quiet")).isEmpty();
        assertThat(lake.table("quiet").currentSnapshot()).isNotNull();
        assertThat(lake.table("quiet").schema().findField("id").isRequired()).isTrue();
    }

    @Test
    void aNullValueStopsAnAppendTableWhateverItsErrorHandling() throws Exception {
        lake.topic("tombs", 1, Map.of());
        lake.register("tombs-value", SchemaFormat.JSON, EVENT);
        lake.send("tombs", 0, "a", "{\"id\":1}");
        lake.send("tombs", 0, "a", null);
        lake.send("tombs", 0, "a", "{\"id\":2}");
        lake.order("tombs", with("SKIP"));
        lake.await("tombs", "is suspended", TableState::suspended);
        assertThat(lake.state("tombs").failure().orElseThrow())
            .contains("null value", "partition 0, offset 1", "changelog mode APPEND");
        assertThat(ids("tombs")).containsExactly(1L);
        // Nothing touches the state of a suspended table but its resumption, which may be over before anybody looks.
        TableState stopped = lake.state("tombs");
        lake.order("tombs", with("SKIP"));
        lake.await("tombs", "stops again at the same record",
            state -> isOther(state, stopped) && state.suspended());
        assertThat(ids("tombs")).containsExactly(1L);
    }

    /// A state of its own, be it equal.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isOther(TableState state, TableState than) {
        return state != than;
    }

    @Test
    void whatCannotBeReadIsSkippedAndCounted() throws Exception {
        lake.topic("skips", 2, Map.of());
        lake.register("skips-value", SchemaFormat.JSON, EVENT);
        lake.order("skips", with("SKIP"));
        lake.send("skips", 0, "a", "{\"id\":1}");
        lake.send("skips", 0, "a", "not json");
        lake.send("skips", 1, "a", "{\"id\":\"text\"}");
        lake.send("skips", 1, "a", "{\"name\":\"no id\"}");
        lake.send("skips", 0, "a", "{\"id\":2}");
        lake.caughtUp("skips", 5);
        assertThat(ids("skips")).containsExactlyInAnyOrder(1L, 2L);
        TableProgress progress = lake.progress("skips");
        assertThat(progress.rows()).isEqualTo(2);
        assertThat(progress.skipped()).isEqualTo(3);
        assertThat(progress.next()).isEqualTo(Map.of(0, 3L, 1, 2L));
        assertThat(progress.bytes()).isEqualTo(2L * ("a".length() + "{\"id\":1}".length()));
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLetters() throws Exception {
        lake.topic("letters", 1, Map.of());
        lake.topic("rejected", 1, Map.of());
        lake.register("letters-value", SchemaFormat.JSON, EVENT);
        lake.order("letters", with("LOG"));
        lake.send("letters", 0, "k", "not json");
        lake.send("letters", 0, "k", "{\"id\":1}");
        lake.caughtUp("letters", 2);
        assertThat(ids("letters")).containsExactly(1L);
        ConsumerRecord<byte[], byte[]> letter = lake.read("rejected").getFirst();
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("not json");
        assertThat(letter.headers()).extracting(Header::key).contains("tableflow.error.offset");
        assertThat(new String(letter.headers().lastHeader("tableflow.error.message").value(), StandardCharsets.UTF_8))
            .contains("Unknown magic byte");
    }

    @Test
    void whatCannotBeReadSuspendsUntilItsErrorHandlingIsChanged() throws Exception {
        lake.topic("stops", 1, Map.of());
        lake.register("stops-value", SchemaFormat.JSON, EVENT);
        lake.order("stops", LakeFixture.settings());
        lake.send("stops", 0, "k", "{\"id\":1}");
        lake.send("stops", 0, "k", "not json");
        lake.send("stops", 0, "k", "{\"id\":2}");
        lake.await("stops", "is suspended", TableState::suspended);
        assertThat(lake.state("stops").failure().orElseThrow()).contains("partition 0, offset 1", "magic byte");
        lake.order("stops", with("SKIP"));
        lake.caughtUp("stops", 3);
        assertThat(ids("stops")).containsExactlyInAnyOrder(1L, 2L);
        lake.await("stops", "runs", state -> state.running() && !state.suspended());
    }

    /// Its values could be rows with a null in that column; yet no table accepts that a field goes. Its id is below
    /// that of the older version, because another subject had the text before.
    @Test
    void aNewerSchemaWithoutAFieldStopsTheTable() throws Exception {
        lake.topic("shrinks", 1, Map.of());
        int shared = lake.register("elsewhere-value", SchemaFormat.AVRO, avro("{'name':'a','type':'int'}"));
        int one = lake.register("shrinks-value", SchemaFormat.AVRO,
            avro("{'name':'a','type':'int'},{'name':'b','type':['null','int'],'default':null}"));
        int two = lake.register("shrinks-value", SchemaFormat.AVRO, avro("{'name':'a','type':'int'}"));
        assertThat(two).isEqualTo(shared).isLessThan(one);
        lake.order("shrinks", LakeFixture.settings());
        lake.send("shrinks", 0, null, framed(one, 2, 0)).get();
        lake.send("shrinks", 0, null, framed(two, 4)).get();
        lake.await("shrinks", "is suspended", TableState::suspended);
        assertThat(lake.state("shrinks").failure().orElseThrow())
            .startsWith("Incompatible schema evolution detected. Field changed b").contains("FIELD_DELETED");
        assertThat(lake.rows("shrinks")).hasSize(1);
    }

    @Test
    void anAcceptedSchemaChangeIsFollowedAndAnotherStopsTheTable() throws Exception {
        lake.topic("grows", 1, Map.of());
        lake.registry.register("grows-value", SchemaFormat.AVRO, avro("{'name':'a','type':'int'}"));
        int one = lake.register("grows-value", SchemaFormat.AVRO, avro("{'name':'a','type':'int'}"));
        lake.order("grows", LakeFixture.settings());
        lake.send("grows", 0, null, framed(one, 2)).get();
        lake.caughtUp("grows", 1);
        int two = lake.register("grows-value", SchemaFormat.AVRO,
            avro("{'name':'b','type':['null','int'],'default':null},{'name':'a','type':'long'}"));
        lake.send("grows", 0, null, framed(two, 2, 14, 6)).get();
        lake.send("grows", 0, null, framed(one, 8)).get();
        lake.caughtUp("grows", 3);
        Table table = lake.table("grows");
        assertThat(table.schema().columns()).extracting(Types.NestedField::name).startsWith("key", "b", "a", "$$topic");
        assertThat(table.schema().findField("a").fieldId()).isEqualTo(2);
        assertThat(lake.rows("grows")).extracting(row -> row.getField("b") + " " + row.getField("a"))
            .containsExactlyInAnyOrder("null 1", "7 3", "null 4");
        lake.registry.register("other-value", SchemaFormat.AVRO, avro("{'name':'a','type':'string'}"));
        int three = lake.register("other-value", SchemaFormat.AVRO, avro("{'name':'a','type':'string'}"));
        lake.send("grows", 0, null, framed(three, 2, 65)).get();
        lake.await("grows", "is suspended", TableState::suspended);
        assertThat(lake.state("grows").failure().orElseThrow())
            .startsWith("Incompatible schema evolution detected. Field changed")
            .contains("UNSUPPORTED_TYPE_CHANGE", "FIELD_DELETED");
    }

    @Test
    void upsertKeepsTheNewestRowOfEachKeyAndANullDeletesIt() throws Exception {
        lake.topic("state", 2, Map.of("cleanup.policy", "compact"));
        lake.register("state-value", SchemaFormat.JSON, EVENT);
        TableOrder.Settings base = LakeFixture.settings();
        lake.order("state", new TableOrder.Settings(Set.of("ICEBERG"), base.snapshotAge(), base.rowAge(),
            "SUSPEND", base.deadLetters(), true, true));
        lake.send("state", 0, "a", "{\"id\":1}");
        lake.send("state", 0, "a", "{\"id\":2}");
        lake.send("state", 0, "b", "{\"id\":3}");
        lake.send("state", 1, "a", "{\"id\":9}");
        lake.caughtUp("state", 4);
        assertThat(ids("state")).containsExactlyInAnyOrder(2L, 3L, 9L);
        lake.send("state", 0, "a", "{\"id\":4}");
        lake.send("state", 0, "b", null);
        lake.send("state", 0, "c", null);
        lake.send("state", 0, "d", "{\"id\":5}");
        lake.caughtUp("state", 8);
        assertThat(ids("state")).containsExactlyInAnyOrder(4L, 9L, 5L);
        assertThat(lake.table("state").schema().findField("cflt_metadata_leader_epoch")).isNotNull();
    }

    @Test
    void aTableNobodyWantsAnyMoreStaysWhereItIs() throws Exception {
        lake.topic("left", 1, Map.of());
        lake.register("left-value", SchemaFormat.JSON, EVENT);
        TableOrder order = lake.order("left", LakeFixture.settings());
        lake.send("left", 0, "k", "{\"id\":1}");
        lake.caughtUp("left", 1);
        lake.forget("left");
        Eventually.holds("nobody works on it", () -> lake.materialiser().progress().stream()
            .noneMatch(one -> one.topic().equals("left")));
        assertThat(lake.objects(order.path())).anyMatch(key -> key.endsWith(".parquet"))
            .anyMatch(key -> key.endsWith(".metadata.json"));
        lake.order("left", LakeFixture.settings());
        lake.caughtUp("left", 1);
        assertThat(ids("left")).containsExactly(1L);
    }

    private static TableOrder.Settings with(String mode) {
        TableOrder.Settings base = LakeFixture.settings();
        return new TableOrder.Settings(base.formats(), base.snapshotAge(), base.rowAge(), mode,
            mode.equals("LOG") ? Optional.of("rejected") : Optional.empty(), false, false);
    }

    private static List<Long> ids(String topic) throws Exception {
        return lake.rows(topic).stream().map(row -> (Long) row.getField("id")).toList();
    }

    private static String avro(String fields) {
        return ("{'type':'record','name':'R','fields':[" + fields + "]}").replace('\'', '"');
    }

    static byte[] framed(int id, int... payload) {
        ByteBuffer bytes = ByteBuffer.allocate(5 + payload.length).put((byte) 0).putInt(id);
        for (int one : payload) {
            bytes.put((byte) one);
        }
        return bytes.array();
    }
}
