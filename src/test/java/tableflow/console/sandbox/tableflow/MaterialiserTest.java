package tableflow.console.sandbox.tableflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.schema.SchemaFormat;

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
        assertThat(lake.state("events").running()).isTrue();
    }
}
