package tableflow.console.remote.confluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.AlterTopicConfigs;
import tableflow.console.domain.change.ChangeRequest.DeleteTopic;
import tableflow.console.domain.change.ChangeRequest.NewTopic;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.kafka.Topic;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.remote.FakeServer;
import tableflow.console.remote.http.Access;

class HttpKafkaRestTest {

    private final FakeServer server = new FakeServer();
    private final HttpKafkaRest kafka = new HttpKafkaRest(
            server.environment(),
            new Access(FakeServer.KEY, KeyPurpose.KAFKA, "cluster lkc-1"),
            server.base(),
            "lkc-1");

    @AfterEach
    void stop() {
        server.close();
    }

    private RemoteFailure failureOfCreate() {
        NewTopic request = new NewTopic("lkc-1", "t", 1, Map.of());
        return catchThrowableOfType(RemoteFailure.class, () -> kafka.create(request, false));
    }

    @Test
    void topicsAndTheirSettings() {
        server.answer(200, "{\"kind\":\"KafkaTopicList\",\"metadata\":{\"next\":null},\"data\":[{\"topic_name\":\"t\","
                + "\"partitions_count\":6,\"replication_factor\":3,\"is_internal\":false},{\"topic_name\":\"_s\","
                + "\"is_internal\":true}]}");
        assertThat(kafka.topics()).containsExactly(new Topic("t", 6, 3, false), new Topic("_s", 0, 0, true));
        assertThat(FakeServer.line(server.take())).isEqualTo("GET /kafka/v3/clusters/lkc-1/topics");
        server.answer(200, "{\"data\":[{\"name\":\"retention.ms\",\"value\":\"5\",\"is_default\":false,"
                + "\"is_read_only\":false,\"is_sensitive\":false,\"source\":\"DYNAMIC_TOPIC_CONFIG\"},"
                + "{\"name\":\"secret\",\"value\":null,\"is_default\":true,\"is_sensitive\":true}]}");
        assertThat(kafka.configs("t")).containsExactly(
                new TopicConfig("retention.ms", "5", false, false, false, "DYNAMIC_TOPIC_CONFIG"),
                new TopicConfig("secret", null, true, false, true, "UNKNOWN"));
        assertThat(FakeServer.line(server.take())).isEqualTo("GET /kafka/v3/clusters/lkc-1/topics/t/configs");
    }

    @Test
    void only404MeansGone() {
        server.answer(404, "{\"error_code\":40403,\"message\":\"unknown\"}")
                .answer(403, "{\"error_code\":40301,\"message\":\"no\"}");
        assertThat(kafka.topic("t")).isEmpty();
        assertThatThrownBy(() -> kafka.topic("t")).isInstanceOfSatisfying(
                RemoteFailure.class, it -> assertThat(it.kind()).isEqualTo(Kind.FORBIDDEN));
    }

    @Test
    void anExistingTopicIsAConflict() {
        server.answer(400, "{\"error_code\":40002,\"message\":\"Topic 't' already exists.\"}")
                .answer(400, "{\"error_code\":40002,\"message\":\"Number of partitions below 1\"}")
                .answer(400, "{\"error_code\":40035,\"message\":\"It already exists in a way\"}");
        assertThat(failureOfCreate().kind()).isEqualTo(Kind.CONFLICT);
        assertThat(failureOfCreate().kind()).isEqualTo(Kind.INVALID);
        assertThat(failureOfCreate().kind()).isEqualTo(Kind.INVALID);
    }

    @Test
    void aNewKeyIsRefusedInHtml() {
        server.answer(401, "<html><head><title>Error 401 Unauthorized</title></head></html>");
        assertThatThrownBy(kafka::topics).isInstanceOfSatisfying(RemoteFailure.class, it -> {
            assertThat(it.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(it.why()).contains("Error 401 Unauthorized");
            assertThat(it.advice().orElseThrow()).contains("Kafka API key", "cluster lkc-1", "two minutes");
        });
    }

    @Test
    void aQuestionMayBeRepeatedAChangeMayNot() {
        server.answer(503, "").answer(200, "{}").answer(503, "").answer(204, "").answer(503, "");
        NewTopic topic = new NewTopic("lkc-1", "t", 1, Map.of());
        kafka.create(topic, true);
        assertThat(FakeServer.text(server.take())).isEqualTo(
                "{\"topic_name\":\"t\",\"partitions_count\":1,\"validate_only\":true}");
        server.take();
        kafka.alter(new AlterTopicConfigs("lkc-1", "t", Map.of("retention.ms", "5")), true);
        assertThat(FakeServer.text(server.take())).endsWith("],\"validate_only\":true}");
        assertThat(failureOfCreate().uncertain()).isTrue();
        assertThat(server.requestCount()).isEqualTo(5);
    }

    @Test
    void deletingWhatIsGoneSucceeds() {
        server.answer(404, "{\"error_code\":40403}");
        kafka.delete(new DeleteTopic("lkc-1", "t"));
        assertThat(FakeServer.line(server.take())).isEqualTo("DELETE /kafka/v3/clusters/lkc-1/topics/t");
    }

    @Test
    void anAnswerWithoutDataIsNoEmptyCluster() {
        server.answer(200, "{}");
        assertThatThrownBy(kafka::topics).hasMessageContaining("data is missing");
    }
}
