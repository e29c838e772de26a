package tableflow.console.service.messages.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.protobuf.EnumIndex;
import tableflow.console.domain.schema.protobuf.ProtoSchema;
import tableflow.console.domain.schema.protobuf.ProtoSchema.FieldType;
import tableflow.console.domain.schema.protobuf.TypeIndex;
import tableflow.console.service.support.LocatedJson;

/// JSON as a Protobuf message, the way back from what is shown: fields by their own names, bytes as hexadecimal digits,
/// enums by name or number. The first message of the schema is meant. Numbers in lists are not packed, which every
/// reader takes.
final class ProtobufMessage {

    private static final BigInteger MOST_UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private final ProtoSchema schema;
    private final TypeIndex types;
    private final EnumIndex enums;

    ProtobufMessage(ProtoSchema schema) {
        this.schema = schema;
        this.types = new TypeIndex(schema);
        this.enums = new EnumIndex(schema);
    }

    /// The message, with the way to its type in front (Confluent's wire format): a zero means the first.
    ///
    /// @throws Unfit with the place, when the schema does not allow it
    byte[] write(JsonNode value) throws Unfit {
        if (schema.root().messages().isEmpty()) {
            throw new Unfit("", "the schema has no message");
        }
        byte[] message = message("", schema.root().messages().getFirst(), value);
        byte[] all = new byte[message.length + 1];
        System.arraycopy(message, 0, all, 1, message.length);
        return all;
    }

    private byte[] message(String path, ProtoSchema.Message type, JsonNode node) throws Unfit {
        AvroBytes.need(node.isObject(), path, "an object", node);
        ProtobufOut out = new ProtobufOut();
        Map<String, ProtoSchema.Field> fields = new HashMap<>();
        type.allFields().forEach(field -> fields.put(field.name(), field));
        for (ProtoSchema.OneOf oneOf : type.oneOfs()) {
            List<String> set = oneOf.fields().stream().map(ProtoSchema.Field::name).filter(node::hasNonNull).toList();
            if (set.size() > 1) {
                throw new Unfit(path, "only one of " + String.join(" and ", set) + " may be there");
            }
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            ProtoSchema.Field field = fields.get(entry.getKey());
            if (field == null) {
                throw Unfit.unknown(path, LocatedJson.child(path, entry.getKey()), entry.getKey());
            }
            if (!entry.getValue().isNull()) {
                field(LocatedJson.child(path, field.name()), field, entry.getValue(), out);
            }
        }
        for (ProtoSchema.Field field : type.allFields()) {
            if (field.label() == ProtoSchema.Label.REQUIRED && !node.hasNonNull(field.name())) {
                throw new Unfit(path, "the field " + field.name() + " is missing");
            }
        }
        return out.toArray();
    }

    private void field(String path, ProtoSchema.Field field, JsonNode node, ProtobufOut out) throws Unfit {
        if (field.type() instanceof FieldType.MapOf(FieldType key, FieldType value)) {
            AvroBytes.need(node.isObject(), path, "an object", node);
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                String inner = LocatedJson.child(path, entry.getKey());
                ProtobufOut pair = new ProtobufOut();
                value(inner, 1, key, key(key, entry.getKey()), pair);
                value(inner, 2, value, entry.getValue(), pair);
                out.tag(field.number(), ProtobufOut.LENGTH);
                out.bytes(pair.toArray());
            }
        } else if (field.label() == ProtoSchema.Label.REPEATED) {
            AvroBytes.need(node.isArray(), path, "a list", node);
            for (int i = 0; i < node.size(); i++) {
                value(path + "/" + i, field.number(), field.type(), node.get(i), out);
            }
        } else {
            value(path, field.number(), field.type(), node, out);
        }
    }

    /// Names in JSON are texts; keys of maps may be numbers.
    private static JsonNode key(FieldType type, String name) {
        boolean number = type instanceof FieldType.Scalar(String scalar)
                && !scalar.equals("string") && !scalar.equals("bool") && name.matches("-?\\d{1,20}");
        return number ? BigIntegerNode.valueOf(new BigInteger(name))
                : TextNode.valueOf(name);
    }

    private void value(String path, int number, FieldType type, JsonNode node, ProtobufOut out) throws Unfit {
        if (type instanceof FieldType.Scalar(String name)) {
            scalar(path, number, name, node, out);
            return;
        }
        String name = type instanceof FieldType.Named(String full) ? full : "";
        EnumIndex.Constants constants = enums.find(name);
        if (constants != null) {
            out.tag(number, ProtobufOut.VARINT);
            out.varint(constant(path, constants.numbers(), node));
            return;
        }
        TypeIndex.Declared declared = types.find(name);
        ProtoSchema.@Nullable Message message = declared == null ? null : declared.message();
        out.tag(number, ProtobufOut.LENGTH);
        out.bytes(message == null ? hex(path, node) : message(path, message, node));
    }

    private static long constant(String path, Map<String, Integer> constants, JsonNode node) throws Unfit {
        if (node.isNumber()) {
            return AvroBytes.whole(path, node, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        Integer constant = constants.get(node.asText());
        if (constant == null) {
            throw new Unfit(path, "must be one of " + String.join(", ", constants.keySet().stream().sorted().toList()));
        }
        return constant;
    }

    private static void scalar(String path, int number, String type, JsonNode node, ProtobufOut out) throws Unfit {
        switch (type) {
            case "string" -> {
                AvroBytes.need(node.isTextual(), path, "a text", node);
                out.tag(number, ProtobufOut.LENGTH);
                out.bytes(node.textValue().getBytes(StandardCharsets.UTF_8));
            }
            case "bytes" -> {
                out.tag(number, ProtobufOut.LENGTH);
                out.bytes(hex(path, node));
            }
            case "double", "fixed64", "sfixed64" -> {
                out.tag(number, ProtobufOut.EIGHT);
                out.eight(type.equals("double") ? Double.doubleToLongBits(AvroBytes.floating(path, node))
                        : type.equals("fixed64") ? unsigned(path, node)
                        : AvroBytes.whole(path, node, Long.MIN_VALUE, Long.MAX_VALUE));
            }
            case "float", "fixed32", "sfixed32" -> {
                out.tag(number, ProtobufOut.FOUR);
                out.four(type.equals("float") ? Float.floatToIntBits((float) AvroBytes.floating(path, node))
                        : (int) (type.equals("fixed32")
                                ? AvroBytes.whole(path, node, 0, 0xffffffffL)
                                : AvroBytes.whole(path, node, Integer.MIN_VALUE, Integer.MAX_VALUE)));
            }
            default -> {
                out.tag(number, ProtobufOut.VARINT);
                out.varint(varint(path, type, node));
            }
        }
    }

    private static long varint(String path, String type, JsonNode node) throws Unfit {
        return switch (type) {
            case "bool" -> {
                boolean truth = node.isBoolean() || node.asText().equals("true") || node.asText().equals("false");
                AvroBytes.need(truth, path, "true or false", node);
                yield node.asText().equals("true") ? 1 : 0;
            }
            case "int32" -> AvroBytes.whole(path, node, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "uint32" -> AvroBytes.whole(path, node, 0, 0xffffffffL);
            case "sint32" -> ProtobufOut.zigZag(
                    AvroBytes.whole(path, node, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case "sint64" -> ProtobufOut.zigZag(AvroBytes.whole(path, node, Long.MIN_VALUE, Long.MAX_VALUE));
            case "uint64" -> unsigned(path, node);
            default -> AvroBytes.whole(path, node, Long.MIN_VALUE, Long.MAX_VALUE);
        };
    }

    private static long unsigned(String path, JsonNode node) throws Unfit {
        AvroBytes.need(node.isNumber(), path, "a whole number", node);
        BigDecimal value = node.decimalValue();
        if (value.signum() < 0 || value.stripTrailingZeros().scale() > 0
                || value.toBigInteger().compareTo(MOST_UNSIGNED) > 0) {
            throw new Unfit(path, node.asText() + " is no whole number between 0 and " + MOST_UNSIGNED);
        }
        return value.toBigInteger().longValue();
    }

    private static byte[] hex(String path, JsonNode node) throws Unfit {
        AvroBytes.need(node.isTextual(), path, "hexadecimal digits", node);
        try {
            return HexFormat.of().parseHex(node.textValue().replace(" ", ""));
        } catch (IllegalArgumentException none) {
            throw AvroBytes.wrong(path, "hexadecimal digits", node);
        }
    }
}
