package tableflow.console.remote.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.remote.FakeServer;
import tableflow.console.remote.http.Access;
import tableflow.console.service.port.SchemaRegistry.Verdict;

class HttpSchemaRegistryTest {

    private static final NewSchema SCHEMA = new NewSchema("t-value", SchemaFormat.JSON, "{\"a\":1}", List.of());

    private final FakeServer server = new FakeServer();
    private final HttpSchemaRegistry registry = new HttpSchemaRegistry(
            server.environment(),
            new Access(FakeServer.KEY, KeyPurpose.SCHEMA_REGISTRY, "the registry"),
            server.base());

    @AfterEach
    void stop() {
        server.close();
    }

    private String asked() {
        return FakeServer.line(server.take());
    }

    private static String version(String subject, int version) {
        return "{\"subject\":\"" + subject + "\",\"version\":" + version + ",\"id\":100001,\"schema\":\"\\\"int\\\"\"}";
    }

    @Test
    void subjects() {
        server.answer(200, "[\"a\",\"b/c\"]").answer(200, "[]");
        assertThat(registry.subjects("")).containsExactly("a", "b/c");
        assertThat(asked()).isEqualTo("GET /subjects");
        assertThat(registry.subjects(":.ctx:")).isEmpty();
        assertThat(asked()).isEqualTo("GET /subjects?subjectPrefix=%3A.ctx%3A");
    }

    @Test
    void aWrongServerIsNoEmptyRegistry() {
        server.answer(200, "{\"subjects\":[]}");
        assertThatThrownBy(() -> registry.subjects("")).hasMessageContaining("is not a list");
    }

    @Test
    void anAbsentTypeIsAvroAndAnUnknownOneIsKept() {
        server.answer(200, version("t-value", 2));
        assertThat(registry.latest("t-value")).contains(new SchemaVersion(
                "t-value", 2, 100001, Open.of(SchemaFormat.AVRO), "\"int\"", List.of()));
        assertThat(asked()).isEqualTo("GET /subjects/t-value/versions/latest");
        server.answer(200, "{\"subject\":\"s\",\"version\":1,\"id\":7,\"schemaType\":\"THRIFT\",\"schema\":\"x\","
                + "\"references\":[{\"name\":\"n\",\"subject\":\"r\",\"version\":3}],\"metadata\":{}}");
        SchemaVersion other = registry.latest("a/b").orElseThrow();
        assertThat(asked()).isEqualTo("GET /subjects/a%2Fb/versions/latest");
        assertThat(other.format()).hasToString("THRIFT");
        assertThat(other.references()).containsExactly(new SchemaReference("n", "r", 3));
    }

    @Test
    void timesAreToldToWhoSaysThatItWantsThem() {
        server.answer(200, version("t-value", 2).replace("}", ",\"ts\":1772366400123}"))
                .answer(200, version("t-value", 1)).answer(200, version("t-value", 1).replace("}", ",\"ts\":0}"));
        assertThat(registry.registeredAt("t-value", 2)).contains(Instant.ofEpochMilli(1_772_366_400_123L));
        assertThat(server.take().getHeaders().get("Confluent-Accept-Unknown-Properties")).isEqualTo("true");
        assertThat(registry.registeredAt("t-value", 1)).as("an older registry").isEmpty();
        assertThat(registry.registeredAt("t-value", 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"40401", "40402", "40403"})
    void whatIsNotThereIsEmpty(int code) {
        String body = "{\"error_code\":" + code + ",\"message\":\"not found\"}";
        server.answer(404, body).answer(404, body).answer(404, body);
        assertThat(registry.latest("t-value")).isEmpty();
        assertThat(registry.lookup(SCHEMA)).isEmpty();
        assertThat(registry.compatibility(SCHEMA)).isEqualTo(new Verdict(true, List.of()));
    }

    @Test
    void theNewestOfAllComeInPages() {
        String full = IntStream.range(0, 1000).mapToObj(i -> version("s" + i, 1)).collect(Collectors.joining(","));
        server.answer(200, "[" + full + "]").answer(200, "[" + version("z", 4) + "]");
        assertThat(registry.latestOfAll("")).hasSize(1001).last().extracting(SchemaVersion::version).isEqualTo(4);
        assertThat(asked()).isEqualTo("GET /schemas?latestOnly=true&offset=0&limit=1000");
        assertThat(asked()).isEqualTo("GET /schemas?latestOnly=true&offset=1000&limit=1000");
    }

    @Test
    void aRegistryThatKnowsNoPagesEnds() {
        String full = IntStream.range(0, 1000).mapToObj(i -> version("s" + i, 1)).collect(Collectors.joining(","));
        server.answer(200, "[" + full + "]").answer(200, "[" + full + "]");
        assertThat(registry.latestOfAll("s")).hasSize(1000);
    }

    @Test
    void registeringGivesTheVersion() {
        server.answer(200, "{\"id\":5,\"version\":2}").answer(200, "{\"id\":5}").answer(200, version("t-value", 3));
        assertThat(registry.register(SCHEMA).version()).isEqualTo(2);
        assertThat(registry.register(SCHEMA).version()).isEqualTo(3);
        asked();
        asked();
        assertThat(asked()).isEqualTo("POST /subjects/t-value");
    }

    @Test
    void aLostAnswerIsLookedUpBeforeItIsSentAgain() {
        String lost = "{\"error_code\":50002,\"message\":\"timed out\"}";
        server.answer(500, lost).answer(200, version("t-value", 4));
        assertThat(registry.register(SCHEMA).version()).isEqualTo(4);
        assertThat(asked()).isEqualTo("POST /subjects/t-value/versions");
        assertThat(asked()).isEqualTo("POST /subjects/t-value");
        assertThat(server.requestCount()).isEqualTo(2);
    }

    @Test
    void whatHasNotArrivedIsSentAgain() {
        server.answer(500, "{\"error_code\":50002,\"message\":\"timed out\"}")
                .answer(404, "{\"error_code\":40403,\"message\":\"none\"}")
                .answer(200, "{\"id\":5,\"version\":2}");
        assertThat(registry.register(SCHEMA).id()).isEqualTo(5);
        assertThat(server.requestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "409,409,CONFLICT", "409,40901,CONFLICT", "422,42201,INVALID", "422,42205,FORBIDDEN", "422,42206,CONFLICT",
        "403,40301,FORBIDDEN", "401,401,UNAUTHORIZED"})
    void refusalsOfARegistration(int status, int code, Kind kind) {
        server.answer(status, "{\"error_code\":" + code + ",\"message\":\"the registry's words\"}");
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> registry.register(SCHEMA));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.why()).contains("the registry's words", String.valueOf(code));
        assertThat(failure.uncertain()).isFalse();
    }

    @Test
    void theVerdictKeepsTheRegistrysWords() {
        server.answer(200, "{\"is_compatible\":false,\"messages\":[\"{oldSchemaVersion: 1}\",\"x\"]}");
        assertThat(registry.compatibility(SCHEMA))
                .isEqualTo(new Verdict(false, List.of("{oldSchemaVersion: 1}", "x")));
        assertThat(asked()).isEqualTo("POST /compatibility/subjects/t-value/versions?verbose=true");
    }

    @Test
    void anAnswerWithoutAVerdictIsNone() {
        server.answer(200, "{\"messages\":[]}");
        assertThatThrownBy(() -> registry.compatibility(SCHEMA)).hasMessageContaining("is_compatible is missing");
    }

    @Test
    void theLevelInForceIsTheSubjectsElseTheGlobalOne() {
        server.answer(200, "{\"compatibilityLevel\":\"FULL\"}");
        assertThat(registry.compatibilityLevel("t-value").is(CompatibilityLevel.FULL)).isTrue();
        assertThat(asked()).isEqualTo("GET /config/t-value?defaultToGlobal=true");
        server.answer(404, "{\"error_code\":40408,\"message\":\"none\"}")
                .answer(200, "{\"compatibilityLevel\":\"NEW_LEVEL\"}");
        assertThat(registry.compatibilityLevel("t-value")).hasToString("NEW_LEVEL");
    }

    @Test
    void aSubjectMayHaveNoLevelOfItsOwn() {
        server.answer(404, "{\"error_code\":40408,\"message\":\"none\"}")
                .answer(200, "{\"compatibilityLevel\":\"FULL\"}")
                .answer(404, "{\"error_code\":40401,\"message\":\"none\"}");
        assertThat(registry.ownCompatibilityLevel("t-value")).isEmpty();
        assertThat(asked()).isEqualTo("GET /config/t-value");
        assertThat(registry.ownCompatibilityLevel("t-value").orElseThrow().is(CompatibilityLevel.FULL)).isTrue();
        // Taking away what is not there has succeeded.
        registry.setCompatibility(new SetCompatibility("t-value", null));
        assertThat(server.requestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"404,40401", "404,40402", "404,40404", "404,40406"})
    void deletingWhatIsGoneSucceeds(int status, int code) {
        server.answer(status, "{\"error_code\":" + code + ",\"message\":\"gone\"}");
        registry.delete(new DeleteSchemaVersion("t-value", 1, false));
        assertThat(server.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"404,40405", "404,40407", "422,42206"})
    void whatCannotBeDeletedYetIsAConflict(int status, int code) {
        server.answer(status, "{\"error_code\":" + code + ",\"message\":\"soft first\"}");
        assertThatThrownBy(() -> registry.delete(new DeleteSchemaVersion("t-value", 1, true)))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.kind()).isEqualTo(Kind.CONFLICT));
    }
}
