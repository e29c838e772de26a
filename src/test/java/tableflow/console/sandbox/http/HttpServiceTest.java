package tableflow.console.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpServiceTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpService service;

    @BeforeEach
    void start() throws IOException {
        Router router = new Router()
                .get("/subjects/{subject}/versions/{version}",
                        r -> Reply.json(200, Map.of("subject", r.var("subject"), "version", r.var("version"))))
                .get("/topics/{topic}/configs", r -> Reply.json(200, Map.of("topic", r.var("topic"))))
                .get("/topics/-/configs", r -> Reply.json(200, Map.of("topic", "all of them")))
                .post("/echo", r -> Reply.json(201, r.json()))
                .patch("/echo", r -> Reply.json(200, Map.of("patched", r.json())))
                .put("/echo", r -> Reply.empty(204))
                .get("/query", r -> Reply.json(200, Map.of(
                        "one", r.query("one").orElse("none"), "all", r.queryAll("one"), "flag", r.flag("flag"))))
                .get("/who", r -> Reply.json(200, Map.of(
                        "id", r.basicAuth().map(Credential::id).orElse("nobody"), "origin", r.origin())))
                .get("/broken", r -> {
                    throw new IllegalStateException("on purpose, with a s3cret");
                })
                .get("/html", r -> Reply.html(401, "<html>no</html>").withHeader("X-Request-Id", "mine"));
        service = HttpService.start("test", router);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void anEncodedSlashStaysInsideItsSegment() throws Exception {
        JsonNode body = Json.parse(get("/subjects/%3A.ctx%3Aa%2Fb+c%20d/versions/latest").body());
        assertThat(body.path("subject").asText()).isEqualTo(":.ctx:a/b+c d");
        assertThat(body.path("version").asText()).isEqualTo("latest");
    }

    @Test
    void aLiteralSegmentWinsOverAVariable() throws Exception {
        assertThat(get("/topics/-/configs").body()).contains("all of them");
        assertThat(get("/topics/x/configs").body()).contains("\"x\"");
    }

    @Test
    void anEmptyVariableIsNotFound() throws Exception {
        assertThat(get("/topics//configs").statusCode()).isEqualTo(404);
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() throws Exception {
        HttpResponse<String> head = send("HEAD", "/topics/x/configs", "");
        HttpResponse<String> get = get("/topics/x/configs");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).hasValue(Integer.toString(get.body().length()));
    }

    @Test
    void patchAndPutArriveAtTheirHandlers() throws Exception {
        assertThat(send("PATCH", "/echo", "{\"a\":1}").body()).isEqualTo("{\"patched\":{\"a\":1}}");
        assertThat(send("PUT", "/echo", "").statusCode()).isEqualTo(204);
    }

    @Test
    void unknownPathIs404AndWrongMethodIs405WithAllow() throws Exception {
        assertThat(get("/nothing/here").statusCode()).isEqualTo(404);
        HttpResponse<String> wrong = send("DELETE", "/echo", "");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).hasValue("PATCH, POST, PUT");
    }

    @Test
    void badJsonNamesThePlaceAndNotTheContent() throws Exception {
        HttpResponse<String> bad = send("POST", "/echo", "{\n \"password\": hunter2}");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("line 2").doesNotContain("hunter2");
        assertThat(send("POST", "/echo", "").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/echo", "{} {}").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/echo", "{\"a\":1,\"a\":2}").statusCode()).isEqualTo(400);
    }

    @Test
    void longNumbersComeBackExactly() throws Exception {
        String exact = "{\"long\":9223372036854775807,\"decimal\":0.10000000000000000000000001}";
        assertThat(send("POST", "/echo", exact).body()).isEqualTo(exact);
    }

    @Test
    void queriesAreDecodedAndRepeatable() throws Exception {
        JsonNode body = Json.parse(get("/query?one=a%26b&one=c&flag").body());
        assertThat(body.path("one").asText()).isEqualTo("a&b");
        assertThat(body.path("all")).hasSize(2);
        assertThat(body.path("flag").asBoolean()).isTrue();
        assertThat(Json.parse(get("/query?flag=false").body()).path("flag").asBoolean()).isFalse();
    }

    @Test
    void credentialsAreReadAndGarbageIsNobody() throws Exception {
        String pair = Base64.getEncoder().encodeToString("k:s:t".getBytes(StandardCharsets.UTF_8));
        assertThat(Json.parse(auth("Basic " + pair)))
                .isEqualTo(Json.parse("{\"id\":\"k\",\"origin\":\"" + service.url() + "\"}"));
        assertThat(auth("Basic !!!")).contains("nobody");
        assertThat(auth("Bearer x")).contains("nobody");
        assertThat(new Credential("k", "topsecret").toString()).doesNotContain("topsecret");
    }

    @Test
    void everyAnswerHasARequestIdAndAHandlersOwnIsKept() throws Exception {
        assertThat(get("/topics/x/configs").headers().firstValue("X-Request-Id").orElse("")).hasSize(32);
        assertThat(get("/html").headers().firstValue("X-Request-Id")).hasValue("mine");
    }

    @Test
    void aFailingHandlerIsAPlain500() throws Exception {
        HttpResponse<String> broken = get("/broken");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).doesNotContain("s3cret");
    }

    @Test
    void afterCloseNobodyAnswers() {
        service.close();
        assertThatThrownBy(() -> get("/html")).isInstanceOf(IOException.class);
    }

    private String auth(String value) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(service.url() + "/who")).header("Authorization", value).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        var publisher = body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body);
        return client.send(
                HttpRequest.newBuilder(URI.create(service.url() + path)).method(method, publisher).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
