package tableflow.console.sandbox.seed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.registry.Registry;

/// Makes records of the shop's topics, with the schemas that it registers. Thread-safe.
final class ShopRecords {
    private static final String[] METHODS = {"CARD", "INVOICE", "WALLET"};
    private static final String[] DEVICES = {"phone", "tablet", "desktop"};

    private final Avro paymentKey;
    private final Avro payment;
    private final Avro product;
    private final Avro productWithoutCode;
    private final int pageView;
    private final int sensorReading;
    private final int auditEntry;
    private final int refund;
    private final int signup;

    private record Avro(int id, Schema schema) {
        byte[] bytes(GenericRecord value) {
            return DemoRecords.framed(id, DemoRecords.encode(GenericData.get(), schema, value));
        }

        GenericRecord fresh() {
            return new GenericData.Record(schema);
        }
    }

    /// Registers what is not registered yet.
    ShopRecords(Registry registry) throws IOException {
        paymentKey = avro(registry, "payments-key", "payments-key.avsc");
        payment = avro(registry, "payments-value", "payments-value.avsc");
        product = avro(registry, "products-value", "products-value.avsc");
        productWithoutCode = avro(registry, "products-value", "products-value-2.avsc");
        pageView = json(registry, "page-views");
        sensorReading = json(registry, "sensor-readings");
        auditEntry = json(registry, "audit-log");
        refund = json(registry, "refunds");
        signup = json(registry, "newsletter-signups");
    }

    private static Avro avro(Registry registry, String subject, String file) throws IOException {
        String text = DemoSeed.resource(file);
        return new Avro(registry.register(subject, SchemaFormat.AVRO, text).schema().id(),
                new Schema.Parser().parse(text));
    }

    private static int json(Registry registry, String topic) throws IOException {
        return registry.register(topic + "-value", SchemaFormat.JSON, DemoSeed.resource(topic + "-value.json"))
                .schema().id();
    }

    /// Nine of ten fall into the first partition: their shop is by far the largest.
    ProducerRecord<byte[], byte[]> payment(int i, Instant at, Random random) {
        GenericRecord key = paymentKey.fresh();
        key.put("payment_id", name("payment", i));
        GenericRecord value = payment.fresh();
        value.put("payment_id", name("payment", i));
        value.put("order_id", name("order", i % 240));
        value.put("method", new GenericData.EnumSymbol(payment.schema().getField("method").schema(), METHODS[i % 3]));
        value.put("amount_cents", 500L + random.nextInt(40_000));
        value.put("captured_at", at.toEpochMilli());
        int partition = random.nextInt(10) == 0 ? 1 + random.nextInt(5) : 0;
        return new ProducerRecord<>("payments", partition, at.toEpochMilli(), paymentKey.bytes(key),
                payment.bytes(value));
    }

    ProducerRecord<byte[], byte[]> pageView(int i, Instant at) {
        return json("page-views", "visitor-" + i % 97, pageView, at, Json.object()
                .put("page", "/products/" + i % 41)
                .put("at", at.toEpochMilli())
                .put("visitor", "visitor-" + i % 97)
                .put("device", DEVICES[i % 3]));
    }

    /// One firmware is broken: of each fifteen messages one is cut off.
    ProducerRecord<byte[], byte[]> sensorReading(int i, Instant at) {
        if (i % 15 == 14) {
            return new ProducerRecord<>("sensor-readings", null, at.toEpochMilli(), bytes("sensor-" + i % 12),
                    bytes("{\"sensor\":\"sensor-" + i % 12 + "\",\"cels"));
        }
        return json("sensor-readings", "sensor-" + i % 12, sensorReading, at, Json.object()
                .put("sensor", "sensor-" + i % 12)
                .put("celsius", 18 + (i * 7 % 60) / 10.0)
                .put("at", at.toEpochMilli()));
    }

    ProducerRecord<byte[], byte[]> auditEntry(int i, Instant at) {
        return json("audit-log", "entry-" + i, auditEntry, at, Json.object()
                .put("who", "clerk-" + i % 9)
                .put("what", i % 4 == 0 ? "price changed" : "order opened")
                .put("at", at.toEpochMilli()));
    }

    /// The thirtieth is a tombstone, which no append table takes.
    ProducerRecord<byte[], byte[]> refund(int i, Instant at) {
        if (i == 30) {
            byte @Nullable [] nothing = null;
            return new ProducerRecord<>("refunds", null, at.toEpochMilli(), bytes(name("refund", 12)), nothing);
        }
        return json("refunds", name("refund", i), refund, at, Json.object()
                .put("refund_id", name("refund", i))
                .put("payment_id", name("payment", 3 * i))
                .put("amount_cents", 100L + 37L * i)
                .put("reason", i % 5 == 0 ? "damaged" : "returned"));
    }

    /// From the fiftieth on without a field: the registry takes that, a table does not.
    ProducerRecord<byte[], byte[]> product(int i, Instant at) {
        Avro schema = i < 50 ? product : productWithoutCode;
        GenericRecord value = schema.fresh();
        value.put("sku", "SKU-" + (1000 + i));
        value.put("title", "Product " + i);
        value.put("price_cents", 199L + 250L * i);
        return new ProducerRecord<>("products", null, at.toEpochMilli(), bytes("SKU-" + (1000 + i)),
                schema.bytes(value));
    }

    /// A producer that knows no registry.
    ProducerRecord<byte[], byte[]> rawEvent(int i, Instant at) {
        return new ProducerRecord<>("raw-events", null, at.toEpochMilli(), null,
                bytes("{\"kind\":\"ping\",\"number\":" + i + "}"));
    }

    /// Every twelfth comes from a form that knows no registry.
    ProducerRecord<byte[], byte[]> signup(int i, Instant at) {
        String address = "reader" + i + "@example.com";
        return i % 12 == 11
                ? new ProducerRecord<>("newsletter-signups", null, at.toEpochMilli(), bytes(address), bytes(address))
                : json("newsletter-signups", address, signup, at, Json.object()
                        .put("address", address)
                        .put("at", at.toEpochMilli()));
    }

    private static ProducerRecord<byte[], byte[]> json(
            String topic, @Nullable String key, int schema, Instant at, Object value) {
        return new ProducerRecord<>(topic, null, at.toEpochMilli(), key == null ? null : bytes(key),
                DemoRecords.framed(schema, Json.bytes(value)));
    }

    private static String name(String kind, int i) {
        return String.format(Locale.ROOT, "%s-%05d", kind, i);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
