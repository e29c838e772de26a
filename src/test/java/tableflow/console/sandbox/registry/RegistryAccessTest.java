package tableflow.console.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Secret;
import tableflow.console.sandbox.http.Json;

/// Who gets in, what they may do, and what armed faults look like.
class RegistryAccessTest {
    private static final String TEXT = "{\"schema\":\"\\\"string\\\"\"}";
    private RegistryProbe probe;

    @BeforeEach
    void start() throws IOException {
        probe = new RegistryProbe(null);
        assertThat(probe.call("POST", "/subjects/orders-value/versions", TEXT).statusCode()).isEqualTo(200);
        assertThat(probe.call("POST", "/subjects/people-value/versions", TEXT).statusCode()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        probe.close();
    }

    private static Crn subject(String pattern) {
        return RegistryProbe.ENVIRONMENT.child("schema-registry", RegistryProbe.CLUSTER).child("subject", pattern);
    }

    private static void refused(HttpResponse<String> answer, int status, int code) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(Json.parse(answer.body()).path("error_code").asInt()).isEqualTo(code);
    }

    @Test
    void onlyTheRightKeyOpens() throws Exception {
        probe.addKey("KAFKA", "sa-admin", KeyKind.KAFKA, RegistryProbe.CLUSTER);
        probe.addKey("OTHER", "sa-admin", KeyKind.SCHEMA_REGISTRY, "lsrc-other");
        probe.keys.add(new Key("YOUNG", new Secret("secret of YOUNG"), "sa-admin", KeyKind.SCHEMA_REGISTRY,
            RegistryProbe.CLUSTER, Clock.systemUTC().instant().plusSeconds(600)));
        for (String key : new String[] {"KAFKA", "OTHER", "YOUNG", "NOBODY"}) {
            refused(probe.callAs(key, "GET", "/subjects", null), 401, 401);
        }
        refused(probe.send("GET", "/subjects", null, Map.of()), 401, 401);
        refused(probe.send("GET", "/subjects", null, Map.of("Authorization", "Bearer x")), 401, 401);
        refused(probe.send("GET", "/nowhere", null, Map.of()), 401, 401);
        refused(probe.send("GET", "/subjects", null,
            Map.of("Authorization", RegistryProbe.basic("ADMIN", "wrong"))), 401, 401);
    }

    @Test
    void aRefusalNamesNoSecret() {
        HttpResponse<String> answer = probe.send("GET", "/subjects", null,
            Map.of("Authorization", RegistryProbe.basic("ADMIN", "wrong-secret")));
        assertThat(answer.body()).doesNotContain("wrong-secret").doesNotContain("ADMIN");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void aReaderReadsItsSubjectsAndNoOthers() throws Exception {
        probe.addKey("READER", "sa-reader", KeyKind.SCHEMA_REGISTRY, RegistryProbe.CLUSTER);
        refused(probe.callAs("READER", "GET", "/subjects", null), 403, 40301);
        probe.grant("sa-reader", "DeveloperRead", subject("orders*"));
        assertThat(probe.callAs("READER", "GET", "/subjects", null).body()).isEqualTo("[\"orders-value\"]");
        assertThat(probe.callAs("READER", "GET", "/subjects/orders-value/versions/1", null).statusCode())
            .isEqualTo(200);
        assertThat(probe.callAs("READER", "GET", "/schemas/ids/100001", null).statusCode()).isEqualTo(200);
        assertThat(probe.callAs("READER", "GET", "/schemas/ids/100001/subjects", null).body())
            .isEqualTo("[\"orders-value\"]");
        assertThat(probe.callAs("READER", "GET", "/config", null).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /subjects/people-value/versions",
        "POST, /subjects/orders-value/versions",
        "POST, /compatibility/subjects/people-value/versions",
        "DELETE, /subjects/orders-value",
        "DELETE, /subjects/orders-value/versions/1",
        "PUT, /config/orders-value",
        "PUT, /config",
        "PUT, /mode"
    })
    void aReaderChangesNothing(String method, String path) throws Exception {
        probe.addKey("READER", "sa-reader", KeyKind.SCHEMA_REGISTRY, RegistryProbe.CLUSTER);
        probe.grant("sa-reader", "DeveloperRead", subject("orders*"));
        String body = method.equals("GET") || method.equals("DELETE") ? null : TEXT;
        refused(probe.callAs("READER", method, path, body), 403, 40301);
    }

    @Test
    void aWriterWritesItsSubject() {
        probe.addKey("OWNER", "sa-owner", KeyKind.SCHEMA_REGISTRY, RegistryProbe.CLUSTER);
        probe.grant("sa-owner", "ResourceOwner", subject("mine-value"));
        assertThat(probe.callAs("OWNER", "POST", "/subjects/mine-value/versions", TEXT).statusCode()).isEqualTo(200);
        assertThat(probe.callAs("OWNER", "POST", "/subjects/yours-value/versions", TEXT).statusCode()).isEqualTo(403);
    }

    @Test
    void aDeletedKeyIsOutAtOnce() throws Exception {
        probe.keys.remove("ADMIN");
        refused(probe.call("GET", "/subjects", null), 401, 401);
    }

    @Test
    void contentTypesAreNegotiated() throws Exception {
        String admin = RegistryProbe.basic("ADMIN", "secret of ADMIN");
        assertThat(probe.call("GET", "/subjects", null).headers().firstValue("Content-Type"))
            .contains("application/vnd.schemaregistry.v1+json");
        assertThat(probe.send("GET", "/subjects", null, Map.of("Authorization", admin, "Accept", "application/json"))
            .headers().firstValue("Content-Type")).contains("application/json");
        HttpResponse<String> plain = probe.send("POST", "/subjects/orders-value/versions", TEXT,
            Map.of("Authorization", admin, "Content-Type", "application/json; charset=utf-8"));
        assertThat(plain.statusCode()).isEqualTo(200);
        refused(probe.send("POST", "/subjects/orders-value/versions", TEXT,
            Map.of("Authorization", admin, "Content-Type", "text/xml")), 415, 415);
    }

    @Test
    void anArmedFaultStrikesAsOftenAsItIsTold() throws Exception {
        probe.faults.arm(tableflow.console.sandbox.http.Fault.parse(Json.parse(
            "{\"service\":\"schema-registry\",\"method\":\"GET\",\"path\":\"/subjects\",\"times\":2,\"status\":429,"
                + "\"headers\":{\"Retry-After\":\"3\"}}")));
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> busy = probe.call("GET", "/subjects", null);
            assertThat(busy.statusCode()).isEqualTo(429);
            assertThat(busy.headers().firstValue("Retry-After")).isEqualTo(Optional.of("3"));
            assertThat(busy.body()).isEmpty();
        }
        assertThat(probe.call("GET", "/subjects", null).statusCode()).isEqualTo(200);
    }

    @Test
    void anArmedServerErrorHasTheRegistrysShape() throws Exception {
        probe.faults.arm(tableflow.console.sandbox.http.Fault.parse(Json.parse(
            "{\"path\":\"/subjects/.*/versions\",\"method\":\"POST\",\"status\":500}")));
        HttpResponse<String> answer = probe.call("POST", "/subjects/new-value/versions", TEXT);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Json.parse(answer.body()).path("error_code").asInt()).isEqualTo(50001);
        assertThat(probe.registry.latest("new-value")).isEmpty();
    }

    @Test
    void aKeyIsNotAskedForInsideTheSandbox() {
        assertThat(probe.registry.latest("orders-value")).get()
            .satisfies(version -> assertThat(version.at()).isLessThanOrEqualTo(Instant.now().toEpochMilli()));
    }
}
