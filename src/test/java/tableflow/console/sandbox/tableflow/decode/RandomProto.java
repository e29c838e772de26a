package tableflow.console.sandbox.tableflow.decode;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Random Protobuf messages, and their bytes.
final class RandomProto {
    private static final int SCALARS = 12;

    private final RandomValues random;
    private final StringBuilder messages = new StringBuilder();
    private int names;

    RandomProto(RandomValues random) {
        this.random = random;
    }

    /// A value, and how it is written under a field's number.
    record Value(@Nullable Object expected, Function<Integer, ProtoBytes> wire) {}

    private record Scalar(String name, Supplier<Value> values, Object absent) {}

    /// One member of a message; it tells what is to be read back, and writes it.
    private record Member(String text, Function<ProtoBytes, @Nullable Object> write) {}

    private record Message(String name, Function<ProtoBytes, Map<String, @Nullable Object>> write) {}

    private @Nullable Message root;

    /// The file; its first message is the root.
    String schema() {
        Message first = message(3, "Root");
        root = first;
        String all = messages.toString();
        int at = all.indexOf("message Root ");
        return """
            syntax = "proto3";
            import "google/protobuf/wrappers.proto";
            import "google/protobuf/timestamp.proto";
            import "confluent/type/decimal.proto";
            """ + all.substring(at) + all.substring(0, at) + "enum Colour { RED = 0; BLUE = 1; }\n";
    }

    /// The root's next value, behind the index that the registry's serializers write.
    Map<String, @Nullable Object> next(ProtoBytes into) {
        into.raw(new byte[] {0});
        Message known = root;
        return known == null ? Map.of() : known.write().apply(into);
    }

    private Message message(int depth, String name) {
        Map<String, Member> members = new HashMap<>();
        for (int i = 1; i <= 2 + random.below(5); i++) {
            members.put("f" + i, member(depth, "f" + i, i * 7));
        }
        messages.append("message ").append(name).append(" {\n");
        members.values().forEach(member -> messages.append("  ").append(member.text()).append('\n'));
        messages.append("}\n");
        return new Message(name, out -> {
            Map<String, @Nullable Object> expected = new HashMap<>();
            members.forEach((field, member) -> expected.put(field, member.write().apply(out)));
            return expected;
        });
    }

    private Member member(int depth, String name, int number) {
        Scalar scalar = scalar();
        String rest = " " + name + " = " + number + ";";
        return switch (random.below(depth > 0 ? 9 : 6)) {
            case 0 -> new Member("optional " + scalar.name() + rest,
                out -> random.flag() ? null : put(out, number, scalar.values().get()));
            case 1 -> new Member("repeated " + scalar.name() + rest, out -> list(out, number, scalar.values()));
            case 2 -> new Member("map<string, " + scalar.name() + ">" + rest,
                out -> map(out, number, scalar.values()));
            case 3 -> new Member("oneof " + name + " { " + scalar.name() + " " + name + "a = " + number + "; string "
                + name + "b = " + (number + 1) + "; }", out -> oneOf(out, name, number, scalar));
            case 4 -> wellKnown(name, number);
            case 6, 7 -> {
                Message inner = message(depth - 1, "N" + names++);
                yield new Member(inner.name() + rest,
                    out -> random.below(3) == 0 ? null : put(out, number, value(inner)));
            }
            case 8 -> {
                Message inner = message(depth - 1, "N" + names++);
                yield new Member("repeated " + inner.name() + rest, out -> list(out, number, () -> value(inner)));
            }
            default -> new Member(scalar.name() + rest,
                out -> random.below(3) == 0 ? scalar.absent() : put(out, number, scalar.values().get()));
        };
    }

    private static Value value(Message message) {
        ProtoBytes bytes = new ProtoBytes();
        Object expected = message.write().apply(bytes);
        return new Value(expected, number -> new ProtoBytes().message(number, bytes));
    }

    private static @Nullable Object put(ProtoBytes out, int number, Value value) {
        out.raw(value.wire().apply(number).toBytes());
        return value.expected();
    }

    private List<@Nullable Object> list(ProtoBytes out, int number, Supplier<Value> values) {
        List<@Nullable Object> expected = new ArrayList<>();
        for (int i = random.below(4); i > 0; i--) {
            expected.add(put(out, number, values.get()));
        }
        return expected;
    }

    private Map<String, @Nullable Object> map(ProtoBytes out, int number, Supplier<Value> values) {
        Map<String, @Nullable Object> expected = new HashMap<>();
        for (int i = random.below(4); i > 0; i--) {
            String key = random.text();
            ProtoBytes entry = new ProtoBytes().text(1, key);
            expected.put(key, put(entry, 2, values.get()));
            out.message(number, entry);
        }
        return expected;
    }

    private @Nullable Object oneOf(ProtoBytes out, String name, int number, Scalar scalar) {
        Map<String, @Nullable Object> expected = new HashMap<>();
        expected.put(name + "a", null);
        expected.put(name + "b", null);
        switch (random.below(3)) {
            case 0 -> expected.put(name + "a", put(out, number, scalar.values().get()));
            case 1 -> {
                String text = random.text();
                out.text(number + 1, text);
                expected.put(name + "b", text);
            }
            default -> {
                return null;
            }
        }
        return expected;
    }

    private Member wellKnown(String name, int number) {
        String rest = " " + name + " = " + number + ";";
        return switch (random.below(3)) {
            case 0 -> new Member("google.protobuf.Int64Value" + rest, out -> {
                long value = random.whole64();
                out.message(number, new ProtoBytes().number(1, value));
                return value;
            });
            case 1 -> new Member("google.protobuf.Timestamp" + rest, out -> {
                long seconds = random.flag() ? -62_135_596_800L : 253_402_300_799L;
                out.message(number, new ProtoBytes().number(1, seconds).number(2, 123_456_000));
                return Instant.ofEpochSecond(seconds, 123_456_000).atOffset(ZoneOffset.UTC);
            });
            default -> new Member("confluent.type.Decimal " + name + " = " + number + " [(confluent.field_meta) = {"
                + "params: [{key: \"precision\", value: \"38\"}, {key: \"scale\", value: \"18\"}]}];", out -> {
                var value = random.decimal(18);
                out.message(number, new ProtoBytes().bytes(1, value.unscaledValue().toByteArray())
                    .number(2, 38).number(3, 18));
                return value;
            });
        };
    }

    private Scalar scalar() {
        return switch (random.below(SCALARS)) {
            case 0 -> whole32("int32", (at, value) -> new ProtoBytes().number(at, value));
            case 1 -> whole32("sint32", (at, value) -> new ProtoBytes().number(at, ProtoBytes.zigZag(value)
                & 0xffff_ffffL));
            case 2 -> whole32("sfixed32", (at, value) -> new ProtoBytes().fixed32(at, value));
            case 3 -> whole64("int64", (at, value) -> new ProtoBytes().number(at, value));
            case 4 -> whole64("sint64", (at, value) -> new ProtoBytes().zigZag(at, value));
            case 5 -> whole64("fixed64", (at, value) -> new ProtoBytes().fixed64(at, value));
            case 6 -> new Scalar("bool", () -> {
                boolean value = random.flag();
                return new Value(value, at -> new ProtoBytes().number(at, value ? 1 : 0));
            }, false);
            case 7 -> new Scalar("float", () -> {
                float value = random.single();
                return new Value(value, at -> new ProtoBytes().fixed32(at, Float.floatToRawIntBits(value)));
            }, 0f);
            case 8 -> new Scalar("double", () -> {
                double value = random.anyDouble();
                return new Value(value, at -> new ProtoBytes().fixed64(at, Double.doubleToRawLongBits(value)));
            }, 0d);
            case 9 -> new Scalar("string", () -> {
                String value = random.text();
                return new Value(value, at -> new ProtoBytes().text(at, value));
            }, "");
            case 10 -> new Scalar("Colour", () -> {
                int value = random.below(2);
                return new Value(value == 0 ? "RED" : "BLUE", at -> new ProtoBytes().number(at, value));
            }, "RED");
            default -> new Scalar("bytes", () -> {
                byte[] value = random.bytes(random.below(6));
                return new Value(RandomValues.seen(value), at -> new ProtoBytes().bytes(at, value));
            }, RandomValues.seen(new byte[0]));
        };
    }

    private interface Wire<N> {
        ProtoBytes of(int at, N value);
    }

    private Scalar whole32(String name, Wire<Integer> wire) {
        return new Scalar(name, () -> {
            int value = random.whole32();
            return new Value(value, at -> wire.of(at, value));
        }, 0);
    }

    private Scalar whole64(String name, Wire<Long> wire) {
        return new Scalar(name, () -> {
            long value = random.whole64();
            return new Value(value, at -> wire.of(at, value));
        }, 0L);
    }
}
