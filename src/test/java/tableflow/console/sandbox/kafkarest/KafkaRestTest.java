package tableflow.console.sandbox.kafkarest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.kafka.Eventually;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.sandbox.kafkarest.RestCaller.Answer;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KafkaRestTest {
    private TestCluster cluster;
    private KafkaRest rest;
    private RestCaller caller;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cluster = new TestCluster(directory);
        rest = KafkaRest.start(cluster.broker(), cluster.keys(), new Faults(), Pace.FAST, Clock.systemUTC());
        caller = new RestCaller(rest.url(), cluster.key("REST", TestCluster.ADMIN));
    }

    @AfterAll
    void stop() {
        rest.close();
        cluster.close();
    }

    @Test
    void aTopicIsCreatedForRealAndTheAnswerDoesNotYetCountItsPartitions() throws Exception {
        Answer created = caller.post("/topics", """
            {"topic_name":"orders","partitions_count":3,"replication_factor":3,
             "configs":[{"name":"retention.ms","value":"1000"}]}""");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("partitions_count").intValue()).isZero();
        assertThat(created.json().path("metadata").path("resource_name").asText())
            .isEqualTo("crn:///kafka=" + TestCluster.ID + "/topic=orders");

        JsonNode read = read("/topics/orders");
        assertThat(read.path("partitions_count").intValue()).isEqualTo(3);
        assertThat(read.path("replication_factor").intValue()).isEqualTo(1);
        assertThat(read("/topics/orders/configs/retention.ms").path("value").asText()).isEqualTo("1000");
        try (Admin admin = cluster.broker().admin()) {
            assertThat(admin.listTopics().names().get()).contains("orders");
        }
    }

    @Test
    void aTopicWithoutAPartitionCountHasSix() throws Exception {
        create("default-count");
        assertThat(read("/topics/default-count").path("partitions_count").intValue()).isEqualTo(6);
    }

    @Test
    void aDryRunCreatesNothing() throws Exception {
        Answer dry = caller.post("/topics", "{\"topic_name\":\"dry\",\"validate_only\":true}");
        assertThat(dry.status()).isEqualTo(200);
        assertThat(caller.get("/topics/dry").status()).isEqualTo(404);
    }

    @Test
    void anExistingNameIs400AndNot409() throws Exception {
        create("twice");
        Answer second = caller.post("/topics", "{\"topic_name\":\"twice\"}");
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.code()).isEqualTo(40002);
        assertThat(second.message()).isEqualTo("Topic 'twice' already exists.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"topic_name\":\"a b\"}",
        "{\"topic_name\":\"..\"}",
        "{\"topic_name\":\"\"}",
        "{\"topic_name\":\"n\",\"partitions_count\":-7}",
        "{\"topic_name\":\"n\",\"replication_factor\":2}",
        "{\"topic_name\":\"n\",\"configs\":[{\"name\":\"no.such\",\"value\":\"1\"}]}",
        "{\"topic_name\":\"n\",\"configs\":[{\"name\":\"retention.ms\",\"value\":\"long\"}]}",
        "{\"topic_name\":\"n\",\"configs\":[{\"name\":\"confluent.no.such\",\"value\":\"1\"}]}",
        "{\"topic_name\":\"n\",\"configs\":[{\"name\":\"confluent.value.schema.validation\",\"value\":\"maybe\"}]}"})
    void whatKafkaWouldRefuseIs40002(String body) throws Exception {
        Answer refused = caller.post("/topics", body);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(40002);
        assertThat(refused.message()).isNotBlank();
        assertThat(caller.get("/topics/n").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"topic_name\":", "{\"topic_name\":\"n\",\"partitions_count\":\"A\"}",
        "{\"topic_name\":\"n\",\"validate_only\":1}", "{\"topic_name\":\"n\",\"configs\":{}}"})
    void aBodyOfTheWrongFormIs400(String body) throws Exception {
        Answer refused = caller.post("/topics", body);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(400);
    }

    @Test
    void partitionsOnlyGrow() throws Exception {
        caller.post("/topics", "{\"topic_name\":\"grows\",\"partitions_count\":2}");
        Answer grown = caller.patch("/topics/grows", "{\"partitions_count\":4}");
        assertThat(grown.status()).isEqualTo(200);
        assertThat(grown.json().path("partitions_count").intValue()).isEqualTo(4);
        Eventually.holds("four partitions", () -> read("/topics/grows/partitions").path("data").size() == 4);
        Answer shrunk = caller.patch("/topics/grows", "{\"partitions_count\":3}");
        assertThat(shrunk.status()).isEqualTo(400);
        assertThat(shrunk.code()).isEqualTo(40002);
    }

    @Test
    void aDeletedTopicIsGone() throws Exception {
        create("doomed");
        assertThat(caller.delete("/topics/doomed").status()).isEqualTo(204);
        Eventually.holds("the topic is gone", () -> caller.get("/topics/doomed").status() == 404);
        assertThat(caller.get("/topics/doomed").code()).isEqualTo(40403);
        assertThat(caller.delete("/topics/doomed").status()).isEqualTo(404);
    }

    @Test
    void confluentSettingsStandBesideTheBrokersAndStartAnewWithTheTopic() throws Exception {
        String body = """
            {"topic_name":"validated","configs":[
              {"name":"confluent.value.schema.validation","value":"true"},{"name":"cleanup.policy","value":"compact"}]}
            """;
        assertThat(caller.post("/topics", body).status()).isEqualTo(201);
        assertThat(settings("validated"))
            .containsEntry("confluent.value.schema.validation", "true by DYNAMIC_TOPIC_CONFIG")
            .containsEntry("cleanup.policy", "compact by DYNAMIC_TOPIC_CONFIG")
            .containsEntry("confluent.key.schema.validation", "false by DEFAULT_CONFIG");

        caller.delete("/topics/validated");
        Eventually.holds("gone", () -> caller.get("/topics/validated").status() == 404);
        create("validated");
        assertThat(settings("validated")).containsEntry("confluent.value.schema.validation", "false by DEFAULT_CONFIG");
    }

    @Test
    void manyChangesAreMadeTogetherOrNotAtAll() throws Exception {
        create("altered");
        String path = "/topics/altered/configs:alter";
        String validation = "confluent.key.schema.validation";
        String changes = """
            {"data":[{"name":"confluent.key.schema.validation","value":"true"},
                     {"name":"retention.ms","value":"%s"}],"validate_only":%s}""";
        Map<String, String> before = settings("altered");
        assertThat(caller.post(path, changes.formatted("5000", true)).status()).isEqualTo(204);
        assertThat(settings("altered")).isEqualTo(before);

        Answer bad = caller.post(path, changes.formatted("long", false));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.code()).isEqualTo(40002);
        assertThat(settings("altered")).isEqualTo(before);

        assertThat(caller.post(path, changes.formatted("5000", false)).status()).isEqualTo(204);
        awaitSetting("altered", "retention.ms", "5000 by DYNAMIC_TOPIC_CONFIG");
        assertThat(settings("altered")).containsEntry(validation, "true by DYNAMIC_TOPIC_CONFIG");
        String reset = "{\"data\":[{\"name\":\"retention.ms\",\"operation\":\"DELETE\"}]}";
        assertThat(caller.post(path, reset).status()).isEqualTo(204);
        awaitSetting("altered", "retention.ms", "604800000 by DEFAULT_CONFIG");
        assertThat(caller.delete("/topics/altered/configs/" + validation).status()).isEqualTo(204);
        assertThat(settings("altered")).isEqualTo(before);
    }

    @Test
    void anUnknownSettingIsNotFound() throws Exception {
        create("plain");
        assertThat(caller.get("/topics/plain/configs/no.such").status()).isEqualTo(404);
        assertThat(caller.put("/topics/plain/configs/no.such", "{\"value\":\"1\"}").code()).isEqualTo(40002);
        assertThat(caller.get("/topics/absent/configs").code()).isEqualTo(40403);
    }

    @Test
    void theOwnersRightsDecide() throws Exception {
        create("rights.in");
        create("rights.out");
        var reader = new RestCaller(rest.url(), cluster.key("READER", "sa-rights"));
        assertThat(reader.get("/topics").json().path("data")).isEmpty();
        Answer refused = reader.post("/topics", "{\"topic_name\":\"mine\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo(40301);

        cluster.roles().add(new Roles.Binding("rb-r", "sa-rights", "DeveloperRead",
            cluster.crn().topic("rights.in"), Instant.EPOCH));
        assertThat(reader.get("/topics").json().path("data")).hasSize(1);
        assertThat(reader.get("/topics/rights.in").status()).isEqualTo(200);
        assertThat(reader.get("/topics/rights.out").status()).isEqualTo(403);
        for (String body : List.of("{\"value\":\"5\"}", "{\"value\":\"true\"}")) {
            String name = body.contains("5") ? "retention.ms" : "confluent.key.schema.validation";
            assertThat(reader.put("/topics/rights.in/configs/" + name, body).status()).as(name).isEqualTo(403);
        }
    }

    @Test
    void recordsAreWrittenEachWithItsOwnReport() throws Exception {
        caller.post("/topics", "{\"topic_name\":\"written\",\"partitions_count\":1}");
        Answer reports = caller.post("/topics/written/records", """
            {"key":{"type":"STRING","data":"k"},"value":{"type":"JSON","data":{"a":1.10}},
             "headers":[{"name":"h","value":"aGVsbG8="}],"timestamp":"2021-02-05T19:14:42Z"}
            {"value":{"type":"BINARY","data":"not base 64!"}}
            {"value":{"type":"BINARY","data":"AAEC"}}""");
        assertThat(reports.status()).isEqualTo(200);
        List<String> lines = reports.body().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"error_code\":200", "\"offset\":0", "2021-02-05T19:14:42Z");
        assertThat(lines.get(1)).contains("\"error_code\":400");
        assertThat(lines.get(2)).contains("\"error_code\":200", "\"offset\":1", "\"size\":3");
        try (var consumer = cluster.consumer("REST", "written", Map.of())) {
            consumer.assign(List.of(new TopicPartition("written", 0)));
            Eventually.holds("the record is read", () -> {
                var records = consumer.poll(Duration.ofMillis(200));
                for (var one : records) {
                    assertThat(one.value()).isIn("{\"a\":1.10}", "\u0000\u0001\u0002");
                }
                return !records.isEmpty();
            });
        }
        assertThat(caller.post("/topics/written/records", "").status()).isEqualTo(422);
    }

    @Test
    void lagIsWhatWasWrittenSinceTheCommit() throws Exception {
        caller.post("/topics", "{\"topic_name\":\"lagging\",\"partitions_count\":1}");
        var partition = new TopicPartition("lagging", 0);
        caller.post("/topics/lagging/records", "{\"value\":{\"type\":\"STRING\",\"data\":\"x\"}}".repeat(5));
        try (var consumer = cluster.consumer("REST", "late", Map.of())) {
            consumer.assign(List.of(partition));
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(2)));
        }
        JsonNode lag = read("/consumer-groups/late/lags/lagging/partitions/0");
        assertThat(lag.path("lag").longValue()).isEqualTo(3);
        assertThat(lag.path("current_offset").longValue()).isEqualTo(2);
        assertThat(read("/consumer-groups/late/lag-summary").path("total_lag").longValue()).isEqualTo(3);
        assertThat(read("/consumer-groups/late").path("state").asText()).isEqualTo("EMPTY");
        assertThat(caller.get("/consumer-groups/nobody").code()).isEqualTo(40403);
    }

    @Test
    void anAccessControlListIsMadeFoundAndDeleted() throws Exception {
        String acl = """
            {"resource_type":"TOPIC","resource_name":"acl.","pattern_type":"PREFIXED",
             "principal":"UserV2:sa-acl","host":"*","operation":"READ","permission":"ALLOW"}""";
        assertThat(caller.post("/acls", acl).status()).isEqualTo(201);
        String query = "/acls?principal=User%3Asa-acl";
        Eventually.holds("the list is found", () -> read(query).path("data").size() == 1);
        assertThat(read(query).path("data").path(0).path("principal").asText()).isEqualTo("User:sa-acl");
        assertThat(caller.delete("/acls?principal=User%3Asa-acl").code()).isEqualTo(400);
        Answer gone = caller.delete(
            "/acls?principal=User%3Asa-acl&resource_type=TOPIC&pattern_type=ANY&operation=ANY&permission=ANY");
        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.json().path("data")).hasSize(1);
        Eventually.holds("the list is gone", () -> read(query).path("data").isEmpty());
        assertThat(caller.post("/acls", acl.replace("\"TOPIC\"", "\"CLUSTER\"")).code()).isEqualTo(40002);
    }

    @Test
    void anotherClusterIsNotFound() throws Exception {
        Answer other = caller.call("GET", "/kafka/v3/clusters/lkc-other/topics", "");
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.message()).isEqualTo("Cluster lkc-other cannot be found.");
    }

    private void create(String name) throws Exception {
        assertThat(caller.post("/topics", "{\"topic_name\":\"" + name + "\"}").status()).isEqualTo(201);
    }

    private JsonNode read(String path) throws Exception {
        Answer answer = caller.get(path);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.json();
    }

    /// Each setting as `value by SOURCE`.
    private Map<String, String> settings(String topic) throws Exception {
        var all = new HashMap<String, String>();
        read("/topics/" + topic + "/configs").path("data").forEach(setting -> all.put(
            setting.path("name").asText(),
            setting.path("value").asText() + " by " + setting.path("source").asText()));
        return all;
    }

    private void awaitSetting(String topic, String name, String expected) throws Exception {
        Eventually.holds(name + " is " + expected, () -> expected.equals(settings(topic).get(name)));
    }
}
