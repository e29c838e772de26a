package tableflow.console.sandbox.tableflow.decode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.tableflow.decode.RandomValues.Sample;
import tableflow.console.sandbox.tableflow.decode.RandomValues.Typed;

/// Random Avro schemas, written by Avro's own writer.
final class RandomAvro {
    private static final int SCALARS = 16;

    private final RandomValues random;
    private int names;

    RandomAvro(RandomValues random) {
        this.random = random;
    }

    Typed record(int depth) {
        Map<String, Typed> fields = new LinkedHashMap<>();
        for (int i = 0; i <= random.below(5) + depth; i++) {
            fields.put("f" + i, type(depth));
        }
        List<String> texts = new ArrayList<>();
        fields.forEach((name, type) -> texts.add("{\"name\":\"" + name + "\",\"type\":" + type.schema() + "}"));
        return new Typed("{\"type\":\"record\",\"name\":\"R" + names++ + "\",\"fields\":[" + String.join(",", texts)
            + "]}", () -> {
                Map<String, @Nullable Object> expected = new HashMap<>();
                Map<String, @Nullable Object> wire = new HashMap<>();
                fields.forEach((name, type) -> {
                    Sample sample = type.values().get();
                    expected.put(name, sample.expected());
                    wire.put(name, sample.wire());
                });
                return new Sample(expected, wire);
            });
    }

    private Typed type(int depth) {
        int kind = random.below(depth > 0 ? SCALARS + 5 : SCALARS);
        return switch (kind) {
            case SCALARS -> record(depth - 1);
            case SCALARS + 1 -> list(type(depth - 1));
            case SCALARS + 2 -> map(type(depth - 1));
            case SCALARS + 3 -> nullable(record(depth - 1));
            case SCALARS + 4 -> nullable(scalar(random.below(SCALARS)));
            default -> scalar(kind);
        };
    }

    private Typed nullable(Typed type) {
        return new Typed("[\"null\"," + type.schema() + "]",
            () -> random.below(3) == 0 ? new Sample(null, null) : type.values().get());
    }

    private Typed list(Typed element) {
        return new Typed("{\"type\":\"array\",\"items\":" + element.schema() + "}", () -> {
            List<@Nullable Object> expected = new ArrayList<>();
            List<@Nullable Object> wire = new ArrayList<>();
            for (int i = random.below(4); i > 0; i--) {
                Sample sample = element.values().get();
                expected.add(sample.expected());
                wire.add(sample.wire());
            }
            return new Sample(expected, wire);
        });
    }

    private Typed map(Typed value) {
        return new Typed("{\"type\":\"map\",\"values\":" + value.schema() + "}", () -> {
            Map<String, @Nullable Object> expected = new HashMap<>();
            Map<String, @Nullable Object> wire = new HashMap<>();
            for (int i = random.below(4); i > 0; i--) {
                Sample sample = value.values().get();
                String key = random.text();
                expected.put(key, sample.expected());
                wire.put(key, sample.wire());
            }
            return new Sample(expected, wire);
        });
    }

    private Typed scalar(int kind) {
        return switch (kind) {
            case 0 -> new Typed("\"boolean\"", () -> Sample.same(random.flag()));
            case 1 -> new Typed("\"int\"", () -> Sample.same(random.whole32()));
            case 2 -> new Typed("\"long\"", () -> Sample.same(random.whole64()));
            case 3 -> new Typed("\"float\"", () -> Sample.same((float) random.anyDouble()));
            case 4 -> new Typed("\"double\"", () -> Sample.same(random.anyDouble()));
            case 5 -> new Typed("\"string\"", () -> Sample.same(random.text()));
            case 6 -> new Typed("\"bytes\"", () -> bytes(random.bytes(random.below(9))));
            case 7 -> new Typed("{\"type\":\"fixed\",\"name\":\"F" + names++ + "\",\"size\":5}",
                () -> bytes(random.bytes(5)));
            case 8 -> new Typed("{\"type\":\"enum\",\"name\":\"E" + names++ + "\",\"symbols\":[\"A\",\"B\"]}",
                () -> Sample.same(random.flag() ? "A" : "B"));
            case 9 -> decimal("\"type\":\"bytes\"", random.below(39));
            case 10 -> decimal("\"type\":\"fixed\",\"name\":\"F" + names++ + "\",\"size\":17", random.below(39));
            case 11 -> logical("int", "date", () -> {
                int days = random.whole32();
                return new Sample(LocalDate.ofEpochDay(days), days);
            });
            case 12 -> logical("int", "time-millis", () -> {
                int millis = random.below(86_400_000);
                return new Sample(LocalTime.ofNanoOfDay(millis * 1_000_000L), millis);
            });
            case 13 -> logical("long", "timestamp-micros", () -> {
                long micros = random.whole64();
                return new Sample(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC), micros);
            });
            case 14 -> logical("long", "timestamp-millis", () -> {
                long millis = random.whole64() / 1000;
                return new Sample(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC), millis);
            });
            default -> logical("long", "local-timestamp-micros", () -> {
                long micros = random.whole64();
                return new Sample(LocalDateTime.ofInstant(
                    Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC), micros);
            });
        };
    }

    private static Typed logical(String type, String name, Supplier<Sample> values) {
        return new Typed("{\"type\":\"" + type + "\",\"logicalType\":\"" + name + "\"}", values);
    }

    private static Sample bytes(byte[] bytes) {
        return new Sample(RandomValues.seen(bytes), bytes);
    }

    private Typed decimal(String type, int scale) {
        return new Typed("{" + type + ",\"logicalType\":\"decimal\",\"precision\":38,\"scale\":" + scale + "}", () -> {
            var value = random.decimal(scale);
            return new Sample(value, value.unscaledValue());
        });
    }

    static byte[] encode(String schema, @Nullable Object wire) throws IOException {
        Schema parsed = new Schema.Parser().parse(schema);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<@Nullable Object>(parsed).write(datum(parsed, wire), encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static @Nullable Object datum(Schema schema, @Nullable Object wire) {
        return switch (wire) {
            case null -> null;
            case Object value when schema.getType() == Schema.Type.UNION -> datum(schema.getTypes().get(1), value);
            case Map<?, ?> map when schema.getType() == Schema.Type.RECORD -> {
                GenericData.Record record = new GenericData.Record(schema);
                schema.getFields().forEach(field -> record.put(field.pos(),
                    datum(field.schema(), map.get(field.name()))));
                yield record;
            }
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> entries = new HashMap<>();
                map.forEach((key, value) -> entries.put(key, datum(schema.getValueType(), value)));
                yield entries;
            }
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(datum(schema.getElementType(), item)));
                yield items;
            }
            case BigInteger unscaled when schema.getType() == Schema.Type.FIXED ->
                new GenericData.Fixed(schema, padded(unscaled, schema.getFixedSize()));
            case BigInteger unscaled -> ByteBuffer.wrap(unscaled.toByteArray());
            case byte[] bytes when schema.getType() == Schema.Type.FIXED -> new GenericData.Fixed(schema, bytes);
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            case String text when schema.getType() == Schema.Type.ENUM -> new GenericData.EnumSymbol(schema, text);
            default -> wire;
        };
    }

    private static byte[] padded(BigInteger value, int size) {
        byte[] bytes = new byte[size];
        byte[] digits = value.toByteArray();
        Arrays.fill(bytes, (byte) (value.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, bytes, size - digits.length, digits.length);
        return bytes;
    }
}
