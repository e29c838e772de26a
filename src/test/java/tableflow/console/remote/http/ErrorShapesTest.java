package tableflow.console.remote.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.remote.FakeServer;

class ErrorShapesTest {

    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private RemoteFailure failure(KeyPurpose purpose, MockResponse.Builder response) {
        server.answer(response);
        HttpCall call = HttpCall.post("make it", server.base(), Json.object());
        RemoteFailure failure = catchThrowableOfType(
                RemoteFailure.class, () -> server.client(purpose).read(call));
        assertThat(failure).isNotNull();
        return failure;
    }

    private RemoteFailure failure(int status, String body) {
        return failure(KeyPurpose.CLOUD, new MockResponse.Builder().code(status).body(body));
    }

    @Test
    void aListOfErrorsNamesFieldsAndHelp() {
        RemoteFailure failure = failure(422, """
                {"errors":[
                 {"id":"e1","status":"422","code":"invalid","title":"Invalid","detail":"must be lower case",
                  "resolution":"Rename it.","source":{"pointer":"/spec/display_name"}},
                 {"id":"e2","status":"422","detail":"unknown","source":{"parameter":"environment"}},
                 {"id":"e3","title":"Only a title","source":{}},
                 {"code":"only_a_code"}]}""");
        assertThat(failure.kind()).isEqualTo(Kind.INVALID);
        assertThat(failure.why()).contains(
                "/spec/display_name: must be lower case Rename it.",
                "environment: unknown",
                "Only a title",
                "only_a_code",
                "HTTP 422");
        assertThat(failure.requestId()).contains("e1");
        assertThat(failure.what()).isEqualTo("make it");
    }

    @Test
    void theNewerEnvelopeIsRead() {
        RemoteFailure failure = failure(409, """
                {"status":409,"error":{"code":"NAME_TAKEN","message":"The name is taken.","details":"by sa-1",
                "suggestion":"Take another."},"requestId":"r-9","doc_url":"x"}""");
        assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(failure.why()).contains("The name is taken.", "by sa-1", "Take another.", "NAME_TAKEN");
        assertThat(failure.requestId()).contains("r-9");
    }

    @Test
    void anErrorCodeIsKept() {
        RemoteFailure failure = failure(403, "{\"error_code\":40301,\"message\":\"no role\"}");
        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure.why()).contains("no role", "40301");
    }

    @Test
    void ofHtmlTheTitleIsShown() {
        RemoteFailure failure = failure(KeyPurpose.KAFKA, new MockResponse.Builder().code(401).body("""
                <html><head><style>body { color: red }</style><title>Error 401
                 Unauthorized</title></head><body><h2>HTTP ERROR</h2></body></html>""")
                .addHeader("X-Request-Id", "h-1").addHeader("Content-Type", "text/html"));
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure.why()).contains("Error 401 Unauthorized").doesNotContain("<", "color");
        assertThat(failure.requestId()).contains("h-1");
    }

    @ParameterizedTest
    @CsvSource({
        "400,INVALID", "401,UNAUTHORIZED", "402,QUOTA", "403,FORBIDDEN", "404,NOT_FOUND", "409,CONFLICT",
        "422,INVALID", "500,UNEXPECTED", "501,UNEXPECTED", "418,UNEXPECTED"})
    void anEmptyBodyStillHasAReason(int status, Kind kind) {
        RemoteFailure failure = failure(status, "");
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.why()).matches(".+ \\(HTTP " + status + "\\)");
    }

    @Test
    void tooManyCallsKeepTheirStatus() {
        for (int i = 0; i < 3; i++) {
            server.answer(429, "<html><body>Too many</body></html>");
        }
        RemoteFailure failure = failure(429, "<html><body>Too many</body></html>");
        assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(failure.why()).contains("Too many", "HTTP 429", "after 4 tries");
        assertThat(failure.uncertain()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"errors\":[{\"detail\":\"Your organization is currently limited to 10 keys.\"}]}",
        "{\"errors\":[{\"code\":\"quota_exceeded\",\"detail\":\"no more\"}]}"})
    void aQuotaMayComeAs400(String body) {
        RemoteFailure failure = failure(400, body);
        assertThat(failure.kind()).isEqualTo(Kind.QUOTA);
        assertThat(failure.advice()).isPresent();
    }

    @Test
    void aForbiddenThatSpeaksOfTheKeyIsAboutTheKey() {
        assertThat(failure(403, "{\"errors\":[{\"detail\":\"Invalid API key\"}]}").kind())
                .isEqualTo(Kind.UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"errors\":[]}", "{\"errors\":\"no\"}", "{\"errors\":[null,3,\"x\"]}", "[]", "null", "3", "\"just text\"",
        "{\"error\":\"access_denied\"}", "{\"error\":{}}", "{\"message\":{\"a\":1}}", "{\"broken", "plain words",
        "\u0000\u0001", "<", "<html>", "{\"errors\":[{\"source\":3,\"detail\":null}]}"})
    void noBodyIsTooOdd(String body) {
        RemoteFailure failure = failure(400, body);
        assertThat(failure.kind()).isEqualTo(Kind.INVALID);
        assertThat(failure.why()).contains("HTTP 400");
    }

    @Test
    void anEndlessTextIsCut() {
        assertThat(failure(400, "word ".repeat(10_000)).why()).hasSizeLessThan(700);
    }

    @ParameterizedTest
    @EnumSource(KeyPurpose.class)
    void aRefusedKeyIsNamedWithWhatIsNeededAndWhereToMakeIt(KeyPurpose purpose) {
        RemoteFailure failure = failure(purpose, new MockResponse.Builder().code(401));
        String advice = failure.advice().orElseThrow();
        assertThat(advice).startsWith("KEY1 was sent").contains("the test", "API keys", "confluent api-key create");
        String needed = switch (purpose) {
            case CLOUD -> "Cloud API key";
            case KAFKA -> "Kafka API key";
            case SCHEMA_REGISTRY -> "Schema Registry API key";
            case TABLEFLOW -> "a Cloud API key is refused here";
            case GLOBAL -> "global API key";
            case OTHER -> "another kind";
        };
        assertThat(advice).contains(needed, "has spread");
        assertThat(failure.toString() + advice).doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @EnumSource(KeyPurpose.class)
    void aMissingRoleIsSaidOfTheKeysOwner(KeyPurpose purpose) {
        RemoteFailure failure = failure(purpose, new MockResponse.Builder().code(403));
        assertThat(failure.advice().orElseThrow()).contains("owner of key KEY1", "It needs");
    }
}
