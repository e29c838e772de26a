package tableflow.console.service.messages.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.ExactJson;
import tableflow.console.service.messages.sample.Samples.Sample;
import tableflow.console.service.messages.write.Encoder;
import tableflow.console.service.topics.FakeCluster;

/// Whatever the schema: what is made up is what its encoder writes, and the same for the same seed.
class SamplesTest {

    private static final int SEEDS = 40;

    private final FakeCluster cluster = new FakeCluster();

    private Encoder encoder(SchemaFormat format, String text, SchemaReference... references) {
        cluster.schemas.put("s", new SchemaVersion("s", 1, 7, Open.of(format), text, List.of(references)));
        return Encoder.open(cluster.sources().registry().get(), "s");
    }

    private static void fits(Encoder encoder, String what) {
        Set<String> different = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Sample sample = Samples.of(encoder, seed);
            assertThat(sample.unfit()).as("%s seed %d: %s", what, seed, sample.value()).isNull();
            String text = ExactJson.compact(sample.value());
            assertThat(ExactJson.compact(Samples.of(encoder, seed).value())).isEqualTo(text);
            different.add(text);
        }
        assertThat(different).as(what).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"string\"",
        "[\"null\", \"long\"]",
        """
        {"type": "record", "name": "All", "fields": [
          {"name": "small", "type": "int"}, {"name": "large", "type": "long"}, {"name": "f", "type": "float"},
          {"name": "d", "type": "double"}, {"name": "yes", "type": "boolean"}, {"name": "raw", "type": "bytes"},
          {"name": "nothing", "type": "null"},
          {"name": "hash", "type": {"type": "fixed", "name": "Hash", "size": 16}},
          {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 5, "scale": 5}},
          {"name": "fee", "type": {"type": "fixed", "name": "Fee", "size": 4, "logicalType": "decimal",
                                   "precision": 9, "scale": 2}},
          {"name": "day", "type": {"type": "int", "logicalType": "date"}},
          {"name": "clock", "type": {"type": "int", "logicalType": "time-millis"}},
          {"name": "fine", "type": {"type": "long", "logicalType": "time-micros"}},
          {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
          {"name": "id", "type": {"type": "string", "logicalType": "uuid"}},
          {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["NEW", "PAID"]}},
          {"name": "either", "type": ["null", {"type": "record", "name": "A", "fields": [
              {"name": "x", "type": "int"}]}, {"type": "record", "name": "B", "fields": [
              {"name": "y", "type": "string"}]}]},
          {"name": "tags", "type": {"type": "map", "values": ["int", "string"]}}]}
        """,
        """
        {"type": "record", "name": "Node", "fields": [
          {"name": "left", "type": ["null", "Node"]}, {"name": "children", "type": {"type": "array", "items": "Node"}},
          {"name": "by", "type": {"type": "map", "values": "Node"}}]}
        """})
    void avro(String schema) {
        fits(encoder(SchemaFormat.AVRO, schema), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        """
        syntax = "proto3";
        import "google/protobuf/timestamp.proto";
        message Order {
          enum State { NEW = 0; PAID = 1; }
          message Line { sint64 count = 1; Order parent = 2; }
          uint64 id = 1; repeated int32 sizes = 2; map<string, Line> lines = 3; map<int64, bool> flags = 12;
          State state = 4; bytes raw = 5; double ratio = 6; oneof way { string road = 7; fixed32 rail = 8; }
          sfixed64 far = 9; float small = 10; sint32 low = 11; map<bool, string> yes = 13; bool ok = 14;
          google.protobuf.Timestamp at = 15; repeated Order more = 16;
        }
        """,
        "syntax = \"proto2\"; message M { required int32 id = 1; optional M next = 2; repeated group G = 3 "
                + "{ optional string s = 1; } }",
        "syntax = \"proto3\"; message Nothing {}"})
    void protobuf(String schema) {
        fits(encoder(SchemaFormat.PROTOBUF, schema), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "true",
        "{}",
        "{\"type\": [\"null\", \"string\"], \"minLength\": 30}",
        "{\"type\": \"string\", \"pattern\": \"^[A-Z]{3}-\\\\d{4,}(?:\\\\.(?:a|b+))?$\"}",
        "{\"type\": \"string\", \"pattern\": \"^[^a-z\\\\s]+$\", \"minLength\": 12, \"maxLength\": 14}",
        "{\"type\": \"string\", \"maxLength\": 2}",
        "{\"type\": \"number\", \"exclusiveMinimum\": 0, \"exclusiveMaximum\": 0.001}",
        "{\"type\": \"number\", \"multipleOf\": 0.05, \"minimum\": 1.01, \"maximum\": 1.11}",
        "{\"type\": \"integer\", \"minimum\": 9223372036854775807}",
        "{\"type\": \"integer\", \"maximum\": -5, \"multipleOf\": 7}",
        "{\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"type\": \"integer\", \"minimum\": 3, "
                + "\"maximum\": 5, \"exclusiveMinimum\": true, \"exclusiveMaximum\": true}",
        "{\"enum\": [1, \"two\", null, {\"three\": [3]}]}",
        "{\"const\": {\"a\": 1.50}}",
        "{\"type\": \"array\", \"items\": {\"enum\": [1, 2, 3]}, \"minItems\": 3, \"uniqueItems\": true}",
        "{\"type\": \"array\", \"items\": [{\"type\": \"integer\"}, {\"type\": \"boolean\"}], "
                + "\"additionalItems\": false}",
        "{\"type\": \"array\", \"contains\": {\"const\": 7}, \"maxItems\": 2}",
        "{\"type\": \"object\", \"minProperties\": 3, \"maxProperties\": 3, \"propertyNames\": {\"pattern\": "
                + "\"^k[0-9]$\"}, \"additionalProperties\": {\"type\": \"integer\"}}",
        "{\"type\": \"object\", \"patternProperties\": {\"^x-\": {\"type\": \"boolean\"}}, "
                + "\"additionalProperties\": false, \"minProperties\": 1}",
        "{\"type\": \"object\", \"required\": [\"a\", \"b\"], \"properties\": {\"a\": {\"type\": \"string\"}, "
                + "\"c\": false}}",
        "{\"type\": \"object\", \"properties\": {\"kind\": {\"enum\": [\"a\", \"b\"]}}, \"required\": [\"kind\"], "
                + "\"if\": {\"properties\": {\"kind\": {\"const\": \"a\"}}}, "
                + "\"then\": {\"required\": [\"x\"], \"properties\": {\"x\": {\"type\": \"integer\"}}}, "
                + "\"else\": {\"required\": [\"y\"]}}",
        "{\"oneOf\": [{\"type\": \"integer\", \"multipleOf\": 3}, {\"type\": \"integer\", \"multipleOf\": 5}]}",
        "{\"type\": \"string\", \"not\": {\"pattern\": \"^a\"}}",
        "{\"allOf\": [{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"number\"}}, \"required\": [\"a\"]}, "
                + "{\"properties\": {\"a\": {\"maximum\": 3, \"minimum\": 2}, \"b\": {\"type\": \"null\"}}}]}",
        "{\"$ref\": \"#/definitions/node\", \"definitions\": {\"node\": {\"type\": \"object\", \"required\": "
                + "[\"next\"], \"properties\": {\"next\": {\"oneOf\": [{\"type\": \"null\"}, "
                + "{\"$ref\": \"#/definitions/node\"}]}, \"all\": {\"type\": \"array\", "
                + "\"items\": {\"$ref\": \"#/definitions/node\"}}}}}}",
        "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"type\": \"array\", \"prefixItems\": "
                + "[{\"type\": \"string\", \"format\": \"email\"}], \"items\": {\"$ref\": \"#n\"}, \"minItems\": 3, "
                + "\"$defs\": {\"n\": {\"$anchor\": \"n\", \"type\": \"string\", \"format\": \"uuid\"}}}",
        "{\"type\": \"object\", \"properties\": {\"a/b~c\": {\"type\": \"string\", \"format\": \"date-time\"}, "
                + "\"d\": {\"type\": \"string\", \"examples\": [\"one\", \"two\"]}}}"})
    void json(String schema) {
        fits(encoder(SchemaFormat.JSON, schema), schema);
    }

    @Test
    void whatASchemaRefersToIsFollowed() {
        cluster.schemas.put("money", new SchemaVersion("money", 1, 9, Open.of(SchemaFormat.JSON),
                "{\"$ref\": \"#/$defs/m\", \"$defs\": {\"m\": {\"type\": \"object\", \"required\": [\"cents\"], "
                        + "\"properties\": {\"cents\": {\"type\": \"integer\", \"minimum\": 900000}}}}}",
                List.of()));
        fits(encoder(SchemaFormat.JSON, "{\"type\": \"object\", \"required\": [\"price\"], \"properties\": "
                        + "{\"price\": {\"$ref\": \"money.json\"}}}",
                new SchemaReference("money.json", "money", 1)), "");
    }

    static List<Path> shipped() throws IOException {
        try (var files = Files.list(Path.of("schemas/json/values"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theShippedSchemas(Path file) throws IOException {
        fits(encoder(SchemaFormat.JSON, Files.readString(file)), file.toString());
    }

    /// A schema that allows nothing gets the nearest value, with the reason.
    @Test
    void whatCannotBeMadeIsToldWithItsReason() {
        Encoder impossible = encoder(SchemaFormat.JSON, "{\"type\": \"integer\", \"minimum\": 2, \"maximum\": 1}");

        Sample sample = Samples.of(impossible, 1);

        assertThat(sample.fits()).isFalse();
        assertThat(sample.unfit()).isNotNull();
    }

    @Test
    void anUnendingRecordIsGivenUp() {
        Sample sample = Samples.of(encoder(SchemaFormat.AVRO,
                "{\"type\": \"record\", \"name\": \"N\", \"fields\": [{\"name\": \"next\", \"type\": \"N\"}]}"), 1);

        assertThat(sample.fits()).isFalse();
    }

    /// Schemas made up at random, deep and of all types.
    @Test
    void randomSchemas() {
        for (int round = 0; round < 150; round++) {
            long seed = System.nanoTime();
            RandomSchemas random = new RandomSchemas(new Random(seed));
            String avro = random.avro(0);
            fits(encoder(SchemaFormat.AVRO, avro), "schema seed " + seed + ": " + avro);
            String json = random.json(0);
            fits(encoder(SchemaFormat.JSON, json), "schema seed " + seed + ": " + json);
            String proto = random.protobuf();
            fits(encoder(SchemaFormat.PROTOBUF, proto), "schema seed " + seed + ": " + proto);
        }
    }
}
