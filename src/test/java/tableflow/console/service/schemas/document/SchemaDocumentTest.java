package tableflow.console.service.schemas.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.Span;

class SchemaDocumentTest {

    static SchemaDocument read(SchemaFormat format, String text) {
        return SchemaDocument.read(format, text, List.of());
    }

    private static String marked(SchemaDocument document, Span span) {
        return document.text().substring(span.from(), span.to());
    }

    @ParameterizedTest
    @CsvSource({
        "AVRO,     schemas/avro/values/orders-value.avsc",
        "JSON,     schemas/json/values/customers-value.json",
        "JSON,     schemas/json/values/topic2-value.json",
        "PROTOBUF, schemas/protobuf/values/shipments-value.proto",
    })
    void aSchemaHasNoFindings(SchemaFormat format, String file) throws IOException {
        SchemaDocument document = read(format, Files.readString(Path.of(file)));

        assertThat(document.findings()).isEmpty();
        assertThat(document.schema()).isPresent();
    }

    @Test
    void partsOfAJsonSchemaAreFound() {
        SchemaDocument document = read(SchemaFormat.JSON, """
                {
                  "type": "object",
                  "properties": {
                    "a/b": {"type": "string", "enum": ["x", "y"]}
                  }
                }
                """);

        Span name = document.find("#/properties/a~1b").orElseThrow();
        assertThat(marked(document, name)).isEqualTo("\"a/b\"");
        assertThat(name).hasToString("4:5");
        assertThat(marked(document, document.value("/properties/a~1b/enum/1").orElseThrow())).isEqualTo("\"y\"");
        assertThat(document.find("#/properties/none")).isEmpty();
        assertThat(marked(document, document.nearest("#/properties/none/x"))).isEqualTo("\"properties\"");
        assertThat(marked(document, document.nearest("#"))).isEqualTo("{");
    }

    @Test
    void partsOfAProtobufSchemaAreFound() {
        SchemaDocument document = read(SchemaFormat.PROTOBUF, """
                syntax = "proto3";
                package shop;
                message Order {
                  string id = 1;
                  Color Color = 2; oneof way { string post = 3; }
                  enum Color { NONE = 0; }
                }
                """);

        assertThat(document.findings()).isEmpty();
        assertThat(document.find("shop.Order").orElseThrow()).hasToString("3:9");
        assertThat(document.find("shop.Order.id").orElseThrow()).hasToString("4:10");
        assertThat(document.find("#/Order/3").orElseThrow()).hasToString("5:39");
        assertThat(document.find("shop.Order.way").orElseThrow()).hasToString("5:26");
        assertThat(document.find("shop.Order.Color.NONE").orElseThrow()).hasToString("6:16");
        assertThat(document.nearest("shop.Order.id.none")).hasToString("4:10");
    }

    @Test
    void theMetaSchemaIsKept() {
        SchemaDocument document = read(SchemaFormat.JSON, """
                {
                  "$schema": "http://json-schema.org/draft-07/schema#",
                  "type": "object",
                  "properties": {"n": {"type": "strin", "minLength": -1}}
                }
                """);

        assertThat(document.schema()).isEmpty();
        assertThat(document.findings()).extracting(SchemaFinding::rule)
                .containsExactly("meta-schema", "meta-schema");
        assertThat(document.findings()).extracting(SchemaFinding::path)
                .containsExactly("#/properties/n/type", "#/properties/n/minLength");
        assertThat(marked(document, document.findings().getFirst().span())).isEqualTo("\"strin\"");
    }
}
