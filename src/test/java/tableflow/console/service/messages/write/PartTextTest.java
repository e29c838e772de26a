package tableflow.console.service.messages.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.write.PartText.Form;
import tableflow.console.service.messages.write.PartText.Made;
import tableflow.console.service.topics.FakeCluster;

/// What is typed becomes bytes, or the very place is named that keeps it from that.
class PartTextTest {

    private static final String AVRO = """
            {"type": "record", "name": "Order", "fields": [
              {"name": "id", "type": "long"}, {"name": "note", "type": "string", "default": ""},
              {"name": "lines", "type": {"type": "array", "items": "int"}, "default": []}]}
            """;
    private static final String JSON = """
            {"type": "object", "additionalProperties": false, "required": ["id"], "properties": {
              "id": {"type": "integer", "minimum": 1}, "a/b": {"type": "array", "items": {"type": "string"}}}}
            """;
    private static final String PROTO =
            "syntax = \"proto3\"; message M { int32 id = 1; repeated bool flags = 2; map<string, int32> m = 3; }";

    private final FakeCluster cluster = new FakeCluster();

    private PartText part(SchemaFormat format, String schema, String text) {
        cluster.schemas.put("s", new SchemaVersion("s", 1, 7, Open.of(format), schema, List.of()));
        return PartText.of(Encoder.open(cluster.sources().registry().get(), "s"), text);
    }

    /// The underlined part of the text, and the reason.
    private static void flawed(PartText part, String place, String why) {
        Made made = part.make();
        assertThat(made.isSound()).isFalse();
        assertThat(made.bytes()).isNull();
        TextFlaw flaw = made.flaws().getFirst();
        assertThat(part.text().substring(flaw.from(), flaw.to())).as(flaw.why()).isEqualTo(place);
        assertThat(flaw.why()).contains(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "TEXT | {no json      | 7b6e6f206a736f6e",
        "HEX  | 00 fF         | 00ff",
        "JSON | { \"a\" : 1.50 } | 7b2261223a312e35307d",
        "JSON | null          | 6e756c6c"})
    void sound(Form form, String text, String hex) {
        Made made = PartText.of(form, text.strip()).make();
        assertThat(made.flaws()).isEmpty();
        assertThat(Objects.requireNonNull(made.bytes()).hex().replace(" ", "")).isEqualTo(hex);
    }

    @Test
    void nothingIsNoBytes() {
        assertThat(PartText.NOTHING.make()).isEqualTo(new Made(null, List.of()));
        assertThat(PartText.of(Form.TEXT, "").make().bytes()).isEqualTo(Bytes.of(new byte[0]));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "HEX  | 0g         | g  | not a hexadecimal digit",
        "HEX  | 00 f       | f  | one digit only",
        "JSON | {\"a\": tru} | tru | not JSON",
        "JSON | {\"a\": 1    | 1  | not JSON",
        "JSON | [1] 2      | 2  | something follows",
        "JSON | {\"a\":1,\"a\":2} | : | Duplicate"})
    void flawed(Form form, String text, String place, String why) {
        flawed(PartText.of(form, text.strip()), place, why);
    }

    @Test
    void nothingWrittenIsNoJson() {
        assertThat(PartText.of(Form.JSON, "").make().flaws()).containsExactly(
                new TextFlaw(0, 0, "not JSON: nothing is written"));
        assertThat(PartText.of(Form.JSON, "  \n ").make().isSound()).isFalse();
    }

    @Test
    void placesInAvro() {
        flawed(part(SchemaFormat.AVRO, AVRO, "{\"id\": \"x\"}"), "\"x\"", "a whole number");
        flawed(part(SchemaFormat.AVRO, AVRO, "{\"id\": 1, \"lines\": [1, 2.5]}"), "2.5", "a whole number");
        flawed(part(SchemaFormat.AVRO, AVRO, "{\"id\": 1, \"oth\\\"er\": {}}"), "\"oth\\\"er\"", "has no field");
        flawed(part(SchemaFormat.AVRO, AVRO, "  {\"note\": \"n\"}"), "{", "id is missing");
    }

    @Test
    void placesInJson() {
        flawed(part(SchemaFormat.JSON, JSON, "{\"id\": 0}"), "0", "minimum");
        flawed(part(SchemaFormat.JSON, JSON, "{\"id\": 1, \"a/b\": [\"x\", null]}"), "null", "string");
        flawed(part(SchemaFormat.JSON, JSON, "{\"id\": 1, \"more\": [1]}"), "\"more\"", "more");
        flawed(part(SchemaFormat.JSON, JSON, "{}"), "{", "id");
    }

    @Test
    void placesInProtobuf() {
        flawed(part(SchemaFormat.PROTOBUF, PROTO, "{\"id\": 99999999999}"), "99999999999", "not between");
        flawed(part(SchemaFormat.PROTOBUF, PROTO, "{\"flags\": [true, 3]}"), "3", "true or false");
        flawed(part(SchemaFormat.PROTOBUF, PROTO, "{\"m\": {\"k\": \"v\"}}"), "\"v\"", "number");
    }

    /// Any text at all, cut anywhere: no exception, and places that lie within it.
    @Test
    void whateverIsTyped() {
        for (int round = 0; round < 2_000; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder("{\"id\": 1, \"a/b\": [\"x\", null], \"z\": {\"\\u00e4\": 1e5}}");
            for (int i = random.nextInt(4); i > 0; i--) {
                text.setCharAt(random.nextInt(text.length()), "{}[]\",:\\ 01e.\ud83dx".charAt(random.nextInt(15)));
            }
            text.setLength(random.nextInt(text.length() + 1));
            PartText part = round % 2 == 0
                    ? PartText.of(Form.JSON, text.toString()) : part(SchemaFormat.JSON, JSON, text.toString());
            for (TextFlaw flaw : part.make().flaws()) {
                assertThat(flaw.from()).as("seed %d", seed).isBetween(0, text.length());
                assertThat(flaw.to()).as("seed %d", seed).isBetween(flaw.from(), text.length());
            }
        }
    }
}
