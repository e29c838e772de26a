package tableflow.console.sandbox.armoury;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;

/// Calls of REST services.
final class Http implements AutoCloseable {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// Who asks.
    record Login(String id, String secret) {
        static Login of(JsonNode key) {
            return new Login(key.path("id").asText(), key.path("secret").asText());
        }

        private String header() {
            return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        }
    }

    /// An answer with any status.
    record Answer(int status, String body) {
        JsonNode json() {
            try {
                return Json.parse(body);
            } catch (BadJson e) {
                throw new AssertionError(status + " " + body, e);
            }
        }

        @Override
        public String toString() {
            return status + " " + body;
        }
    }

    Answer send(Login login, String method, String url, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!login.id().isEmpty()) {
            request.header("Authorization", login.header());
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    /// An answer that is good.
    ///
    /// @throws AssertionError for any other, with its words
    Answer done(Login login, String method, String url, String body) throws IOException, InterruptedException {
        Answer answer = send(login, method, url, body);
        if (answer.status() >= 300) {
            throw new AssertionError(method + " " + url + ": " + answer);
        }
        return answer;
    }

    @Override
    public void close() {
        client.close();
    }
}
