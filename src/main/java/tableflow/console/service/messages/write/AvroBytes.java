package tableflow.console.service.messages.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.support.LocatedJson;

/// JSON as Avro's binary form, the way back from what is shown: decimals are numbers, other bytes hexadecimal digits, a
/// union is the first of its types that the value fits. A field that is missing takes its default.
final class AvroBytes {

    private final Schema schema;

    AvroBytes(Schema schema) {
        this.schema = schema;
    }

    /// @throws Unfit with the place, when the schema does not allow it
    byte[] write(JsonNode value) throws Unfit {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<>(schema).write(datum("", schema, value), encoder);
            encoder.flush();
        } catch (IOException | AvroRuntimeException broken) {
            throw new Unfit("", String.valueOf(broken.getMessage()));
        }
        return bytes.toByteArray();
    }

    private static @Nullable Object datum(String path, Schema schema, JsonNode node) throws Unfit {
        return switch (schema.getType()) {
            case RECORD -> record(path, schema, node);
            case ARRAY -> {
                need(node.isArray(), path, "a list", node);
                List<@Nullable Object> items = new ArrayList<>();
                for (int i = 0; i < node.size(); i++) {
                    items.add(datum(path + "/" + i, schema.getElementType(), node.get(i)));
                }
                yield items;
            }
            case MAP -> {
                need(node.isObject(), path, "an object", node);
                Map<String, @Nullable Object> map = new HashMap<>();
                for (Map.Entry<String, JsonNode> entry : node.properties()) {
                    map.put(entry.getKey(), datum(
                            LocatedJson.child(path, entry.getKey()), schema.getValueType(), entry.getValue()));
                }
                yield map;
            }
            case UNION -> union(path, schema, node);
            case BYTES -> ByteBuffer.wrap(bytes(path, schema, node, -1));
            case FIXED -> new GenericData.Fixed(schema, bytes(path, schema, node, schema.getFixedSize()));
            case INT -> (int) whole(path, node, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case LONG -> whole(path, node, Long.MIN_VALUE, Long.MAX_VALUE);
            case FLOAT -> (float) floating(path, node);
            case DOUBLE -> floating(path, node);
            case BOOLEAN -> {
                need(node.isBoolean(), path, "true or false", node);
                yield node.booleanValue();
            }
            case STRING -> {
                need(node.isTextual(), path, "a text", node);
                yield node.textValue();
            }
            case ENUM -> {
                need(node.isTextual() && schema.hasEnumSymbol(node.textValue()), path,
                        "one of " + String.join(", ", schema.getEnumSymbols()), node);
                yield new GenericData.EnumSymbol(schema, node.textValue());
            }
            case NULL -> {
                need(node.isNull(), path, "null", node);
                yield null;
            }
        };
    }

    private static Object record(String path, Schema schema, JsonNode node) throws Unfit {
        need(node.isObject(), path, "an object", node);
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            JsonNode value = node.get(field.name());
            if (value != null) {
                record.put(field.pos(), datum(LocatedJson.child(path, field.name()), field.schema(), value));
            } else if (field.hasDefaultValue()) {
                record.put(field.pos(), GenericData.get().getDefaultValue(field));
            } else {
                throw new Unfit(path, "the field " + field.name() + " is missing");
            }
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (schema.getField(entry.getKey()) == null) {
                throw Unfit.unknown(path, LocatedJson.child(path, entry.getKey()), entry.getKey());
            }
        }
        return record;
    }

    private static @Nullable Object union(String path, Schema schema, JsonNode node) throws Unfit {
        Unfit last = null;
        for (Schema type : schema.getTypes()) {
            if (type.getType() == Schema.Type.NULL) {
                if (node.isNull()) {
                    return null;
                }
                continue;
            }
            try {
                return datum(path, type, node);
            } catch (Unfit not) {
                last = not;
            }
        }
        // With one real type its own complaint is the better one.
        boolean single = schema.getTypes().stream().filter(it -> it.getType() != Schema.Type.NULL).count() == 1;
        throw last != null && single && !node.isNull() ? last : new Unfit(path, "fits none of the union's types");
    }

    private static byte[] bytes(String path, Schema schema, JsonNode node, int size) throws Unfit {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            need(node.isNumber(), path, "a number", node);
            return decimal(path, node.decimalValue(), decimal, size);
        }
        need(node.isTextual(), path, "hexadecimal digits", node);
        try {
            byte[] bytes = HexFormat.of().parseHex(node.textValue().replace(" ", ""));
            need(size < 0 || bytes.length == size, path, size + " bytes", node);
            return bytes;
        } catch (IllegalArgumentException none) {
            throw wrong(path, "hexadecimal digits", node);
        }
    }

    private static byte[] decimal(String path, BigDecimal value, LogicalTypes.Decimal type, int size) throws Unfit {
        BigDecimal exact;
        try {
            exact = value.setScale(type.getScale(), RoundingMode.UNNECESSARY);
        } catch (ArithmeticException rounded) {
            throw new Unfit(path, "has more than " + type.getScale() + " digits after the point");
        }
        if (exact.precision() > type.getPrecision()) {
            throw new Unfit(path, "has more than " + type.getPrecision() + " digits");
        }
        byte[] unscaled = exact.unscaledValue().toByteArray();
        if (size < 0) {
            return unscaled;
        }
        byte[] padded = new byte[size];
        Arrays.fill(padded, (byte) (exact.signum() < 0 ? -1 : 0));
        System.arraycopy(unscaled, 0, padded, size - unscaled.length, unscaled.length);
        return padded;
    }

    static long whole(String path, JsonNode node, long least, long most) throws Unfit {
        need(node.isNumber(), path, "a whole number", node);
        BigInteger whole;
        try {
            whole = node.decimalValue().toBigIntegerExact();
        } catch (ArithmeticException fraction) {
            throw wrong(path, "a whole number", node);
        }
        if (whole.compareTo(BigInteger.valueOf(least)) < 0 || whole.compareTo(BigInteger.valueOf(most)) > 0) {
            throw new Unfit(path, node.asText() + " is not between " + least + " and " + most);
        }
        return whole.longValue();
    }

    static double floating(String path, JsonNode node) throws Unfit {
        if (node.isTextual() && List.of("NaN", "Infinity", "-Infinity").contains(node.textValue())) {
            return Double.parseDouble(node.textValue());
        }
        need(node.isNumber(), path, "a number", node);
        return node.doubleValue();
    }

    static void need(boolean fits, String path, String wanted, JsonNode node) throws Unfit {
        if (!fits) {
            throw wrong(path, wanted, node);
        }
    }

    static Unfit wrong(String path, String wanted, JsonNode node) {
        return new Unfit(path, "must be " + wanted + ", not " + switch (node.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case NUMBER -> "the number " + node.asText();
            case BOOLEAN -> node.asText();
            case STRING -> "a text";
            case NULL, MISSING, BINARY, POJO -> "null";
        });
    }
}
