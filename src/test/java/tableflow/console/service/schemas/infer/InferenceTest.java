package tableflow.console.service.schemas.infer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.service.messages.ExactJson;
import tableflow.console.service.messages.write.Encoder;
import tableflow.console.service.schemas.infer.Evidence.Kind;
import tableflow.console.service.schemas.shape.ShapeText.Written;
import tableflow.console.service.topics.FakeCluster;

class InferenceTest {

    private static Inference of(String... values) throws Exception {
        Inference inference = new Inference();
        for (String value : values) {
            inference.add(ExactJson.read(value));
        }
        return inference;
    }

    private static Shape only(String... values) throws Exception {
        Shape.Rec record = (Shape.Rec) of(values).shape().orElseThrow();
        return record.fields().getFirst().shape();
    }

    private static Evidence at(Inference inference, String path) {
        return inference.evidence().stream().filter(it -> it.path().equals(path)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1                                      | -9223372036854775808   | Whole[bits=64, unsigned=false]
            1                                      | 9223372036854775808    | Decimal[precision=19, scale=0]
            1                                      | 0.1                    | Real[bits=64]
            1.10                                   | 2.0                    | Real[bits=64]
            0.1                                    | 12345678901234567.25   | Decimal[precision=19, scale=2]
            1e400                                  | 1                      | Decimal[precision=401, scale=0]
            true                                   | false                  | Bool[]
            "2026-11-23"                           | "2026-02-28"           | Text[format=DATE]
            "2026-11-23"                           | "2026-02-30"           | Text[format=PLAIN]
            "2026-11-23T10:00:00Z"                 | "2026-11-23T10:00:00.123456+02:00"     | Text[format=DATE_TIME]
            "0198a7d0-1111-4222-8333-123456789abc" | "0198A7D0-1111-4222-8333-123456789ABC" | Text[format=UUID]
            "a"  | 1      | OneOf[shapes=[Whole[bits=64, unsigned=false], Text[format=PLAIN]], columns=[]]
            [1]  | []     | Arr[items=Whole[bits=64, unsigned=false], nullableItems=false]
            [1]  | [null] | Arr[items=Whole[bits=64, unsigned=false], nullableItems=true]
            null | null   | Any[]
            """)
    void aFieldIsWhatAllItsValuesAre(String first, String second, String shape) throws Exception {
        assertThat(only("{\"a\":" + first + "}", "{\"a\":" + second + "}")).hasToString(shape);
        assertThat(only("{\"a\":" + second + "}", "{\"a\":" + first + "}")).hasToString(shape);
    }

    @Test
    void isRequiredWhenItAlwaysStoodThereAndNullableWhenItWasNull() throws Exception {
        Inference seen = of("{\"id\":1,\"note\":null,\"x\":1}", "{\"id\":2,\"note\":\"n\"}");
        assertThat(((Shape.Rec) seen.shape().orElseThrow()).fields()).containsExactly(
                Shape.Field.of("id", Shape.Whole.LONG, true, false),
                Shape.Field.of("note", Shape.Text.PLAIN, true, true),
                Shape.Field.of("x", Shape.Whole.LONG, false, false));
        assertThat(at(seen, "note").kinds()).isEqualTo(Map.of(Kind.NULL, 1L, Kind.TEXT, 1L));
        assertThat(at(seen, "x")).satisfies(x -> {
            assertThat(x.seen()).isEqualTo(1);
            assertThat(x.of()).isEqualTo(2);
        });
    }

    @Test
    void membersOfArraysAreHeldAgainstTheObjectsInThem() throws Exception {
        Inference seen = of("{\"lines\":[{\"sku\":\"a\",\"n\":1},{\"sku\":\"b\"}]}", "{\"lines\":[]}");
        assertThat(at(seen, "lines[].n").seen()).isEqualTo(1);
        assertThat(at(seen, "lines[].n").of()).isEqualTo(2);
        assertThat(seen.evidence()).extracting(Evidence::path)
                .containsExactly("", "lines", "lines[]", "lines[].sku", "lines[].n");
    }

    @Test
    void objectsThatShareNoNamesAreMaps() throws Exception {
        Inference inference = new Inference();
        for (int i = 0; i < 100; i++) {
            inference.add(ExactJson.read("{\"stock\":{\"sku-" + i + "\":" + i + "},\"same\":{\"a\":1}}"));
        }
        assertThat(((Shape.Rec) inference.shape().orElseThrow()).fields()).extracting(Shape.Field::shape)
                .containsExactly(new Shape.MapOf(Shape.Whole.LONG, false),
                        new Shape.Rec("", "", List.of(Shape.Field.of("a", Shape.Whole.LONG, true, false))));
        assertThat(at(inference, "stock{}").seen()).isEqualTo(100);
    }

    @Test
    void staysSmallWhateverTheNames() throws Exception {
        Inference inference = new Inference();
        for (int i = 0; i < 300; i++) {
            ObjectNode record = JsonNodeFactory.instance.objectNode();
            for (int j = 0; j < 300; j++) {
                record.putObject("a" + j).put("b" + (i * 300 + j), 1).putObject("c").put("d" + i, j);
            }
            inference.add(record);
        }
        assertThat(inference.evidence().size()).isLessThan(25_000);
        Written json = inference.schema(SchemaFormat.JSON, "Wide");
        assertThat(ParsedSchema.parse(SchemaFormat.JSON, json.text(), List.of())).isNotNull();
    }

    @Test
    void nestingIsToldApartToADepth() throws Exception {
        String deep = "{\"a\":".repeat(500) + "1" + "}".repeat(500);
        Inference inference = of(deep, "[" + "[".repeat(400) + "]".repeat(400) + "]");
        assertThat(inference.evidence().size()).isLessThan(2 * Tally.DEEPEST + 3);
        assertThat(inference.evidence()).anySatisfy(it ->
                assertThat(it.notes()).anyMatch(note -> note.contains("nested deeper")));
        for (SchemaFormat format : SchemaFormat.values()) {
            assertThat(inference.schema(format, "Deep").text()).isNotEmpty();
        }
    }

    @Test
    void tellsWhatIsWorthKnowing() throws Exception {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            values.add("{\"state\":\"" + (i % 2 == 0 ? "NEW" : "PAID") + "\",\"amount\":\"1." + i + "\",\"at\":"
                    + (1_790_000_000_000L + i) + ",\"none\":null,\"empty\":[]}");
        }
        Inference inference = of(values.toArray(String[]::new));
        assertThat(at(inference, "state").notes()).containsExactly(
                "Only 2 different texts: it may be a list of choices.");
        assertThat(at(inference, "amount").notes()).containsExactly("All are numbers written as texts.");
        assertThat(at(inference, "at").notes()).singleElement().asString().contains("milliseconds since 1970");
        assertThat(at(inference, "none").notes()).singleElement().asString().contains("Only null");
        assertThat(at(inference, "empty").notes()).singleElement().asString().contains("Only empty arrays");
        assertThat(inference.schema(SchemaFormat.AVRO, "T").losses()).hasSize(2);
    }

    @Test
    void namesThatALanguageDoesNotHaveAreReplacedAndTold() throws Exception {
        Inference inference = of("{\"a-b\":1,\"a.b\":2,\"1st\":3,\"\":4,\"Line\":{\"x\":1},\"line\":2,\"fooBar\":1,"
                + "\"foo_bar\":2}");
        Written avro = inference.schema(SchemaFormat.AVRO, "odd name");
        assertThat(avro.text()).contains("\"a_b\"", "\"a_b_2\"", "\"_1st\"", "\"OddName\"");
        assertThat(avro.losses()).contains("a-b: its name, which Avro does not have; written as a_b");
        ParsedSchema.parse(SchemaFormat.AVRO, avro.text(), List.of());
        Written proto = inference.schema(SchemaFormat.PROTOBUF, "odd name");
        assertThat(proto.text()).contains("a_b = 1 [json_name = \"a-b\"]", "a_b_2 = 2 [json_name = \"a.b\"]",
                "message Line_2 {", "foo_bar = 8 [json_name = \"foo_bar\"]");
        ParsedSchema.parse(SchemaFormat.PROTOBUF, proto.text(), List.of());
    }

    @ParameterizedTest
    @EnumSource(SchemaFormat.class)
    void everyValueIsValidByTheSchema(SchemaFormat format) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            Inference inference = new Inference();
            List<JsonNode> values = new ArrayList<>();
            int most = 1 + random.nextInt(8);
            for (int i = 0; i < most; i++) {
                JsonNode value = object(random, 0);
                values.add(value);
                inference.add(value);
            }
            Written schema = inference.schema(format, "Value");
            // A decimal is a message there, which no JSON number is.
            if (format == SchemaFormat.PROTOBUF
                    && (!schema.losses().isEmpty() || schema.text().contains("confluent.type.Decimal"))) {
                ParsedSchema.parse(format, schema.text(), List.of());
                continue;
            }
            FakeCluster cluster = new FakeCluster();
            cluster.schemas.put("s", new SchemaVersion("s", 1, 7, Open.of(format), schema.text(), List.of()));
            Encoder encoder = Encoder.open(cluster.sources().registry().get(), "s");
            for (JsonNode value : values) {
                assertThat(encoder.encode(value)).as("seed %s: %s by %s", seed, value, schema.text()).isNotNull();
            }
        }
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Set<String> names = new HashSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = "f" + random.nextInt(6);
            if (names.add(name)) {
                object.set(name, value(random, depth + 1));
            }
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 3 ? 8 : 10)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextLong());
            case 3 -> nodes.numberNode(new BigInteger(90, random));
            case 4 -> nodes.numberNode(BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4)));
            case 5 -> nodes.numberNode(new BigDecimal(new BigInteger(80, random), random.nextInt(10)));
            case 6 -> nodes.textNode("2026-11-" + (10 + random.nextInt(15)));
            case 7 -> nodes.textNode("\u00e4\ud83d\ude00" + random.nextInt());
            case 8 -> object(random, depth);
            default -> {
                ArrayNode array = nodes.arrayNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    array.add(value(random, depth + 1));
                }
                yield array;
            }
        };
    }
}
