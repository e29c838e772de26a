package tableflow.console.sandbox.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.function.IntFunction;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import tableflow.console.sandbox.http.Json;

/// Records of a demo topic, the same at every start. Values with a schema have the registry's frame: a zero byte and
/// the schema's id as four bytes, before a Protobuf message also the index of its type.
final class DemoRecords {
    private static final long START = Instant.parse("2026-11-01T08:00:00Z").toEpochMilli();
    private static final String[] CARRIERS = {"DHL", "UPS", "PostNL", "DPD"};

    private final String keyPrefix;
    private final IntFunction<byte[]> values;

    private DemoRecords(String keyPrefix, IntFunction<byte[]> values) {
        this.keyPrefix = keyPrefix;
        this.values = values;
    }

    String key(int number) {
        return String.format(Locale.ROOT, "%s-%05d", keyPrefix, number);
    }

    byte[] value(int number) {
        return values.apply(number);
    }

    static DemoRecords avro(int schemaId, String schemaText) {
        Schema schema = new Schema.Parser().parse(schemaText);
        GenericData data = new GenericData();
        data.addLogicalTypeConversion(new Conversions.DecimalConversion());
        return new DemoRecords("order", i -> {
            GenericRecord order = new GenericData.Record(schema);
            order.put("order_id", String.format(Locale.ROOT, "order-%05d", i));
            order.put("customer_id", String.format(Locale.ROOT, "customer-%05d", i % 60));
            order.put("amount", BigDecimal.valueOf(995L + 1737L * i % 90_000, 2));
            order.put("currency", i % 7 == 0 ? "USD" : "EUR");
            order.put("items", 1 + i % 5);
            order.put("placed_at", START + 61_000L * i);
            order.put("note", i % 9 == 0 ? "gift wrap" : null);
            return framed(schemaId, encode(data, schema, order));
        });
    }

    static DemoRecords json(int schemaId, String topic) {
        return topic.equals("customers")
                ? new DemoRecords("customer", i -> framed(schemaId, Json.bytes(customer(i))))
                : new DemoRecords("session", i -> framed(schemaId, Json.bytes(click(i))));
    }

    static DemoRecords protobuf(int schemaId) {
        return new DemoRecords("shipment", i -> {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            // The type's index in its file: a zero stands for the first one.
            message.write(0);
            text(message, 1, String.format(Locale.ROOT, "shipment-%05d", i));
            text(message, 2, String.format(Locale.ROOT, "order-%05d", 2 * i));
            text(message, 3, CARRIERS[i % CARRIERS.length]);
            tag(message, 4, 0);
            varint(message, START + 3_600_000L * i);
            tag(message, 5, 1);
            message.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(0.25 + i % 40).array());
            return framed(schemaId, message.toByteArray());
        });
    }

    /// Values without a schema, as a producer that knows no registry writes them.
    static DemoRecords plain(String topic) {
        return new DemoRecords(topic, i -> Json.bytes(
                Json.object().put("sku", "SKU-" + (1000 + i)).put("stock", 13 * i % 97)));
    }

    private static ObjectNode customer(int i) {
        return Json.object()
                .put("customer_id", String.format(Locale.ROOT, "customer-%05d", i))
                .put("name", "Customer " + i)
                .put("country", i % 3 == 0 ? "NL" : "DE")
                .put("since", START - 86_400_000L * i)
                .put("newsletter", i % 2 == 0);
    }

    private static ObjectNode click(int i) {
        return Json.object()
                .put("page", "/products/" + i % 17)
                .put("at", START + 1_500L * i)
                .put("session", "session-" + i % 23)
                .put("duration_ms", 200 + 37 * i % 5_000);
    }

    static byte[] encode(GenericData data, Schema schema, GenericRecord value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(schema, data).write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] framed(int schemaId, byte[] payload) {
        return ByteBuffer.allocate(5 + payload.length).put((byte) 0).putInt(schemaId).put(payload).array();
    }

    private static void text(ByteArrayOutputStream out, int field, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        tag(out, field, 2);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void tag(ByteArrayOutputStream out, int field, int wireType) {
        varint(out, ((long) field << 3) | wireType);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
