package tableflow.console.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Faults faults = new Faults();
    private final AtomicInteger effects = new AtomicInteger();
    private HttpService part;
    private HttpService admin;

    @BeforeEach
    void start() throws IOException {
        Handler counting = request -> Reply.json(200, Map.of("effects", effects.incrementAndGet()));
        part = HttpService.start("part", faults.around("part", counting, (request, status) ->
                Reply.json(status, Map.of("shape", "of the part"))));
        admin = HttpService.start("admin", faults.admin());
    }

    @AfterEach
    void stop() {
        part.close();
        admin.close();
    }

    @Test
    void aStatusStrikesTheGivenNumberOfTimesWithoutEffect() throws Exception {
        assertThat(arm("{'service':'part','method':'POST','path':'/keys','times':2,"
                + "'status':429,'headers':{'Retry-After':'7'}}").statusCode()).isEqualTo(201);
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> struck = call("POST", "/keys");
            assertThat(struck.statusCode()).isEqualTo(429);
            assertThat(struck.headers().firstValue("Retry-After")).hasValue("7");
            assertThat(struck.body()).isEqualTo("{\"shape\":\"of the part\"}");
        }
        assertThat(effects).hasValue(0);
        assertThat(call("POST", "/keys").statusCode()).isEqualTo(200);
    }

    @Test
    void onlyTheAimedCallIsStruck() throws Exception {
        arm("{'service':'part','method':'POST','path':'/keys/[0-9]+','status':500}");
        arm("{'service':'another','status':501}");
        assertThat(call("GET", "/keys/1").statusCode()).isEqualTo(200);
        assertThat(call("POST", "/keys/1/more").statusCode()).isEqualTo(200);
        assertThat(call("POST", "/keys/1").statusCode()).isEqualTo(500);
    }

    @Test
    void aGivenBodyIsSentAsItIs() throws Exception {
        arm("{'status':502,'body':'<html>bad gateway</html>'}");
        arm("{'status':503,'body':{'message':'later'}}");
        HttpResponse<String> html = call("GET", "/x");
        assertThat(html.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(html.body()).isEqualTo("<html>bad gateway</html>");
        assertThat(call("GET", "/x").body()).isEqualTo("{\"message\":\"later\"}");
    }

    @Test
    void everyKnownShapeOfAnErrorCanBeArmed() throws Exception {
        for (ErrorShape shape : ErrorShape.values()) {
            arm("{'status':403,'shape':'" + shape.name().toLowerCase(Locale.ROOT) + "'}");
            HttpResponse<byte[]> got = client.send(HttpRequest.newBuilder(URI.create(part.url() + "/x")).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(got.statusCode()).isEqualTo(403);
            assertThat(got.headers().firstValue("Content-Encoding")).isEmpty();
            String body = new String(got.body(), StandardCharsets.UTF_8);
            switch (shape) {
                case ERRORS -> assertThat(Json.parse(body).at("/errors/0/status").asText()).isEqualTo("403");
                case ENVELOPE -> assertThat(Json.parse(body).at("/error/code").asText()).isEqualTo("ARMED_FAULT");
                case CODE -> assertThat(Json.parse(body).path("error_code").asInt()).isEqualTo(403);
                case HTML -> assertThat(body).startsWith("<html>");
                case EMPTY -> assertThat(body).isEmpty();
                case GZIP -> {
                    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(got.body()))) {
                        assertThat(Json.parse(plain.readAllBytes()).has("errors")).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void aDelayComesBeforeTheEffect() throws Exception {
        faults.arm(Fault.parse(json("{'delay_ms':60000}")));
        HttpRequest request = HttpRequest.newBuilder(URI.create(part.url() + "/x"))
                .timeout(Duration.ofMillis(300)).build();
        assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(java.net.http.HttpTimeoutException.class);
        assertThat(effects).hasValue(0);
        faults.arm(Fault.parse(json("{'delay_ms':1}")));
        assertThat(call("GET", "/x").statusCode()).isEqualTo(200);
    }

    @Test
    void aDropBeforeHasNoEffect() throws Exception {
        arm("{'method':'POST','drop':'before'}");
        assertThatThrownBy(() -> call("POST", "/x")).isInstanceOf(IOException.class);
        assertThat(effects).hasValue(0);
    }

    @Test
    void aDropAfterHasItsEffectAndNoAnswer() throws Exception {
        arm("{'method':'POST','drop':'after'}");
        assertThatThrownBy(() -> call("POST", "/x")).isInstanceOf(IOException.class);
        assertThat(effects).hasValue(1);
        assertThat(call("POST", "/x").body()).contains("2");
    }

    @Test
    void faultsAreListedAndDisarmed() throws Exception {
        arm("{'times':3,'status':500}");
        arm("{'drop':'after'}");
        call("GET", "/x");
        assertThat(Json.parse(hook("GET", "/faults", "").body())).isEqualTo(json("{'data':["
                + "{'service':'*','method':'*','path':'.*','times':3,'status':500,'id':'fault-1','left':2},"
                + "{'service':'*','method':'*','path':'.*','times':1,'drop':'after','id':'fault-2','left':1}]}"));
        assertThat(hook("DELETE", "/faults/fault-1", "").statusCode()).isEqualTo(204);
        assertThat(hook("DELETE", "/faults/fault-1", "").statusCode()).isEqualTo(404);
        assertThat(hook("DELETE", "/faults", "").statusCode()).isEqualTo(204);
        assertThat(call("GET", "/x").statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultThatMakesNoSenseIsRefused() throws Exception {
        for (String bad : new String[] {
            "{}", "{'status':500,'drop':'after'}", "{'status':99}", "{'drop':'never'}", "{'status':500,'times':0}",
            "{'status':500,'path':'['}", "{'status':500,'shape':'round'}"}) {
            assertThat(arm(bad).statusCode()).as(bad).isEqualTo(400);
        }
        assertThat(hook("POST", "/faults", "{").statusCode()).isEqualTo(400);
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String text) throws BadJson {
        return Json.parse(text.replace('\'', '"'));
    }

    private HttpResponse<String> arm(String json) throws Exception {
        return hook("POST", "/faults", json.replace('\'', '"'));
    }

    private HttpResponse<String> hook(String method, String path, String body) throws Exception {
        return send(admin.url() + path, method, body);
    }

    private HttpResponse<String> call(String method, String path) throws Exception {
        return send(part.url() + path, method, "");
    }

    private HttpResponse<String> send(String url, String method, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
