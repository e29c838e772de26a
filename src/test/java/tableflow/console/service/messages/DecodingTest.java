package tableflow.console.service.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.Decoded.Form;
import tableflow.console.service.topics.FakeCluster;

class DecodingTest {

    private static final String AVRO = """
            {"type": "record", "name": "Order", "fields": [
              {"name": "id", "type": "long"},
              {"name": "total", "type": {"type": "bytes", "logicalType": "decimal", "precision": 30, "scale": 3}},
              {"name": "note", "type": ["null", "string"]},
              {"name": "raw", "type": "bytes"},
              {"name": "ratio", "type": "double"},
              {"name": "tags", "type": {"type": "map", "values": "int"}}]}
            """;
    private static final String PROTO = """
            syntax = "proto3";
            package shop;
            message Other { string name = 1; }
            message Order {
              enum State { NEW = 0; PAID = 1; }
              message Line { sint64 count = 1; }
              uint64 id = 1;
              repeated int32 sizes = 2;
              map<string, Line> lines = 3;
              State state = 4;
              bytes raw = 5;
              double ratio = 6;
              oneof way { string road = 7; fixed32 rail = 8; }
            }
            """;

    private final FakeCluster cluster = new FakeCluster();

    private void register(int id, SchemaFormat format, String text) {
        cluster.schemas.put("s" + id, new SchemaVersion("s" + id, 1, id, Open.of(format), text, List.of()));
    }

    private static byte[] framed(int id, byte[] payload) {
        return ByteBuffer.allocate(5 + payload.length).put((byte) 0).putInt(id).put(payload).array();
    }

    private Decoded decode(byte @Nullable [] bytes) {
        Bytes content = bytes == null ? null : Bytes.of(bytes);
        cluster.records.clear();
        cluster.records.add(new KafkaRecord(
                "t", 0, 7, Instant.EPOCH, "CreateTime", null, null, content, List.of()));
        return new Records(cluster.sources().kafka(), cluster.sources().registry()).read("t", 0, 7).value();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void jsonByItsSchemaKeepsAllDigits() {
        register(5, SchemaFormat.JSON, "{\"type\": \"object\"}");
        Decoded found = decode(framed(5, utf8("{\"id\":9223372036854775808,\"total\":0.10,\"s\":\"ä\"}")));
        assertThat(found.form()).isEqualTo(Form.JSON_SCHEMA);
        assertThat(found.schema()).isEqualTo("JSON schema 5 (s5 version 1)");
        assertThat(found.text().replaceAll("\\s", ""))
                .isEqualTo("{\"id\":9223372036854775808,\"total\":0.10,\"s\":\"ä\"}");
    }

    @Test
    void avroByItsSchemaHasExactDecimals() throws IOException {
        register(6, SchemaFormat.AVRO, AVRO);
        Schema schema = new Schema.Parser().parse(AVRO);
        GenericData.Record order = new GenericData.Record(schema);
        order.put("id", Long.MIN_VALUE);
        order.put("total", ByteBuffer.wrap(new BigDecimal("-12345678901234567890.120").unscaledValue().toByteArray()));
        order.put("note", "x");
        order.put("raw", ByteBuffer.wrap(new byte[] {0, -1}));
        order.put("ratio", Double.NaN);
        order.put("tags", Map.of("a", 1));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(order, encoder);
        encoder.flush();

        Decoded found = decode(framed(6, bytes.toByteArray()));
        assertThat(found.form()).isEqualTo(Form.AVRO);
        assertThat(found.text().replaceAll("\\s", "")).isEqualTo("{\"id\":-9223372036854775808,"
                + "\"total\":-12345678901234567890.120,\"note\":\"x\",\"raw\":\"00ff\",\"ratio\":\"NaN\","
                + "\"tags\":{\"a\":1}}");

        byte[] longer = Arrays.copyOf(bytes.toByteArray(), bytes.size() + 1);
        assertThat(decode(framed(6, longer)).why()).contains("AVRO schema 6 does not fit");
        assertThat(decode(framed(6, new byte[] {1})).form()).isEqualTo(Form.BINARY);
    }

    @Test
    void protobufByItsSchemaAndTheIndexOfItsMessage() {
        register(7, SchemaFormat.PROTOBUF, PROTO);
        // Message 1 of the file: one step, zig-zag of 1. Then id, packed sizes, a map entry, state, raw, ratio, rail,
        // and a field 15 that the schema does not have.
        byte[] order = HexFormat.of().parseHex("0202" + "08ffffffffffffffffff01" + "120401ac0203"
                + "1a070a016112020803" + "2001" + "2a0200ff" + "31000000000000f83f" + "45ffffffff" + "7801");
        Decoded found = decode(framed(7, order));
        assertThat(found.why()).isEmpty();
        assertThat(found.form()).isEqualTo(Form.PROTOBUF);
        assertThat(found.text().replaceAll("\\s", "")).isEqualTo("{\"id\":18446744073709551615,"
                + "\"sizes\":[1,300,3],\"lines\":{\"a\":{\"count\":-2}},\"state\":\"PAID\",\"raw\":\"00ff\","
                + "\"ratio\":1.5,\"rail\":4294967295,\"field15\":\"notintheschema\"}");
        assertThat(decode(framed(7, HexFormat.of().parseHex("00" + "0a0178"))).text().replaceAll("\\s", ""))
                .as("a lone zero is the first message").isEqualTo("{\"name\":\"x\"}");
        assertThat(decode(framed(7, HexFormat.of().parseHex("0208" + "0a0178"))).why())
                .contains("no message number 4");
        assertThat(decode(framed(7, HexFormat.of().parseHex("00" + "0a7f78"))).why())
                .contains("longer than what is left");
        assertThat(decode(framed(7, HexFormat.of().parseHex("00" + "0801"))).why()).contains("wire type");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`{\"a\":1.50}` | JSON   | {\"a\":1.50}",
        "{broken        | TEXT   | {broken",
        "plain text     | TEXT   | plaintext",
        "``             | TEXT   | ``",
    })
    void withoutASchemaJsonAndTextAreKnownByThemselves(String value, Form form, String text) {
        Decoded found = decode(utf8(value));
        assertThat(found.form()).isEqualTo(form);
        assertThat(found.text().replaceAll("\\s", "")).isEqualTo(text);
    }

    @Test
    void whatCannotBeReadIsShownAsBytesWithTheReason() {
        assertThat(decode(new byte[] {(byte) 0xc3, 0x28})).isEqualTo(new Decoded(Form.BINARY, "c3 28", "", ""));
        assertThat(decode(new byte[] {1, 2}).form()).isEqualTo(Form.BINARY);
        assertThat(decode(framed(99, utf8("{}"))).why())
                .isEqualTo("the registry does not have schema 99");
        cluster.fail("byId", RemoteFailure.Kind.FORBIDDEN, "no right to read schemas");
        assertThat(decode(framed(99, utf8("{}"))).why()).contains("no right to read schemas");
        assertThat(decode(null)).isEqualTo(Decoded.NOTHING);
    }

    @Test
    void aCancelIsNotTakenForAMissingSchema() {
        cluster.before("byId", () -> {
            throw RemoteFailure.cancelled("read schema");
        });
        assertThatThrownBy(() -> decode(framed(1, utf8("{}")))).isInstanceOf(RemoteFailure.class);
    }

    @Test
    void brokenAvroIsShownAsBytesWithTheReason() {
        register(8, SchemaFormat.AVRO, AVRO);

        for (String hex : List.of("", "02", "02ffffffffff", "0204", "02feffffff0f00", "0280bcc1960b", "0280a8d6b90700",
                "ffffffffffffffffffffff")) {
            Decoded broken = decode(framed(8, HexFormat.of().parseHex(hex)));
            assertThat(broken.form()).as(hex).isEqualTo(Form.BINARY);
            assertThat(broken.why()).as(hex).startsWith("AVRO schema 8 does not fit: ");
            assertThat(broken.text()).as(hex).startsWith("00 00 00 00 08");
        }
    }

    @Test
    void aSchemaIsFoundByTheGuidInAHeader() {
        UUID guid = UUID.fromString("6a9f1f0e-5f1c-4d5b-9f5e-1d3c5b7a9e11");
        register(9, SchemaFormat.JSON, "{\"type\":\"object\"}");
        cluster.guids.put(guid.toString(), "s9");
        byte[] header = ByteBuffer.allocate(17).put((byte) 1)
                .putLong(guid.getMostSignificantBits()).putLong(guid.getLeastSignificantBits()).array();
        KafkaRecord record = new KafkaRecord("t", 0, 7, Instant.EPOCH, "CreateTime", null, null,
                Bytes.of(utf8("{\"id\":7}")), List.of(new KafkaRecord.Header("__value_schema_id", Bytes.of(header))));
        RecordDecoder decoder = new RecordDecoder(cluster.sources().registry());

        assertThat(decoder.value(record).form()).isEqualTo(Form.JSON_SCHEMA);
        assertThat(decoder.value(record).compact()).isEqualTo("{\"id\":7}");
        assertThat(decoder.jsonFrom(record, false)).isZero();

        cluster.guids.clear();
        assertThat(new RecordDecoder(cluster.sources().registry()).value(record).why())
                .isEqualTo("the registry does not have schema " + guid);
    }

    /// Such a number has more digits than there is memory for.
    @Test
    void numbersPastAllLimitsAreText() {
        String json = "{\"id\":1e99999999999}";

        assertThat(decode(utf8(json))).isEqualTo(new Decoded(Form.TEXT, json, "", ""));
        assertThatThrownBy(() -> ExactJson.read(json)).isInstanceOf(IOException.class);
    }

    @Test
    void veryLargeAndVerySmallNumbersAreWrittenWithTheirExponent() throws IOException {
        String json = "{\"large\":1E+20000,\"small\":1.5E-20000,\"usual\":12.50}";

        assertThat(ExactJson.compact(ExactJson.read(json))).isEqualTo(json);
        assertThat(decode(utf8(json)).text()).contains("1E+20000", "1.5E-20000", "12.50");
    }
}
