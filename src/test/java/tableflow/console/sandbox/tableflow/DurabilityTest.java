package tableflow.console.sandbox.tableflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.confluent.TableState;
import tableflow.console.sandbox.http.Fault;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.kafka.Eventually;

/// A materialiser that is stopped at each step of a commit, and one that goes on where it stopped.
class DurabilityTest {
    private static final String SCHEMA =
        "{\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\"id\":{\"type\":\"integer\"}}}";

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

    /// The call that is lost on its way (`before`) or takes effect without an answer (`after`): from then on nothing
    /// reaches AWS until the materialiser is stopped.
    @ParameterizedTest(name = "{0} {2} {1}")
    @CsvSource({
        "s3, before, .*/data/.*parquet, PUT, data-lost",
        "s3, after, .*/data/.*parquet, PUT, data-unanswered",
        "s3, before, .*-m0.avro, PUT, manifest-lost",
        "s3, after, .*-m0.avro, PUT, manifest-unanswered",
        "s3, before, .*/snap-.*, PUT, list-lost",
        "s3, before, .*metadata.json, PUT, metadata-lost",
        "s3, after, .*metadata.json, PUT, metadata-unanswered",
        "glue, before, .*, POST, glue-lost",
        "glue, after, .*, POST, glue-unanswered"})
    void noRecordIsLostOrDoubledWhereverItStops(String service, String when, String path, String method, String topic)
            throws Exception {
        lake.topic(topic, 2, Map.of());
        lake.register(topic + "-value", SchemaFormat.JSON, SCHEMA);
        TableOrder order = lake.order(topic, LakeFixture.CUSTOMER_BUCKET, LakeFixture.role(),
            List.of(new TableOrder.GlueCatalog("tci-1", "lkc-1", LakeFixture.role())));
        send(topic, 0, 10);
        lake.caughtUp(topic, 10);
        lake.await(topic, "is synced", state -> state.syncs().containsKey("tci-1"));
        lake.faults.arm(Fault.parse(Json.parse("{\"service\":\"" + service + "\",\"method\":\"" + method
            + "\",\"path\":\"" + path + "\",\"drop\":\"" + when + "\",\"times\":100000}")));
        send(topic, 10, 30);
        lake.await(topic, "is hit", state -> service.equals("s3") ? state.failing()
            : !LakeFixture.syncFailure(state, "tci-1").isEmpty());
        lake.stop();
        lake.faults.clear();
        assertThat(lake.rows(topic)).as("readable as it was left").hasSizeGreaterThanOrEqualTo(10);
        lake.restart();
        lake.caughtUp(topic, 30);
        send(topic, 30, 35);
        lake.caughtUp(topic, 35);
        assertThat(lake.rows(topic)).extracting(row -> row.getField("id")).containsExactlyInAnyOrderElementsOf(
            LongStream.range(0, 35).boxed().map(Object.class::cast).toList());
        lake.await(topic, "is well", state -> state.running() && !state.failing()
            && Optional.ofNullable(state.syncs().get("tci-1")).flatMap(TableState.Sync::lastAt).isPresent());
        Eventually.holds("Glue points where the pointer does", () -> lake.glueLocation("lkc-1", topic)
            .equals(lake.location(topic)));
        lake.forget(topic);
        assertThat(order.topic()).isEqualTo(topic);
    }

    private static void send(String topic, int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            lake.send(topic, i % 2, "k" + i, "{\"id\":" + i + "}");
        }
    }
}
