package tableflow.console.domain.schema.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.schema.SchemaDifference;

/// The table of verdicts in `schemas/json-schema-verdicts.txt`.
class JsonSchemaVerdictsTest {
    private static final Map<String, String> DRAFTS = Map.of(
        "04", "http://json-schema.org/draft-04/schema#",
        "2019", "https://json-schema.org/draft/2019-09/schema",
        "2020", "https://json-schema.org/draft/2020-12/schema");

    record Row(String line, boolean compatible, JsonSchema from, JsonSchema to, List<String> differences) {
        @Override
        public String toString() {
            return line;
        }
    }

    static List<Row> rows() throws IOException {
        try (InputStream table = JsonSchemaVerdictsTest.class.getResourceAsStream(
                "/schemas/json-schema-verdicts.txt")) {
            String text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(JsonSchemaVerdictsTest::row).toList();
        }
    }

    private static Row row(String line) {
        String[] cells = Arrays.stream(line.split(" \\|", -1)).map(String::strip).toArray(String[]::new);
        assertThat(cells).as(line).hasSize(5);
        String draft = cells[0].contains(" ") ? cells[0].substring(0, cells[0].indexOf(' ')) : "";
        String verdict = cells[0].substring(cells[0].lastIndexOf(' ') + 1);
        assertThat(verdict).as(line).isIn("ok", "no");
        List<String> differences = cells[3].isEmpty() ? List.of() : List.of(cells[3].split(", "));
        return new Row(line, verdict.equals("ok"), schema(cells[1], draft), schema(cells[2], draft), differences);
    }

    private static JsonSchema schema(String text, String draft) {
        Json json = Jsons.of(text);
        String address = DRAFTS.get(draft);
        if (address != null && json instanceof Json.Obj object) {
            Map<String, Json> members = new LinkedHashMap<>();
            members.put("$schema", new Json.Text(address));
            members.putAll(object.members());
            json = new Json.Obj(members);
        }
        return JsonSchema.of(json);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void verdict(Row row) {
        List<SchemaDifference> differences = JsonSchemaDiff.compare(row.from, row.to);
        assertThat(differences).extracting(SchemaDifference::toString)
            .containsExactlyInAnyOrderElementsOf(row.differences);
        assertThat(JsonSchemaDiff.compatible(row.from, row.to)).isEqualTo(row.compatible);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void everySchemaFollowsItself(Row row) {
        for (JsonSchema schema : List.of(row.from, row.to)) {
            assertThat(JsonSchemaDiff.compare(schema, schema)).isEmpty();
            assertThat(JsonSchemaDiff.compatible(schema, schema)).isTrue();
        }
    }

    @Test
    void everyExplanationNamesTheSidesAndThePlace() throws IOException {
        Stream<SchemaDifference> all = rows().stream()
            .flatMap(row -> JsonSchemaDiff.compare(row.from, row.to).stream());
        assertThat(all).isNotEmpty().allSatisfy(difference -> {
            String text = difference.explanation("new", "old");
            assertThat(text).contains(difference.path(), "new").doesNotContain("{");
        });
    }

    @Test
    void theTableReachesMostNamesOfTheRegistry() throws IOException {
        List<String> seen = rows().stream().flatMap(row -> row.differences.stream())
            .map(text -> text.substring(0, text.indexOf(' '))).distinct().toList();
        assertThat(seen).isSubsetOf(Arrays.stream(JsonSchemaChange.values()).map(Enum::name).toList());
        assertThat(seen.size()).isGreaterThan(JsonSchemaChange.values().length * 3 / 4);
    }
}
