package tableflow.console.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.schema.SchemaDifference;
import tableflow.console.domain.schema.protobuf.ProtobufChange;
import tableflow.console.domain.schema.protobuf.ProtobufDiff;

/// The table of verdicts in `schemas/protobuf-verdicts.txt`, from .proto text through Wire's parser to the rules.
class ProtobufVerdictsTest {
    record Row(String line, boolean compatible, String from, String to, List<String> differences) {
        @Override
        public String toString() {
            return line;
        }
    }

    static List<Row> rows() throws IOException {
        try (InputStream table = ProtobufVerdictsTest.class.getResourceAsStream("/schemas/protobuf-verdicts.txt")) {
            String text = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> {
                String[] cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
                assertThat(cells).as(line).hasSize(5);
                assertThat(cells[0]).as(line).isIn("ok", "no");
                return new Row(line, cells[0].equals("ok"), cells[1], cells[2],
                    cells[3].isEmpty() ? List.of() : List.of(cells[3].split(", ")));
            }).toList();
        }
    }

    /// `2:` in front means proto2; `import TEXT ;;` in front means a file imported as `other.proto`.
    private static ProtobufText parse(String text) throws InvalidSchema {
        String body = text;
        List<Referenced> references = List.of();
        String imports = "";
        if (body.startsWith("import ")) {
            int end = body.indexOf(";;");
            references = List.of(new Referenced("other.proto", "syntax = \"proto3\";" + body.substring(7, end)));
            imports = "import \"other.proto\";";
            body = body.substring(end + 2).strip();
        }
        String syntax = body.startsWith("2:") ? "proto2" : "proto3";
        String rest = body.startsWith("2:") ? body.substring(2) : body;
        int packageEnd = rest.startsWith("package ") ? rest.indexOf(';') + 1 : 0;
        return ProtobufText.parse("syntax = \"" + syntax + "\";" + rest.substring(0, packageEnd) + imports
            + rest.substring(packageEnd), references);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void verdict(Row row) throws InvalidSchema {
        ProtobufText from = parse(row.from);
        ProtobufText to = parse(row.to);
        assertThat(ProtobufDiff.compare(from.schema(), to.schema())).extracting(SchemaDifference::toString)
            .containsExactlyInAnyOrderElementsOf(row.differences);
        assertThat(ProtobufDiff.compatible(from.schema(), to.schema())).isEqualTo(row.compatible);
        assertThat(to.whyUnreadable(from, "new", "old").isEmpty()).isEqualTo(row.compatible);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void everySchemaFollowsItselfAndItsOwnCanonicalText(Row row) throws InvalidSchema {
        for (String text : List.of(row.from, row.to)) {
            ProtobufText schema = parse(text);
            assertThat(ProtobufDiff.compare(schema.schema(), schema.schema())).isEmpty();
            if (!text.startsWith("import ")) {
                ProtobufText again = ProtobufText.parse(schema.canonical(), List.of());
                assertThat(again.canonical()).isEqualTo(schema.canonical());
                assertThat(again.schema()).isEqualTo(schema.schema());
            }
        }
    }

    @Test
    void everyNameOfTheRegistryIsReached() throws IOException {
        List<String> seen = rows().stream().flatMap(row -> row.differences.stream())
            .map(text -> text.substring(0, text.indexOf(' '))).distinct().toList();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ProtobufChange.values()).map(Enum::name).toList());
    }
}
