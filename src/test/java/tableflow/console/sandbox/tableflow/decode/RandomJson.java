package tableflow.console.sandbox.tableflow.decode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.tableflow.decode.RandomValues.Sample;
import tableflow.console.sandbox.tableflow.decode.RandomValues.Typed;

/// Random JSON Schemas with the annotations of Kafka Connect, and texts of their values.
final class RandomJson {
    private static final String LOGICAL = "\"title\":\"org.apache.kafka.connect.data.";
    private static final int SCALARS = 14;

    private final RandomValues random;

    RandomJson(RandomValues random) {
        this.random = random;
    }

    /// Fields are required or not; an absent one is left out or written as null.
    Typed object(int depth) {
        Map<String, Typed> fields = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (int i = 0; i <= random.below(5) + depth; i++) {
            fields.put("f" + i, type(depth));
            if (random.flag()) {
                required.add("f" + i);
            }
        }
        String properties = fields.entrySet().stream()
            .map(one -> "\"" + one.getKey() + "\":" + one.getValue().schema())
            .collect(Collectors.joining(","));
        String names = required.stream().map(one -> "\"" + one + "\"").collect(Collectors.joining(","));
        String schema = "{\"type\":\"object\",\"properties\":{" + properties + "},\"required\":[" + names + "]}";
        return new Typed(schema, () -> {
            Map<String, @Nullable Object> expected = new HashMap<>();
            List<String> texts = new ArrayList<>();
            fields.forEach((name, type) -> {
                boolean absent = !required.contains(name) && random.below(3) == 0;
                Sample sample = absent ? new Sample(null, "null") : type.values().get();
                expected.put(name, sample.expected());
                if (!absent || random.flag()) {
                    texts.add("\"" + name + "\":" + sample.wire());
                }
            });
            return new Sample(expected, "{" + String.join(",", texts) + "}");
        });
    }

    private Typed type(int depth) {
        int kind = random.below(depth > 0 ? SCALARS + 4 : SCALARS);
        return switch (kind) {
            case SCALARS -> object(depth - 1);
            case SCALARS + 1 -> list(type(depth - 1));
            case SCALARS + 2 -> map(type(depth - 1));
            case SCALARS + 3 -> nullable(object(depth - 1));
            default -> scalar(kind);
        };
    }

    private Typed nullable(Typed type) {
        return new Typed("{\"oneOf\":[{\"type\":\"null\"}," + type.schema() + "]}",
            () -> random.below(3) == 0 ? new Sample(null, "null") : type.values().get());
    }

    private Typed list(Typed element) {
        return new Typed("{\"type\":\"array\",\"items\":" + element.schema() + "}", () -> {
            List<Sample> items = new ArrayList<>();
            for (int i = random.below(4); i > 0; i--) {
                items.add(element.values().get());
            }
            List<@Nullable Object> expected = new ArrayList<>();
            items.forEach(item -> expected.add(item.expected()));
            return new Sample(expected, items.stream().map(item -> String.valueOf(item.wire()))
                .collect(Collectors.joining(",", "[", "]")));
        });
    }

    private Typed map(Typed value) {
        String schema = "{\"type\":\"object\",\"connect.type\":\"map\",\"additionalProperties\":"
            + value.schema() + "}";
        return new Typed(schema, () -> {
            Map<String, @Nullable Object> expected = new HashMap<>();
            Map<String, String> texts = new HashMap<>();
            for (int i = random.below(4); i > 0; i--) {
                Sample sample = value.values().get();
                String key = random.text();
                expected.put(key, sample.expected());
                texts.put(key, quoted(key) + ":" + sample.wire());
            }
            return new Sample(expected, "{" + String.join(",", texts.values()) + "}");
        });
    }

    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    private Typed scalar(int kind) {
        return switch (kind) {
            case 0 -> plain("\"type\":\"boolean\"", random::flag);
            case 1 -> plain("\"type\":\"integer\"", random::whole64);
            case 2 -> plain("\"type\":\"integer\",\"connect.type\":\"int32\"", random::whole32);
            case 3 -> plain("\"type\":\"number\"", random::twice);
            case 4 -> plain("\"type\":\"number\",\"connect.type\":\"float32\"", random::single);
            case 5 -> text("\"type\":\"string\"", random::text);
            case 6 -> text("\"type\":\"string\",\"enum\":[\"A\",\"B\"]", () -> random.flag() ? "A" : "B");
            case 7 -> bytes("", () -> random.bytes(random.below(9)));
            case 8 -> bytes(",\"minLength\":5,\"maxLength\":5", () -> random.bytes(5));
            case 9, 10 -> decimal(random.below(39));
            case 11 -> time("integer", "int32", "Date", () -> {
                int days = random.whole32();
                return new Sample(LocalDate.ofEpochDay(days), days);
            });
            case 12 -> time("integer", "int32", "Time", () -> {
                int millis = random.below(86_400_000);
                return new Sample(LocalTime.ofNanoOfDay(millis * 1_000_000L), millis);
            });
            default -> time("integer", "int64", "Timestamp", () -> {
                long millis = random.whole64() / 1000;
                return new Sample(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC), millis);
            });
        };
    }

    private static Typed plain(String schema, Supplier<Object> values) {
        return new Typed("{" + schema + "}", () -> Sample.same(values.get()));
    }

    private static Typed text(String schema, Supplier<String> values) {
        return new Typed("{" + schema + "}", () -> {
            String value = values.get();
            return new Sample(value, quoted(value));
        });
    }

    private static Typed bytes(String more, Supplier<byte[]> values) {
        return new Typed("{\"type\":\"string\",\"connect.type\":\"bytes\"" + more + "}", () -> {
            byte[] value = values.get();
            return new Sample(RandomValues.seen(value), base64(value));
        });
    }

    private static String base64(byte[] value) {
        return JsonNodeFactory.instance.binaryNode(value).toString();
    }

    private Typed decimal(int scale) {
        return new Typed("{\"type\":\"number\",\"connect.type\":\"bytes\"," + LOGICAL
            + "Decimal\",\"connect.parameters\":{\"scale\":\"" + scale
            + "\",\"connect.decimal.precision\":\"38\"}}", () -> {
                var value = random.decimal(scale);
                return new Sample(value, random.flag() ? value.toPlainString()
                    : base64(value.unscaledValue().toByteArray()));
            });
    }

    private static Typed time(String type, String connect, String title, Supplier<Sample> values) {
        return new Typed("{\"type\":\"" + type + "\",\"connect.type\":\"" + connect + "\"," + LOGICAL + title + "\"}",
            values);
    }

    static byte[] encode(@Nullable Object wire) {
        return String.valueOf(wire).getBytes(StandardCharsets.UTF_8);
    }
}
