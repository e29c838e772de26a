package tableflow.console.service.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.SchemaTexts.Flaw;

/// Schemas that parse, and where the others stop.
class SchemaTextsTest {

    private static Flaw flaw(SchemaFormat format, String text) {
        return SchemaTexts.flaw(format, text, false).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "schemas/json/values/topic2-value.json, JSON",
        "schemas/json/values/customers-value.json, JSON",
        "schemas/avro/values/orders-value.avsc, AVRO",
        "schemas/protobuf/values/shipments-value.proto, PROTOBUF"
    })
    void theSamplesParse(String file, SchemaFormat format) throws IOException {
        assertThat(SchemaTexts.flaw(format, Files.readString(Path.of(file)), false)).isEmpty();
    }

    @Test
    void tellsWhereJsonStops() {
        Flaw flaw = flaw(SchemaFormat.JSON, "{\n  \"type\": \"object\",\n  \"x\" 1\n}");

        assertThat(flaw.line()).isEqualTo(3);
        assertThat(flaw.column()).isBetween(6, 8);
        assertThat(flaw.message()).startsWith("is not a JSON Schema: this is not JSON");
    }

    @Test
    void tellsWhereJsonIsNoSchema() {
        Flaw flaw = flaw(SchemaFormat.JSON, """
                {
                  "type": "object",
                  "properties": {"a": {"type": "strin"}}
                }""");

        assertThat(flaw.line()).isEqualTo(3);
        assertThat(flaw.column()).isEqualTo(32);
        assertThat(flaw.message()).contains("/properties/a/type");
    }

    @Test
    void refusesWhatIsNoSchemaAtAll() {
        assertThat(flaw(SchemaFormat.JSON, "").message()).contains("nothing but white space");
        assertThat(flaw(SchemaFormat.JSON, "[]").message()).contains("a JSON Schema is an object");
        assertThat(flaw(SchemaFormat.JSON, "{} {}").message()).contains("follows the end");
        assertThat(flaw(SchemaFormat.JSON, "{\"a\":1,\"a\":2}").message()).contains("second time");
    }

    @Test
    void tellsWhereAvroStops() {
        assertThat(flaw(SchemaFormat.AVRO, "{\"type\":\"record\",}").line()).isEqualTo(1);
        Flaw unknown = flaw(SchemaFormat.AVRO, """
                {"type": "record", "name": "A",
                 "fields": [{"name": "b", "type": "strin"}]}""");
        assertThat(unknown.line()).isEqualTo(2);
        assertThat(unknown.message()).startsWith("is not an Avro schema").contains("strin");
        assertThat(SchemaTexts.flaw(SchemaFormat.AVRO, "\"string\"", false)).isEmpty();
        assertThat(SchemaTexts.flaw(SchemaFormat.AVRO, """
                {"type": "record", "name": "A", "fields": [{"name": "b", "type": "other.B"}]}""", true)).isEmpty();
    }

    @Test
    void tellsWhereProtobufStops() {
        Flaw flaw = flaw(SchemaFormat.PROTOBUF, "syntax = \"proto3\";\nmessage A {\n  string a 1;\n}");

        assertThat(flaw.line()).isEqualTo(3);
        assertThat(flaw.message()).startsWith("is not a Protobuf schema");
        assertThat(flaw(SchemaFormat.PROTOBUF, "syntax = \"proto3\";").message()).contains("no message");
    }
}
