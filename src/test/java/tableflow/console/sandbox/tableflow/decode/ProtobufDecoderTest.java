package tableflow.console.sandbox.tableflow.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.ParsedSchema;

/// Messages as producers write them, and as nobody should.
class ProtobufDecoderTest {
    private static final String FIRST = """
        syntax = "proto3";
        import "google/protobuf/wrappers.proto";
        import "google/protobuf/timestamp.proto";
        message M {
        """;

    @Test
    void numbersKeepTheirSignsAndTheirLastBit() throws Exception {
        String schema = "int32 a = 1; sint32 b = 2; sint64 c = 3; uint32 d = 4; int64 e = 5; sfixed32 f = 6;"
            + " fixed32 g = 7; sfixed64 h = 8; bool i = 9; float j = 10; double k = 11;";
        ProtoBytes message = new ProtoBytes().number(1, -1).zigZag(2, Integer.MIN_VALUE).zigZag(3, Long.MIN_VALUE)
            .number(4, 0xffff_ffffL).number(5, Long.MIN_VALUE).fixed32(6, -7).fixed32(7, -1).fixed64(8, Long.MAX_VALUE)
            .number(9, 1).fixed32(10, Float.floatToRawIntBits(-0.0f)).fixed64(11, Double.doubleToRawLongBits(1e-300));

        assertThat(decode(schema, message)).containsEntry("a", -1).containsEntry("b", Integer.MIN_VALUE)
            .containsEntry("c", Long.MIN_VALUE).containsEntry("d", 0xffff_ffffL).containsEntry("e", Long.MIN_VALUE)
            .containsEntry("f", -7).containsEntry("g", 0xffff_ffffL).containsEntry("h", Long.MAX_VALUE)
            .containsEntry("i", true).containsEntry("j", -0.0f).containsEntry("k", 1e-300);
    }

    @Test
    void repeatedNumbersMayBePackedOrNotOrBoth() throws Exception {
        byte[] packed = new ProtoBytes().raw(ProtoBytes.varint(-2)).raw(ProtoBytes.varint(300)).toBytes();
        ProtoBytes message = new ProtoBytes().number(1, 1).bytes(1, packed).number(1, 5)
            .bytes(2, new ProtoBytes().raw(ProtoBytes.four(8)).raw(ProtoBytes.four(-8)).toBytes())
            .text(3, "").text(3, "ü");

        assertThat(decode("repeated int64 a = 1; repeated sfixed32 b = 2; repeated string c = 3;", message))
            .containsEntry("a", List.of(1L, -2L, 300L, 5L)).containsEntry("b", List.of(8, -8))
            .containsEntry("c", List.of("", "ü"));
    }

    @Test
    void piecesOfANestedMessageAreOne() throws Exception {
        ProtoBytes message = new ProtoBytes().message(1, new ProtoBytes().number(1, 1))
            .message(1, new ProtoBytes().text(2, "later"));

        assertThat(decode("N n = 1; N absent = 2; message N { int32 a = 1; string b = 2; }", message))
            .containsEntry("n", Map.of("a", 1, "b", "later")).containsEntry("absent", null);
    }

    @Test
    void ofAOneofTheLastOnTheWireCounts() throws Exception {
        String schema = "oneof one { int32 a = 1; string b = 2; }";

        assertThat(decode(schema, new ProtoBytes().text(2, "x").number(1, 0))).containsEntry("one", Map.of("a", 0));
        assertThat(decode(schema, new ProtoBytes().number(1, 0).text(2, ""))).containsEntry("one", Map.of("b", ""));
        assertThat(decode(schema, new ProtoBytes())).containsEntry("one", null);
    }

    @Test
    void mapsFillInWhatTheirEntriesLeaveOut() throws Exception {
        ProtoBytes message = new ProtoBytes().message(1, new ProtoBytes().text(1, "k").number(2, -4))
            .message(1, new ProtoBytes()).message(1, new ProtoBytes().text(1, "k").number(2, 5))
            .message(2, new ProtoBytes().number(1, 1));

        assertThat(decode("map<string, int64> m = 1; map<int32, N> n = 2; message N { string a = 1; }", message))
            .containsEntry("m", Map.of("k", 5L, "", 0L)).containsEntry("n", Map.of(1, Map.of("a", "")));
    }

    @Test
    void wrappersTellAbsentFromZero() throws Exception {
        ProtoBytes message = new ProtoBytes().message(1, new ProtoBytes())
            .message(3, new ProtoBytes().text(1, "x"));

        assertThat(decode("google.protobuf.Int64Value a = 1; google.protobuf.BoolValue b = 2;"
            + " google.protobuf.StringValue c = 3; optional int32 d = 4; optional int32 e = 5;", message.number(5, 0)))
            .containsEntry("a", 0L).containsEntry("b", null).containsEntry("c", "x").containsEntry("d", null)
            .containsEntry("e", 0);
    }

    @Test
    void unknownFieldsArePassedOverAndUnknownEnumNumbersKept() throws Exception {
        ProtoBytes message = new ProtoBytes().number(99, 1).fixed64(98, 2).fixed32(97, 3).text(96, "?").number(1, 7);

        assertThat(decode("E e = 1; E f = 2; enum E { NONE = 0; ONE = 1; }", message))
            .isEqualTo(Map.of("e", "7", "f", "NONE"));
    }

    @Test
    void aMessageThatIsCutIsNamedSoWhereverItIsCut() throws Exception {
        byte[] whole = new ProtoBytes().number(1, 300).fixed64(2, 1).fixed32(3, 1).text(4, "text").toBytes();
        int[] ends = {3, 12, 17, 23};
        for (int length = 0; length < whole.length; length++) {
            ProtoBytes cut = new ProtoBytes().raw(Arrays.copyOf(whole, length));
            String schema = "int32 a = 1; fixed64 b = 2; fixed32 c = 3; string d = 4;";
            if (length == 0 || Arrays.binarySearch(ends, length) >= 0) {
                assertThat(decode(schema, cut)).as("%d bytes", length).containsEntry("d", "");
            } else {
                refused(schema, cut, "ends too early");
            }
        }
    }

    @Test
    void whatIsNoMessageOfTheSchemaIsRefused() {
        refused("int32 a = 1;", new ProtoBytes().text(1, "x"), "not a int32");
        refused("string a = 1;", new ProtoBytes().bytes(1, new byte[] {(byte) 0xff}), "not UTF-8");
        refused("N a = 1; message N { int32 b = 1; }", new ProtoBytes().number(1, 4), "not a message");
        refused("map<string, string> a = 1;", new ProtoBytes().number(1, 4), "not a message");
        refused("E a = 1; enum E { NONE = 0; }", new ProtoBytes().text(1, "NONE"), "not an enum");
        refused("int32 a = 1;", new ProtoBytes().raw(new byte[] {0, 1}), "field number");
        refused("int32 a = 1;", new ProtoBytes().raw(new byte[] {0x0b}), "wire type 3");
        refused("int32 a = 1;", new ProtoBytes().raw(new byte[] {8, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}),
            "has no end");
    }

    /// A table holds microseconds in 64 bits: a moment that does not fit must not reach it.
    @Test
    void aTimestampBeyondTheYear9999IsRefused() throws Exception {
        String schema = "google.protobuf.Timestamp t = 1;";
        ProtoBytes last = new ProtoBytes().number(1, 253_402_300_799L).number(2, 999_999_999);

        assertThat(String.valueOf(decode(schema, new ProtoBytes().message(1, last)).get("t")))
            .isEqualTo("9999-12-31T23:59:59.999999Z");
        refused(schema, new ProtoBytes().message(1, new ProtoBytes().number(1, 253_402_300_800L)), "out of range");
        refused(schema, new ProtoBytes().message(1, new ProtoBytes().number(1, Long.MIN_VALUE)), "out of range");
        refused(schema, new ProtoBytes().message(1, new ProtoBytes().number(2, -1)), "out of range");
    }

    @Test
    void onlyTheFirstMessageOfTheFileMakesRows() throws Exception {
        Decoder decoder = decoder("int32 a = 1; } message Other { int32 b = 1;");
        for (byte[] index : List.of(new byte[] {2, 2}, new byte[] {4, 0, 0}, new byte[] {1, 0})) {
            assertThatThrownBy(() -> decoder.decode(index)).isInstanceOf(Undecodable.class)
                .hasMessageContaining("first message");
        }
        assertThatThrownBy(() -> decoder.decode(new byte[0])).isInstanceOf(Undecodable.class)
            .hasMessageContaining("which Protobuf message");
        assertThat(decoder.decode(new byte[] {2, 0, 8, 1})).isEqualTo(Map.of("a", 1));
    }

    private static void refused(String fields, ProtoBytes message, String why) {
        assertThatThrownBy(() -> decode(fields, message)).as(fields).isInstanceOf(Undecodable.class)
            .hasMessageContaining(why);
    }

    private static Decoder decoder(String fields) throws Exception {
        return Decoder.of(ParsedSchema.parse(SchemaFormat.PROTOBUF, FIRST + fields + "}\n", List.of()));
    }

    private static Map<Object, @Nullable Object> decode(String fields, ProtoBytes message) throws Exception {
        byte[] framed = new ProtoBytes().raw(new byte[] {0}).raw(message.toBytes()).toBytes();
        Map<Object, @Nullable Object> decoded = new HashMap<>();
        if (decoder(fields).decode(framed) instanceof Map<?, ?> map) {
            decoded.putAll(map);
        }
        return decoded;
    }
}
