package tableflow.console.service.schemas.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.bench.SchemaEdgeBench;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.domain.schema.shape.Shape.TextFormat;
import tableflow.console.domain.schema.shape.Shape.Unit;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.service.schemas.shape.ShapeText.Written;

class ConversionTest {

    private static final String NODE = """
            {"type": "record", "name": "Node", "namespace": "shop.tree", "doc": "A place.", "fields": [
              {"name": "id", "type": "int", "doc": "Never reused.", "aliases": ["number"]},
              {"name": "below", "type": {"type": "array", "items": "Node"}, "default": []},
              {"name": "above", "type": ["null", "Node"], "default": null}]}
            """;

    private static ParsedSchema parse(SchemaFormat format, String text) {
        try {
            return ParsedSchema.parse(format, text, List.of());
        } catch (Exception broken) {
            throw new AssertionError(text, broken);
        }
    }

    private static Written convert(SchemaFormat from, String text, SchemaFormat to) {
        Written written = Conversion.of(parse(from, text), to, "Value");
        parse(to, written.text());
        return written;
    }

    /// Names, types and nullability of a column and of those in it.
    private static String told(Column column) {
        return column.name() + ":" + told(column.type()) + (column.nullable() ? "?" : "");
    }

    private static String told(ColumnType type) {
        return switch (type) {
            case ColumnType.Struct struct ->
                    struct.fields().stream().map(ConversionTest::told).collect(Collectors.joining(", ", "{", "}"));
            case ColumnType.ListOf(var element, boolean nullable) -> "[" + told(element) + (nullable ? "?" : "") + "]";
            case ColumnType.MapOf(var key, var value, boolean nullable) ->
                    "<" + told(key) + ", " + told(value) + (nullable ? "?" : "") + ">";
            default -> type.text();
        };
    }

    @Test
    void theTableStaysTheSameThroughAvroAndJson() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            Shape shape = record(random, 0);
            Written avro = ShapeText.of(SchemaFormat.AVRO).write("Value", shape);
            assertThat(avro.losses()).as("seed %s", seed).isEmpty();
            ParsedSchema first = parse(SchemaFormat.AVRO, avro.text());
            Written json = Conversion.of(first, SchemaFormat.JSON, "Value");
            ParsedSchema second = parse(SchemaFormat.JSON, json.text());
            assertThat(told(second.column())).as("seed %s: %s%s", seed, avro.text(), json.text())
                    .isEqualTo(told(first.column()));
            Written back = Conversion.of(second, SchemaFormat.AVRO, "Value");
            assertThat(told(parse(SchemaFormat.AVRO, back.text()).column())).as("seed %s: %s", seed, json.text())
                    .isEqualTo(told(first.column()));
        }
    }

    @Test
    void protobufKeepsNamesAndTypes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            Written proto = ShapeText.of(SchemaFormat.PROTOBUF).write("Value", record(random, 0));
            ParsedSchema first = parse(SchemaFormat.PROTOBUF, proto.text());
            if (proto.text().contains("google.protobuf.Value")) {
                // For what Protobuf cannot hold; the others make a text of it.
                continue;
            }
            for (SchemaFormat to : List.of(SchemaFormat.AVRO, SchemaFormat.JSON)) {
                Written other = Conversion.of(first, to, "Value");
                Written back = Conversion.of(parse(to, other.text()), SchemaFormat.PROTOBUF, "Value");
                assertThat(told(parse(SchemaFormat.PROTOBUF, back.text()).column()))
                        .as("seed %s: %s%s%s", seed, proto.text(), other.text(), back.text())
                        .isEqualTo(told(first.column()));
            }
        }
    }

    private static Shape.Rec record(Random random, int depth) {
        List<Shape.Field> fields = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            boolean nullable = random.nextBoolean();
            // To Avro what may be absent and what may be null is one.
            fields.add(Shape.Field.of("f" + fields.size(), shape(random, depth + 1), !nullable, nullable));
        }
        return new Shape.Rec("", "", fields);
    }

    private static Shape shape(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 12 : 15)) {
            case 0 -> new Shape.Bool();
            case 1 -> new Shape.Whole(32, false);
            case 2 -> Shape.Whole.LONG;
            case 3 -> new Shape.Real(32);
            case 4 -> Shape.Real.DOUBLE;
            case 5 -> new Shape.Decimal(10 + random.nextInt(28), random.nextInt(10));
            case 6 -> Shape.Text.PLAIN;
            case 7 -> new Shape.Bytes(0);
            case 8 -> new Shape.Day();
            case 9 -> new Shape.TimeOfDay(Unit.MILLIS);
            case 10 -> new Shape.Moment(Unit.MILLIS, random.nextBoolean());
            case 11 -> new Shape.Choice("", List.of("NEW", "PAID"));
            case 12 -> new Shape.Arr(shape(random, depth + 1), random.nextBoolean());
            case 13 -> new Shape.MapOf(shape(random, depth + 1), random.nextBoolean());
            default -> record(random, depth);
        };
    }

    @Test
    void aTypeThatContainsItselfStillDoes() {
        Written json = convert(SchemaFormat.AVRO, NODE, SchemaFormat.JSON);
        assertThat(json.text()).contains("\"$ref\": \"#/definitions/Node\"", "\"Never reused.\"", "\"default\": []");
        assertThat(json.losses()).containsExactly(
                "the whole: the namespace shop.tree", "id: its older names number");
        Written proto = convert(SchemaFormat.AVRO, NODE, SchemaFormat.PROTOBUF);
        assertThat(proto.text()).contains("message Node {", "  // Never reused.\n  int32 id = 1;",
                "  repeated Node below = 2;", "  optional Node above = 3;");
        Written again = convert(SchemaFormat.JSON, json.text(), SchemaFormat.AVRO);
        assertThat(again.text()).contains("\"items\": \"Node\"");
        assertThat(convert(SchemaFormat.PROTOBUF, proto.text(), SchemaFormat.JSON).text())
                .contains("#/definitions/Node");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"string","maxLength":3}                 | the constraint maxLength
            {"type":"integer","minimum":0}                  | the constraint minimum
            {"type":"string","format":"date-time"}          | that its texts are a date-time
            {"type":"integer","enum":[1,2]}                 | that its values are some alone
            {"enum":["a b","c"]}      | which texts it may be, as some are no names; written as string
            {}                                              | that it may be anything; written as string
            {"type":"array","items":[{"type":"string"}]}    | that items differ by their place
            {"type":"object","properties":{"a":{}}}         | members that are not named, which it allows
            {"oneOf":[{"type":"string"},{"enum":["a-b"]}]}  | one of its types, as Avro takes but one string among them
            {"type":"string","default":5}                   | its default
            """)
    void whatAvroCannotSayIsTold(String property, String loss) {
        Written avro = convert(SchemaFormat.JSON, "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":"
                + "{\"x\":" + property + "}}", SchemaFormat.AVRO);
        assertThat(avro.losses()).contains("x: " + loss);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'string','connect.type':'bytes','flink.minLength':16,'flink.maxLength':16",
        "'string','connect.type':'bytes','minLength':8,'maxLength':8",
        "'string','connect.type':'bytes','flink.maxLength':16",
        "'integer','connect.type':'int64','flink.type':'timestamp'",
        "'integer','connect.type':'int64','flink.type':'timestamp','flink.precision':6",
        "'integer','connect.type':'int64','title':'org.apache.kafka.connect.data.Timestamp','flink.precision':6",
        "'integer','connect.type':'int32','title':'org.apache.kafka.connect.data.Time','flink.precision':2",
        "'number','connect.type':'int16'",
        "'number','connect.type':'int8'",
    })
    void whatConnectAndFlinkAnnotateIsKept(String type) {
        String json = ("{'type':'object','additionalProperties':false,'required':['x'],'properties':{'x':{'type':"
                + type + "}}}").replace('\'', '"');
        for (SchemaFormat to : List.of(SchemaFormat.AVRO, SchemaFormat.PROTOBUF)) {
            Written written = convert(SchemaFormat.JSON, json, to);
            ColumnType.Struct before = (ColumnType.Struct) parse(SchemaFormat.JSON, json).column().type();
            ColumnType.Struct after = (ColumnType.Struct) parse(to, written.text()).column().type();
            assertThat(after.fields().getFirst().type()).as(written.text())
                    .isEqualTo(before.fields().getFirst().type());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "confluent.type.Decimal x = 1 [(confluent.field_meta) = {params: [{key: \"precision\", value: \"9\"},"
                + "{key: \"scale\", value: \"2\"}]}];",
        "confluent.type.Decimal x = 1;",
        "google.protobuf.Timestamp x = 1;",
        "google.protobuf.Timestamp x = 1 [(confluent.field_meta) = "
                + "{params: {key: \"flink.type\", value: \"timestamp\"}}];",
        "bytes x = 1 [(confluent.field_meta) = {params: [{key: \"flink.minLength\", value: \"4\"}, "
                + "{key: \"flink.maxLength\", value: \"4\"}]}];",
        "W x = 1 [(confluent.field_meta) = {params: [{key: \"flink.wrapped\", value: \"true\"}]}]; "
                + "message W { repeated int32 value = 1; }",
        "repeated W x = 1 [(confluent.field_meta) = {params: [{key: \"flink.wrapped\", value: \"true\"}]}]; "
                + "message W { optional string value = 1; }",
    })
    void whatFieldMetaSaysIsKept(String field) {
        String proto = "syntax = \"proto3\";\nimport \"confluent/meta.proto\";\n"
                + "import \"confluent/type/decimal.proto\";\n"
                + "import \"google/protobuf/timestamp.proto\";\nmessage M { " + field + " }\n";
        String table = told(parse(SchemaFormat.PROTOBUF, proto).column());
        for (SchemaFormat to : List.of(SchemaFormat.AVRO, SchemaFormat.JSON)) {
            assertThat(told(parse(to, convert(SchemaFormat.PROTOBUF, proto, to).text()).column())).isEqualTo(table);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "uint64 x = 1;                   | x: numbers from 9223372036854775808 on",
        "map<int32, string> x = 1;       | x: the type of its keys, which become texts",
        "oneof o { string x = 1; int32 y = 2; } | o: that only one of x, y is there",
        "google.protobuf.Struct x = 1;   | x: the type google.protobuf.Struct",
        "string x = 1;                   | the whole: the numbers of fields and symbols, and comments",
    })
    void whatProtobufSaysAndAvroCannotIsTold(String field, String loss) {
        assertThat(convert(SchemaFormat.PROTOBUF, "syntax = \"proto3\";\nimport \"google/protobuf/struct.proto\";\n"
                + "message M { " + field + " }\n", SchemaFormat.AVRO).losses()).contains(loss.strip());
    }

    @Test
    void protobufsDefaultsAreAvros() {
        String avro = convert(SchemaFormat.PROTOBUF, """
                syntax = "proto3";
                message M { enum E { NONE = 0; ONE = 1; } string a = 1; int32 b = 2; E c = 3; optional bool d = 4; }
                """, SchemaFormat.AVRO).text();
        assertThat(avro.replaceAll("\\s+", "")).contains(
                "{\"name\":\"a\",\"type\":\"string\",\"default\":\"\"}",
                "{\"name\":\"b\",\"type\":\"int\",\"default\":0}",
                "\"symbols\":[\"NONE\",\"ONE\"]},\"default\":\"NONE\"",
                "{\"name\":\"d\",\"type\":[\"null\",\"boolean\"],\"default\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"long\"", "{\"type\":\"array\",\"items\":\"int\"}", "{\"type\":\"map\",\"values\":\"string\"}",
        "[{\"type\":\"record\",\"name\":\"A\",\"fields\":[]},{\"type\":\"record\",\"name\":\"n.B\",\"fields\":[]}]"
    })
    void avroWithoutANameIsReadToo(String text) {
        assertThat(convert(SchemaFormat.AVRO, text, SchemaFormat.JSON).text()).contains("\"$schema\"");
        assertThat(Conversion.of(parse(SchemaFormat.AVRO, text), SchemaFormat.PROTOBUF, "Value").text())
                .contains("message Value");
    }

    @Test
    void aSchemaThatWouldGrowWithoutEndIsRefused() {
        StringBuilder json = new StringBuilder("{\"type\":\"object\",\"additionalProperties\":false,"
                + "\"properties\":{\"a\":{\"$ref\":\"#/definitions/d0\"}},\"definitions\":{");
        for (int i = 0; i < 40; i++) {
            String next = "{\"$ref\":\"#/definitions/d" + (i + 1) + "\"}";
            json.append("\"d").append(i).append("\":{\"type\":\"object\",\"properties\":{\"l\":").append(next)
                    .append(",\"r\":").append(next).append("}},");
        }
        json.append("\"d40\":{\"type\":\"string\"}}}");
        ParsedSchema schema = parse(SchemaFormat.JSON, json.toString());
        assertThatThrownBy(() -> Conversion.of(schema, SchemaFormat.AVRO, "V"))
                .isInstanceOf(BadInput.class).hasMessageContaining("cannot be converted");
    }

    static Stream<Path> samples() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("schemas/json/values"))) {
            return files.filter(it -> it.toString().endsWith(".json")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theSampleSchemasKeepTheirTables(Path file) throws Exception {
        ParsedSchema json = parse(SchemaFormat.JSON, Files.readString(file));
        Written avro = convert(SchemaFormat.JSON, Files.readString(file), SchemaFormat.AVRO);
        assertThat(told(parse(SchemaFormat.AVRO, avro.text()).column())).isEqualTo(told(json.column()));
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void whatStandsAloneIsWritten(SchemaFormat format) {
        for (Shape shape : List.of(new Shape.Any(), Shape.Text.PLAIN, new Shape.Text(TextFormat.TIME),
                new Shape.Arr(new Shape.Arr(Shape.Real.DOUBLE, true), true), new Shape.Around("Nobody"),
                new Shape.OneOf(List.of(new Shape.Bytes(4), new Shape.TimeOfDay(Unit.NANOS))))) {
            parse(format, ShapeText.of(format).write("value", shape).text());
        }
    }

    /// Each part is looked at once, and at each of them an interrupt is heeded.
    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void aUnionOfManyThousandsIsConvertedAndAnInterruptEndsIt(SchemaFormat to) {
        for (SchemaFormat from : SchemaFormat.values()) {
            // Wire's parser itself takes the square of a file's messages.
            int members = from == SchemaFormat.PROTOBUF ? 2_000 : 20_000;
            ParsedSchema union = parse(from, SchemaEdgeBench.union(from, members));
            assertThat(Conversion.of(union, to, "Root").text()).as("%s", from).contains("p");
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> Conversion.of(union, to, "Root")).isInstanceOfSatisfying(
                        RemoteFailure.class, failure -> assertThat(failure.is(RemoteFailure.Kind.CANCELLED)).isTrue());
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
        }
    }
}
