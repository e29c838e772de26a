package tableflow.console.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.sandbox.contract.OpenApiContract;

/// Plays `schemas/registry-contract.txt` over HTTP, and holds every answer against the published OpenAPI file when that
/// lies beside the project.
class RegistryContractTest {
    private static final JsonMapper RELAXED = JsonMapper.builder()
        .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
        .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
        .build();

    /// Method, path, status and code of refusals that the file does not list for their operation.
    private static final List<String> UNPROMISED = List.of("DELETE /subjects/[^/]+ 422/.*");

    record Call(String line, String method, String path, String body, String outcome, List<String> expectations) {
        static Call of(String line) {
            String[] cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            assertThat(cells).as(line).hasSize(4);
            String[] target = cells[0].split(" ");
            List<String> expectations = cells[3].isEmpty() ? List.of() : List.of(cells[3].split(" ; "));
            return new Call(line, target[0], target[1], cells[1], cells[2], expectations);
        }
    }

    record Section(String name, List<Call> calls) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Section> sections() throws IOException {
        Map<String, List<Call>> sections = new LinkedHashMap<>();
        List<Call> calls = new ArrayList<>();
        try (InputStream file = RegistryContractTest.class.getResourceAsStream("/schemas/registry-contract.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                if (line.startsWith("== ")) {
                    calls = sections.computeIfAbsent(line.substring(3), name -> new ArrayList<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    calls.add(Call.of(line));
                }
            }
        }
        return sections.entrySet().stream().map(entry -> new Section(entry.getKey(), entry.getValue())).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sections")
    void everyCallIsAnsweredAsWritten(Section section) throws IOException {
        try (RegistryProbe probe = new RegistryProbe(null)) {
            for (Call call : section.calls) {
                check(call, send(probe, call));
            }
        }
    }

    @Test
    void theTableIsLong() throws IOException {
        assertThat(sections().stream().mapToInt(section -> section.calls.size()).sum()).isGreaterThan(150);
    }

    /// The file names fewer refusals than the service gives: those it keeps silent about are left out by
    /// [#UNPROMISED], and nothing else is.
    @Test
    void everyAnswerFitsThePublishedContract() throws IOException {
        OpenApiContract contract = OpenApiContract.orSkip("schema-registry-v1.yaml");
        int checked = 0;
        for (Section section : sections()) {
            try (RegistryProbe probe = new RegistryProbe(null)) {
                for (Call call : section.calls) {
                    HttpResponse<String> answer = send(probe, call);
                    if (published(call)) {
                        contract.conforms(call.method, call.path.replaceAll("\\?.*", ""), answer.statusCode(),
                            answer.headers().firstValue("Content-Type").orElse(""), answer.body());
                        checked++;
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(180);
        assertThat(contract.unseenOperations()).allMatch(operation -> operation.contains("/catalog/")
            || operation.endsWith("/schema"), "only the catalog and raw texts are left out");
    }

    /// Left out: paths that the file does not know, and the two that answer with a schema's bare text, which the file
    /// calls a string although the service sends the schema itself.
    private static boolean published(Call call) {
        String path = call.path.replaceAll("\\?.*", "");
        boolean unknown = path.equals("/") || path.equals("/nowhere") || path.contains("/a/b-value")
            || call.outcome.startsWith("405") || path.equals("/schemas/ids/x");
        boolean unpromised = UNPROMISED.stream().anyMatch(pattern -> (call.method + " " + path + " "
            + call.outcome).matches(pattern));
        return !unknown && !unpromised && !path.endsWith("/schema");
    }

    private static HttpResponse<String> send(RegistryProbe probe, Call call) throws IOException {
        String body = call.body.isEmpty() ? null : call.body;
        if (body != null && (body.endsWith("}") || body.endsWith("]"))) {
            body = RELAXED.readTree(body).toString();
        }
        return probe.call(call.method, call.path, body);
    }

    private static void check(Call call, HttpResponse<String> answer) throws IOException {
        String seen = call.line + "\n" + answer.body();
        String[] outcome = call.outcome.split("/");
        assertThat(answer.statusCode()).as(seen).isEqualTo(Integer.parseInt(outcome[0]));
        assertThat(answer.headers().firstValue("X-Request-Id")).as(seen).isPresent();
        JsonNode body = RELAXED.readTree(answer.body());
        if (outcome.length > 1) {
            assertThat(body.path("error_code").asInt()).as(seen).isEqualTo(Integer.parseInt(outcome[1]));
            assertThat(body.path("message").asText()).as(seen).isNotBlank();
        }
        for (String expectation : call.expectations) {
            String rest = expectation.substring(1);
            switch (expectation.charAt(0)) {
                case '=' -> assertThat(body).as(seen).isEqualTo(RELAXED.readTree(rest));
                case '!' -> assertThat(body.at(rest).isMissingNode()).as(seen).isTrue();
                case '~' -> assertThat(answer.body()).as(call.line).contains(rest);
                default -> {
                    int equals = expectation.indexOf('=');
                    assertThat(body.at(expectation.substring(0, equals))).as(seen)
                        .isEqualTo(RELAXED.readTree(expectation.substring(equals + 1)));
                }
            }
        }
    }
}
