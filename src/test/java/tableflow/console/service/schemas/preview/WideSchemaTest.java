package tableflow.console.service.schemas.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.table.TableRule;
import tableflow.console.service.schemas.document.SchemaDocument;

/// Schemas of some megabytes: what takes the square of their fields never comes to an end.
class WideSchemaTest {

    private static final int FIELDS = 60_000;

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void manyThousandsOfFields(SchemaFormat format) {
        SchemaDocument wide = SchemaDocument.read(format, wide(format), List.of());
        TablePreview preview = Previewer.preview(Draft.of(wide), new Before.Schema(
            wide.schema().orElseThrow().column(), null));

        assertThat(preview.columns()).hasSizeGreaterThan(FIELDS);
        assertThat(preview.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(TableRule.UNREPRESENTABLE_TYPE);
            assertThat(finding.explanation()).contains("20000");
            assertThat(finding.finding().span().from()).isPositive();
        });
    }

    @Test
    void aUnionOfManyThousands() {
        String members = IntStream.range(0, 20_000).mapToObj(i -> "{\"type\":\"object\",\"properties\":{\"p" + i
            + "\":{\"type\":\"string\"}}}").collect(Collectors.joining(","));
        TablePreview preview = preview(SchemaFormat.JSON, "{\"oneOf\":[" + members + "]}");

        PreviewColumn.Origin last = Objects.requireNonNull(preview.allColumns().stream()
            .filter(column -> column.name().endsWith("connect_union_field_8999")).findFirst().orElseThrow().origin());
        assertThat(last.path()).isEqualTo("#/oneOf/8999");
    }

    @Test
    void aUnionOfManyThousandsInAvro() {
        String members = IntStream.range(0, 4_000).mapToObj(i -> "{\"type\":\"record\",\"name\":\"R" + i
            + "\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"}]}").collect(Collectors.joining(","));
        TablePreview preview = preview(SchemaFormat.AVRO, "{\"type\":\"record\",\"name\":\"A\",\"fields\":["
            + "{\"name\":\"u\",\"type\":[\"null\"," + members + "]}]}");

        assertThat(preview.allColumns()).filteredOn(column -> column.path().equals("u.R3000")).singleElement()
            .satisfies(column -> assertThat(Objects.requireNonNull(column.origin()).path())
                .isEqualTo("/fields/0/type/3001"));
    }

    @Test
    void partsThatShareTheirParts() {
        // Each has the next one twice: as many ways lead down as two to the fortieth.
        String parts = IntStream.range(0, 40).mapToObj(i -> "\"d" + i + "\":{\"allOf\":[{\"$ref\":\"#/definitions/d"
            + (i + 1) + "\"},{\"$ref\":\"#/definitions/d" + (i + 1) + "\"}]}").collect(Collectors.joining(","));
        TablePreview preview = preview(SchemaFormat.JSON, "{\"$ref\":\"#/definitions/d0\",\"definitions\":{" + parts
            + ",\"d40\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}}}");

        assertThat(preview.allColumns()).anySatisfy(column -> assertThat(column.name()).isEqualTo("a"));
    }

    private static TablePreview preview(SchemaFormat format, String text) {
        return Previewer.preview(Draft.of(SchemaDocument.read(format, text, List.of())), null);
    }

    private static String wide(SchemaFormat format) {
        String fields = IntStream.range(0, FIELDS).mapToObj(i -> switch (format) {
            case AVRO -> "{\"name\":\"F%05d\",\"type\":[\"null\",\"string\"],\"default\":null}".formatted(i);
            case JSON -> "\"F%05d\":{\"type\":\"string\"}".formatted(i);
            case PROTOBUF -> "string F%05d = %d;".formatted(i, i < 18_000 ? i + 1 : i + 20_000);
        }).collect(Collectors.joining(format == SchemaFormat.PROTOBUF ? "\n" : ","));
        return switch (format) {
            case AVRO -> "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}";
            case JSON -> "{\"type\":\"object\",\"properties\":{" + fields + "}}";
            case PROTOBUF -> "syntax = \"proto3\"; message M {\n" + fields + "}";
        };
    }
}
