package tableflow.console.service.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.schema.protobuf.EnumIndex;
import tableflow.console.domain.schema.protobuf.ProtoSchema;
import tableflow.console.domain.schema.protobuf.ProtoSchema.FieldType;
import tableflow.console.domain.schema.protobuf.TypeIndex;

/// A Protobuf message as JSON with the fields' own names; only what is on the wire. Bytes are hexadecimal digits. A
/// field that the schema does not have is shown by its number, so that nothing is hidden.
final class ProtobufJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 100;
    private static final int TYPE_BITS = 3;

    private final ProtoSchema schema;
    private final TypeIndex types;
    private final EnumIndex enums;

    ProtobufJson(ProtoSchema schema) {
        this.schema = schema;
        this.types = new TypeIndex(schema);
        this.enums = new EnumIndex(schema);
    }

    /// Reads what stands behind the schema's id: the way to the message's type, then the message (Confluent's wire
    /// format for Protobuf).
    JsonNode read(byte[] bytes) throws IOException {
        ProtobufBytes in = new ProtobufBytes(bytes);
        long depth = ProtobufBytes.zigZag(in.varint());
        ProtoSchema.Message type = message(schema.root().messages(), depth == 0 ? 0 : index(in));
        for (long i = 1; i < depth; i++) {
            type = message(type.messages(), index(in));
        }
        return message(type, in.rest(), 0);
    }

    private static long index(ProtobufBytes in) throws IOException {
        return ProtobufBytes.zigZag(in.varint());
    }

    private static ProtoSchema.Message message(List<ProtoSchema.Message> messages, long index) throws IOException {
        if (index < 0 || index >= messages.size()) {
            throw new IOException("the schema has no message number " + index);
        }
        return messages.get((int) index);
    }

    private ObjectNode message(ProtoSchema.Message type, byte[] bytes, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("messages are nested more than " + DEEPEST + " deep");
        }
        Map<Integer, ProtoSchema.Field> fields = new HashMap<>();
        type.allFields().forEach(field -> fields.put(field.number(), field));
        ObjectNode object = NODES.objectNode();
        ProtobufBytes in = new ProtobufBytes(bytes);
        while (in.hasMore()) {
            long tag = in.varint();
            int number = (int) (tag >>> TYPE_BITS);
            int wire = (int) (tag & ((1 << TYPE_BITS) - 1));
            ProtoSchema.Field field = fields.get(number);
            if (field == null) {
                object.put("field " + number, "not in the schema");
                in.skip(wire);
            } else {
                put(object, field, in, new Place(wire, depth));
            }
        }
        return object;
    }

    /// Where a value is read: its wire type, and how deep.
    private record Place(int wire, int depth) {}

    private void put(ObjectNode object, ProtoSchema.Field field, ProtobufBytes in, Place place) throws IOException {
        if (field.type() instanceof FieldType.MapOf(FieldType key, FieldType value)) {
            entry(object.withObjectProperty(field.name()), key, value, new ProtobufBytes(in.bytes()), place.depth());
        } else if (field.label() != ProtoSchema.Label.REPEATED) {
            object.set(field.name(), value(field.type(), in, place));
        } else {
            ArrayNode array = object.withArrayProperty(field.name());
            boolean packed = place.wire() == ProtobufBytes.LENGTH && wire(field.type()) != ProtobufBytes.LENGTH;
            if (packed) {
                ProtobufBytes all = new ProtobufBytes(in.bytes());
                while (all.hasMore()) {
                    array.add(value(field.type(), all, new Place(wire(field.type()), place.depth())));
                }
            } else {
                array.add(value(field.type(), in, place));
            }
        }
    }

    private void entry(ObjectNode map, FieldType key, FieldType value, ProtobufBytes in, int depth)
            throws IOException {
        JsonNode name = NODES.textNode("");
        JsonNode content = NODES.nullNode();
        while (in.hasMore()) {
            long tag = in.varint();
            Place place = new Place((int) (tag & ((1 << TYPE_BITS) - 1)), depth);
            switch ((int) (tag >>> TYPE_BITS)) {
                case 1 -> name = value(key, in, place);
                case 2 -> content = value(value, in, place);
                default -> in.skip(place.wire());
            }
        }
        map.set(name.asText(), content);
    }

    private int wire(FieldType type) {
        return switch (type) {
            case FieldType.Named(String name) -> enums.find(name) != null ? ProtobufBytes.VARINT : ProtobufBytes.LENGTH;
            case FieldType.MapOf map -> ProtobufBytes.LENGTH;
            case FieldType.Scalar(String name) -> switch (name) {
                case "string", "bytes" -> ProtobufBytes.LENGTH;
                case "double", "fixed64", "sfixed64" -> ProtobufBytes.EIGHT;
                case "float", "fixed32", "sfixed32" -> ProtobufBytes.FOUR;
                default -> ProtobufBytes.VARINT;
            };
        };
    }

    private JsonNode value(FieldType type, ProtobufBytes in, Place place) throws IOException {
        if (place.wire() != wire(type)) {
            throw new IOException("a field has wire type " + place.wire() + ", its schema says " + wire(type));
        }
        if (type instanceof FieldType.Scalar(String name)) {
            return scalar(name, in);
        }
        String name = type instanceof FieldType.Named(String full) ? full : "";
        EnumIndex.Constants constants = enums.find(name);
        if (constants != null) {
            int number = (int) in.varint();
            String constant = constants.names().get(number);
            return constant == null ? NODES.numberNode(number) : NODES.textNode(constant);
        }
        byte[] bytes = in.bytes();
        TypeIndex.Declared declared = types.find(name);
        return declared == null || declared.message() == null
                ? NODES.textNode(HexFormat.of().formatHex(bytes))
                : message(declared.message(), bytes, place.depth() + 1);
    }

    private static JsonNode scalar(String type, ProtobufBytes in) throws IOException {
        return switch (type) {
            case "bool" -> NODES.booleanNode(in.varint() != 0);
            case "int32" -> NODES.numberNode((int) in.varint());
            case "uint32" -> NODES.numberNode(in.varint() & 0xffffffffL);
            case "sint32" -> NODES.numberNode((int) ProtobufBytes.zigZag(in.varint()));
            case "int64" -> NODES.numberNode(in.varint());
            case "uint64" -> NODES.numberNode(new BigDecimal(Long.toUnsignedString(in.varint())));
            case "sint64" -> NODES.numberNode(ProtobufBytes.zigZag(in.varint()));
            case "fixed32" -> NODES.numberNode(in.four() & 0xffffffffL);
            case "sfixed32" -> NODES.numberNode(in.four());
            case "fixed64" -> NODES.numberNode(new BigDecimal(Long.toUnsignedString(in.eight())));
            case "sfixed64" -> NODES.numberNode(in.eight());
            case "float" -> number(Float.toString(Float.intBitsToFloat(in.four())));
            case "double" -> number(Double.toString(Double.longBitsToDouble(in.eight())));
            case "string" -> NODES.textNode(new String(in.bytes(), StandardCharsets.UTF_8));
            default -> NODES.textNode(HexFormat.of().formatHex(in.bytes()));
        };
    }

    private static JsonNode number(String text) {
        return text.equals("NaN") || text.endsWith("Infinity") ? NODES.textNode(text)
                : NODES.numberNode(new BigDecimal(text));
    }
}
