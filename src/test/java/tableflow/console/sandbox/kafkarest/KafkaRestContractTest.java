package tableflow.console.sandbox.kafkarest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.contract.OpenApiContract;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.kafka.Eventually;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.sandbox.kafkarest.RestCaller.Answer;

/// Every operation of the published API is answered in its published form.
///
/// Two known differences are meant: the file promises JSON for 401, where the real service sends a page, and it has no
/// 404 for a consumer group that does not exist.
final class KafkaRestContractTest {
    private final OpenApiContract contract = OpenApiContract.orSkip("kafka-rest-v3.yaml");
    @TempDir
    private Path directory;

    @Test
    void everyOperationConforms() throws Exception {
        try (var cluster = new TestCluster(directory);
                var rest = KafkaRest.start(
                    cluster.broker(), cluster.keys(), new Faults(), Pace.FAST, Clock.systemUTC())) {
            var admin = new RestCaller(rest.url(), cluster.key("ADMIN", TestCluster.ADMIN));
            var nobody = new RestCaller(rest.url(), cluster.key("NOBODY", "sa-nobody"));
            topics(admin);
            refusals(admin, nobody);
            settings(admin);
            check(admin, "POST", "/topics/t/records",
                "{\"partition_id\":0,\"value\":{\"type\":\"STRING\",\"data\":\"v\"}}", 200);
            check(admin, "POST", "/topics/t/records", "{\"value\":{\"type\":\"BINARY\",\"data\":\"?\"}}", 200);
            groups(cluster, admin);
            accessLists(admin);
            check(admin, "DELETE", "/topics/t", "", 204);
            assertThat(contract.unseenOperations()).isEmpty();
        }
    }

    private void topics(RestCaller admin) throws Exception {
        check(admin, "GET", "", "", 200);
        check(admin, "POST", "/topics", "{\"topic_name\":\"t\",\"partitions_count\":1,\"validate_only\":true}", 200);
        check(admin, "POST", "/topics", "{\"topic_name\":\"t\",\"partitions_count\":1}", 201);
        check(admin, "GET", "/topics", "", 200);
        check(admin, "GET", "/topics/t", "", 200);
        Answer rights = admin.get("/topics/t?include_authorized_operations=true");
        contract.conforms("GET", RestCaller.path("/topics/t"), rights.status(), rights.contentType(), rights.body());
        assertThat(rights.json().path("authorized_operations")).isNotEmpty();
        check(admin, "PATCH", "/topics/t", "{\"partitions_count\":2}", 200);
        check(admin, "GET", "/topics/t/partitions", "", 200);
        check(admin, "GET", "/topics/t/partitions/0", "", 200);
    }

    private void refusals(RestCaller admin, RestCaller nobody) throws Exception {
        check(admin, "POST", "/topics", "{\"topic_name\":\"t\"}", 400);
        check(admin, "PATCH", "/topics/t", "{\"partitions_count\":1}", 400);
        check(admin, "GET", "/topics/absent", "", 404);
        check(admin, "GET", "/topics/absent/partitions", "", 404);
        check(admin, "GET", "/topics/t/partitions/99", "", 404);
        check(admin, "GET", "/topics/absent/configs", "", 404);
        check(admin, "DELETE", "/topics/absent", "", 404);
        check(admin, "POST", "/topics/absent/records", "{}", 404);
        check(admin, "POST", "/topics/t/records", "", 422);
        check(nobody, "POST", "/topics", "{\"topic_name\":\"n\"}", 403);
        check(nobody, "GET", "/topics/t", "", 403);
        check(nobody, "DELETE", "/topics/t", "", 403);
        check(nobody, "GET", "/acls", "", 403);
    }

    private void settings(RestCaller admin) throws Exception {
        check(admin, "GET", "/topics/t/configs", "", 200);
        check(admin, "GET", "/topics/-/configs", "", 200);
        check(admin, "GET", "/topics/t/default-configs", "", 200);
        check(admin, "GET", "/topics/unborn/default-configs", "", 200);
        check(admin, "PUT", "/topics/t/configs/retention.ms", "{\"value\":\"1000\"}", 204);
        check(admin, "GET", "/topics/t/configs/retention.ms", "", 200);
        check(admin, "DELETE", "/topics/t/configs/retention.ms", "", 204);
        check(admin, "PUT", "/topics/t/configs/confluent.key.schema.validation", "{\"value\":\"true\"}", 204);
        check(admin, "GET", "/topics/t/configs/confluent.key.schema.validation", "", 200);
        check(admin, "POST", "/topics/t/configs:alter",
            "{\"data\":[{\"name\":\"cleanup.policy\",\"value\":\"compact\"}],\"validate_only\":true}", 204);
        check(admin, "POST", "/topics/t/configs:alter", "{\"data\":[{\"name\":\"no.such\",\"value\":\"1\"}]}", 400);
        check(admin, "GET", "/topics/t/configs/no.such", "", 404);
    }

    private void groups(TestCluster cluster, RestCaller admin) throws Exception {
        try (var consumer = cluster.consumer("ADMIN", "g", Map.of("auto.offset.reset", "earliest"))) {
            consumer.subscribe(List.of("t"));
            Eventually.holds("a record is read",
                () -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
            consumer.commitSync();
            check(admin, "GET", "/consumer-groups", "", 200);
            check(admin, "GET", "/consumer-groups/g", "", 200);
            check(admin, "GET", "/consumer-groups/g/consumers", "", 200);
            String id = admin.get("/consumer-groups/g/consumers").json().at("/data/0/consumer_id").asText();
            check(admin, "GET", "/consumer-groups/g/consumers/" + id, "", 200);
            check(admin, "GET", "/consumer-groups/g/lags", "", 200);
            check(admin, "GET", "/consumer-groups/g/lags/t/partitions/0", "", 200);
            check(admin, "GET", "/consumer-groups/g/lag-summary", "", 200);
        }
    }

    private void accessLists(RestCaller admin) throws Exception {
        String acl = """
            {"resource_type":"TOPIC","resource_name":"t","pattern_type":"LITERAL","principal":"User:sa-x",
             "host":"*","operation":"READ","permission":"ALLOW"}""";
        check(admin, "POST", "/acls", acl, 201);
        check(admin, "POST", "/acls:batch", "{\"data\":[" + acl + "]}", 201);
        check(admin, "GET", "/acls", "", 200);
        Answer gone = admin.delete("/acls?resource_type=TOPIC&pattern_type=ANY&operation=ANY&permission=ANY");
        contract.conforms("DELETE", RestCaller.path("/acls"), gone.status(), gone.contentType(), gone.body());
        assertThat(gone.json().path("data")).hasSize(1);
        check(admin, "DELETE", "/acls", "", 400);
    }

    private void check(RestCaller caller, String method, String path, String body, int status) throws Exception {
        Answer answer = caller.call(method, RestCaller.path(path), body);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
        contract.conforms(method, RestCaller.path(path), answer.status(), answer.contentType(), answer.body());
    }
}
