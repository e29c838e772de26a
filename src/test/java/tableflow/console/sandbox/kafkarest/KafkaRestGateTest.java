package tableflow.console.sandbox.kafkarest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.access.Secret;
import tableflow.console.sandbox.http.Fault;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.sandbox.kafkarest.RestCaller.Answer;

/// Keys and troubles at the door, at a realistic pace on a clock that the test moves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KafkaRestGateTest {
    private final MovedClock clock = new MovedClock();
    private final Faults faults = new Faults();
    private TestCluster cluster;
    private KafkaRest rest;

    private static final class MovedClock extends Clock {
        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cluster = new TestCluster(directory, clock);
        rest = KafkaRest.start(cluster.broker(), cluster.keys(), faults, Pace.REAL, clock);
    }

    @AfterAll
    void stop() {
        rest.close();
        cluster.close();
    }

    @Test
    void aFreshKeyIsRefusedThenAcceptedThenRefusedOnceMore() throws Exception {
        RestCaller caller = fresh("FRESH");
        assertThat(caller.get("/topics"))
            .returns(401, Answer::status)
            .returns(true, a -> a.contentType().startsWith("text/html"))
            .returns(true, a -> a.body().contains("HTTP ERROR 401"));
        clock.forward(Pace.REAL.keyUsable(KeyKind.KAFKA));
        assertThat(caller.get("/topics").status()).isEqualTo(200);
        assertThat(caller.get("/topics").status()).isEqualTo(401);
        assertThat(caller.get("/topics").status()).isEqualTo(200);
        assertThat(caller.get("/topics").status()).isEqualTo(200);
    }

    @Test
    void anOldKeyDoesNotFlap() throws Exception {
        RestCaller caller = old("OLD");
        for (int i = 0; i < 4; i++) {
            assertThat(caller.get("/topics").status()).isEqualTo(200);
        }
    }

    @Test
    void wrongSecretsKindsAndClustersAndDeletedKeysAreRefused() throws Exception {
        old("GOOD");
        assertThat(new RestCaller(rest.url(), "GOOD", "wrong").get("/topics").status()).isEqualTo(401);
        assertThat(new RestCaller(rest.url(), "NOBODY").get("/topics").status()).isEqualTo(401);
        add("REGISTRY", KeyKind.SCHEMA_REGISTRY, TestCluster.ID, Instant.EPOCH);
        assertThat(new RestCaller(rest.url(), "REGISTRY").get("/topics").status()).isEqualTo(401);
        add("ELSEWHERE", KeyKind.KAFKA, "lkc-elsewhere", Instant.EPOCH);
        assertThat(new RestCaller(rest.url(), "ELSEWHERE").get("/topics").status()).isEqualTo(401);
        RestCaller deleted = old("DELETED");
        assertThat(deleted.get("/topics").status()).isEqualTo(200);
        cluster.keys().remove("DELETED");
        assertThat(deleted.get("/topics").status()).isEqualTo(401);
    }

    @Test
    void aTopicJustCreatedIsNotFoundAtTheFirstRead() throws Exception {
        RestCaller caller = old("CREATOR");
        caller.post("/topics", "{\"topic_name\":\"young\"}");
        assertThat(caller.get("/topics/young"))
            .returns(404, Answer::status)
            .satisfies(a -> assertThat(a.code()).isEqualTo(40403));
        assertThat(caller.get("/topics/young").status()).isEqualTo(200);
    }

    @Test
    void anArmed429IsAPageWithoutTheUsualHeaders() throws Exception {
        RestCaller caller = old("THROTTLED");
        faults.arm(new Fault(KafkaRest.SERVICE, "GET", Pattern.compile(".*/topics"), 1,
            new Fault.Answer(429, Map.of(), Optional.empty())));
        assertThat(caller.get("/topics"))
            .returns(429, Answer::status)
            .returns(true, a -> a.contentType().startsWith("text/html"))
            .returns(true, a -> a.body().contains("Too Many Requests"));
        assertThat(caller.get("/topics").status()).isEqualTo(200);
    }

    private RestCaller fresh(String id) {
        add(id, KeyKind.KAFKA, TestCluster.ID, clock.instant().plus(Pace.REAL.keyUsable(KeyKind.KAFKA)));
        return new RestCaller(rest.url(), id);
    }

    private RestCaller old(String id) {
        return new RestCaller(rest.url(), cluster.key(id, TestCluster.ADMIN));
    }

    private void add(String id, KeyKind kind, String resource, Instant usableAt) {
        cluster.keys().add(
            new Key(id, new Secret(TestCluster.secretOf(id)), TestCluster.ADMIN, kind, resource, usableAt));
    }
}
