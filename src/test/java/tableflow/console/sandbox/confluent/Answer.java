package tableflow.console.sandbox.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;

/// What the control plane answered.
record Answer(int status, HttpHeaders headers, String body) {
    /// The body, after the status was checked.
    JsonNode json(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        try {
            return Json.parse(body);
        } catch (BadJson e) {
            throw new AssertionError(body, e);
        }
    }

    /// The text at a JSON pointer of a successful answer's body.
    String text(String pointer) {
        assertThat(status).as(body).isBetween(200, 299);
        return json(status).at(pointer).asText();
    }

    /// Checks status, code and the place that an error names.
    void refused(int expected, String code, String place) {
        JsonNode error = json(expected).at("/errors/0");
        assertThat(error.path("status").asText()).isEqualTo(Integer.toString(expected));
        assertThat(error.path("code").asText()).as(body).isEqualTo(code);
        JsonNode source = error.path("source");
        assertThat(source.path("pointer").asText(source.path("parameter").asText(""))).as(body).isEqualTo(place);
        assertThat(headers.firstValue("X-Request-Id")).hasValue(error.path("id").asText());
    }

    String location() {
        return headers.firstValue("Location").orElse("");
    }
}
