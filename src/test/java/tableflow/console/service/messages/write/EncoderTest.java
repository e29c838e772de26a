package tableflow.console.service.messages.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.Content;
import tableflow.console.service.messages.Decoded.Form;
import tableflow.console.service.messages.ExactJson;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.topics.FakeCluster;

/// What is written by a schema is read back as it was given.
class EncoderTest {

    private static final String AVRO = """
            {"type": "record", "name": "Order", "fields": [
              {"name": "id", "type": "long"},
              {"name": "total", "type": {"type": "bytes", "logicalType": "decimal", "precision": 30, "scale": 3}},
              {"name": "fee", "type": {"type": "fixed", "name": "Fee", "size": 8, "logicalType": "decimal",
                                       "precision": 18, "scale": 2}},
              {"name": "note", "type": ["null", "string"], "default": null},
              {"name": "raw", "type": "bytes"},
              {"name": "ratio", "type": "double"},
              {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["NEW", "PAID"]}},
              {"name": "tags", "type": {"type": "map", "values": "int"}},
              {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
                {"name": "count", "type": "int"}]}}}]}
            """;
    private static final String PROTO = """
            syntax = "proto3";
            package shop;
            message Order {
              enum State { NEW = 0; PAID = 1; }
              message Line { sint64 count = 1; }
              uint64 id = 1;
              repeated int32 sizes = 2;
              map<string, Line> lines = 3;
              map<int64, bool> flags = 12;
              State state = 4;
              bytes raw = 5;
              double ratio = 6;
              oneof way { string road = 7; fixed32 rail = 8; }
              sfixed64 far = 9;
              float small = 10;
              sint32 low = 11;
            }
            """;

    private final FakeCluster cluster = new FakeCluster();

    private Encoder encoder(SchemaFormat format, String text, SchemaReference... references) {
        cluster.schemas.put("s", new SchemaVersion("s", 1, 7, Open.of(format), text, List.of(references)));
        return Encoder.open(cluster.sources().registry().get(), "s");
    }

    private Content decode(Bytes bytes) {
        return new RecordDecoder(cluster.sources().registry()).value(new KafkaRecord(
                "t", 0, 0, Instant.EPOCH, "CreateTime", null, null, bytes, List.of()));
    }

    private void comesBack(Encoder encoder, Form form, String json) throws Exception {
        Content back = decode(encoder.encode(ExactJson.read(json)));
        assertThat(back.why()).isEmpty();
        assertThat(back.form()).isEqualTo(form);
        assertThat(back.compact()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"id\":9223372036854775807,\"total\":-123456789012345678901234567.120,\"fee\":-0.07,\"note\":\"\u00e4\","
                + "\"raw\":\"00ff\",\"ratio\":0.1,\"state\":\"PAID\",\"tags\":{\"a\":1},\"lines\":[{\"count\":2}]}",
        "{\"id\":-9223372036854775808,\"total\":0.000,\"fee\":1234567890123456.78,\"note\":null,\"raw\":\"\","
                + "\"ratio\":\"NaN\",\"state\":\"NEW\",\"tags\":{},\"lines\":[]}",
    })
    void avro(String json) throws Exception {
        comesBack(encoder(SchemaFormat.AVRO, AVRO), Form.AVRO, json);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"id\":18446744073709551615,\"sizes\":[1,-2],\"lines\":{\"a\":{\"count\":-9223372036854775808}},"
                + "\"flags\":{\"-5\":true},\"state\":\"PAID\",\"raw\":\"00ff\",\"ratio\":0.1,\"rail\":4294967295,"
                + "\"far\":-1,\"small\":1.5,\"low\":-7}",
        "{\"road\":\"\u00e4\"}",
        "{}",
    })
    void protobuf(String json) throws Exception {
        comesBack(encoder(SchemaFormat.PROTOBUF, PROTO), Form.PROTOBUF, json);
    }

    @Test
    void json() throws Exception {
        Encoder encoder = encoder(SchemaFormat.JSON, """
                {"type": "object", "properties": {"id": {"type": "integer"}}, "required": ["id"]}""");
        comesBack(encoder, Form.JSON_SCHEMA, "{\"id\":9223372036854775808,\"more\":0.10}");
        assertThatThrownBy(() -> encoder.encode(ExactJson.read("{\"id\":\"x\"}")))
                .isInstanceOf(Unfit.class).hasMessageContaining("/id");
        assertThatThrownBy(() -> encoder.encode(ExactJson.read("{}")))
                .isInstanceOf(Unfit.class).hasMessageContaining("id");
    }

    @Test
    void whatASchemaRefersToIsUsed() throws Exception {
        cluster.schemas.put("money", new SchemaVersion("money", 1, 8, Open.of(SchemaFormat.AVRO), """
                {"type": "record", "name": "Money", "fields": [{"name": "cents", "type": "long"}]}""", List.of()));
        comesBack(encoder(SchemaFormat.AVRO, """
                {"type": "record", "name": "Sale", "fields": [{"name": "price", "type": "Money"}]}""",
                new SchemaReference("Money", "money", 1)), Form.AVRO, "{\"price\":{\"cents\":4711}}");
        cluster.schemas.put("id", new SchemaVersion("id", 1, 9, Open.of(SchemaFormat.JSON), """
                {"type": "integer"}""", List.of()));
        Encoder encoder = encoder(SchemaFormat.JSON, """
                {"type": "object", "properties": {"id": {"$ref": "id.json"}}}""",
                new SchemaReference("id.json", "id", 1));
        comesBack(encoder, Form.JSON_SCHEMA, "{\"id\":1}");
        assertThatThrownBy(() -> encoder.encode(ExactJson.read("{\"id\":\"x\"}"))).isInstanceOf(Unfit.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"id\":1.5}                                | /id: must be a whole number, not the number 1.5",
        "{\"id\":\"1\"}                              | /id: must be a whole number, not a text",
        "{\"id\":9223372036854775808}                | /id: 9223372036854775808 is not between",
        "{\"id\":1,\"total\":1.2345}                 | /total: has more than 3 digits after the point",
        "{\"id\":1,\"total\":1e40}                   | /total: has more than 30 digits",
        "[]                                          | must be an object, not a list",
        "{}                                          | the field id is missing",
    })
    void avroSaysWhatDoesNotFit(String json, String why) {
        assertThatThrownBy(() -> encoder(SchemaFormat.AVRO, AVRO).encode(ExactJson.read(json)))
                .isInstanceOf(Unfit.class).hasMessageStartingWith(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"id\":-1}                                 | /id: -1 is no whole number between 0 and 18446744073709551615",
        "{\"sizes\":[1,2147483648]}                  | /sizes/1: 2147483648 is not between",
        "{\"state\":\"LOST\"}                        | /state: must be one of NEW, PAID",
        "{\"other\":1}                               | the schema has no field other",
        "{\"road\":\"a\",\"rail\":1}                 | only one of road and rail may be there",
        "{\"lines\":{\"a\":1}}                       | /lines/a: must be an object, not the number 1",
        "{\"raw\":\"xyz\"}                           | /raw: must be hexadecimal digits",
    })
    void protobufSaysWhatDoesNotFit(String json, String why) {
        assertThatThrownBy(() -> encoder(SchemaFormat.PROTOBUF, PROTO).encode(ExactJson.read(json)))
                .isInstanceOf(Unfit.class).hasMessageStartingWith(why);
    }

    @Test
    void versionsAreChosenAndMissingSubjectsTold() {
        encoder(SchemaFormat.AVRO, "{\"type\": \"long\"}");
        assertThat(Encoder.open(cluster.sources().registry().get(), "s:1").version().id()).isEqualTo(7);
        assertThatThrownBy(() -> Encoder.open(cluster.sources().registry().get(), "other"))
                .isInstanceOf(RemoteFailure.class).hasMessageContaining("no such subject");
    }
}
