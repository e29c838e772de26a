package tableflow.console.sandbox.kafkarest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.kafka.TestCluster;

/// Calls the REST endpoint with one key, by a plain HTTP client.
final class RestCaller {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String url;
    private final String keyId;
    private final String secret;

    /// What came back.
    record Answer(int status, String contentType, String body) {
        JsonNode json() throws Exception {
            return Json.parse(body);
        }

        int code() throws Exception {
            return json().path("error_code").asInt();
        }

        String message() throws Exception {
            return json().path("message").asText();
        }
    }

    RestCaller(String url, String keyId) {
        this(url, keyId, TestCluster.secretOf(keyId));
    }

    RestCaller(String url, String keyId, String secret) {
        this.url = url;
        this.keyId = keyId;
        this.secret = secret;
    }

    /// @param path below the test cluster
    static String path(String path) {
        return "/kafka/v3/clusters/" + TestCluster.ID + path;
    }

    Answer get(String path) throws Exception {
        return call("GET", path(path), "");
    }

    Answer post(String path, String body) throws Exception {
        return call("POST", path(path), body);
    }

    Answer put(String path, String body) throws Exception {
        return call("PUT", path(path), body);
    }

    Answer patch(String path, String body) throws Exception {
        return call("PATCH", path(path), body);
    }

    Answer delete(String path) throws Exception {
        return call("DELETE", path(path), "");
    }

    /// @param path from the root
    Answer call(String method, String path, String body) throws Exception {
        String pair = keyId + ":" + secret;
        var request = HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/json")
            .method(method, body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body))
            .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
            response.body());
    }
}
