package tableflow.console.service.messages.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.protobuf.EnumIndex;
import tableflow.console.domain.schema.protobuf.ProtoSchema;
import tableflow.console.domain.schema.protobuf.ProtoSchema.FieldType;
import tableflow.console.domain.schema.protobuf.ProtoSchema.Label;
import tableflow.console.domain.schema.protobuf.TypeIndex;

/// Messages that a Protobuf schema allows, written as the console shows them: bytes, and messages of the well-known
/// files, as hexadecimal digits.
final class ProtobufSample {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// Deeper than this nothing is put in that may be left out: a message may hold itself.
    private static final int DEEP = 3;

    /// A message that must hold itself has no value: here it is given up.
    private static final int BOTTOMLESS = 40;

    private static final int SOME_BYTES = 4;

    /// The tag of its seconds, field 1, as a varint.
    private static final String TIMESTAMP_SECONDS = "08";

    private final ProtoSchema schema;
    private final TypeIndex types;
    private final EnumIndex enums;
    private final Draw draw;

    ProtobufSample(ProtoSchema schema, Draw draw) {
        this.schema = schema;
        this.types = new TypeIndex(schema);
        this.enums = new EnumIndex(schema);
        this.draw = draw;
    }

    /// The first message of the schema, as its encoder writes it.
    JsonNode root() {
        return schema.root().messages().isEmpty()
                ? NODES.objectNode()
                : message(schema.root().messages().getFirst(), 0);
    }

    private ObjectNode message(ProtoSchema.Message type, int depth) {
        ObjectNode object = NODES.objectNode();
        for (ProtoSchema.Field field : type.fields()) {
            put(object, field, depth);
        }
        for (ProtoSchema.OneOf oneOf : type.oneOfs()) {
            if (!oneOf.fields().isEmpty()) {
                put(object, draw.one(oneOf.fields()), depth);
            }
        }
        return object;
    }

    private void put(ObjectNode object, ProtoSchema.Field field, int depth) {
        if (depth >= BOTTOMLESS) {
            return;
        }
        if (depth >= DEEP && field.label() != Label.REQUIRED && !(field.type() instanceof FieldType.Scalar)) {
            return;
        }
        if (field.type() instanceof FieldType.MapOf(FieldType key, FieldType value)) {
            object.set(field.name(), NODES.objectNode().set(key(key), value(value, field.name(), depth)));
        } else if (field.label() == Label.REPEATED) {
            ArrayNode array = NODES.arrayNode();
            for (int i = draw.few(); i > 0; i--) {
                array.add(value(field.type(), field.name(), depth));
            }
            object.set(field.name(), array);
        } else {
            object.set(field.name(), value(field.type(), field.name(), depth));
        }
    }

    private String key(FieldType type) {
        String scalar = type instanceof FieldType.Scalar(String name) ? name : "string";
        return switch (scalar) {
            case "string" -> draw.word();
            case "bool" -> String.valueOf(draw.truth());
            default -> String.valueOf(draw.plain());
        };
    }

    private JsonNode value(FieldType type, String field, int depth) {
        if (type instanceof FieldType.Scalar(String name)) {
            return scalar(name, field);
        }
        String name = type instanceof FieldType.Named(String full) ? full : "";
        EnumIndex.Constants constants = enums.find(name);
        if (constants != null) {
            List<String> sorted = constants.numbers().entrySet().stream()
                    .sorted(Comparator.comparing(it -> it.getValue())).map(it -> it.getKey()).toList();
            return NODES.textNode(draw.one(sorted));
        }
        TypeIndex.Declared declared = types.find(name);
        ProtoSchema.@Nullable Message message = declared == null ? null : declared.message();
        return message == null ? NODES.textNode(wellKnown(name)) : message(message, depth + 1);
    }

    private JsonNode scalar(String type, String field) {
        return switch (type) {
            case "string" -> NODES.textNode(draw.text(field));
            case "bytes" -> NODES.textNode(draw.hex(SOME_BYTES));
            case "bool" -> NODES.booleanNode(draw.truth());
            case "double", "float" -> NODES.numberNode(BigDecimal.valueOf(draw.plain(), 1));
            default -> NODES.numberNode(BigInteger.valueOf(draw.plain()));
        };
    }

    /// A message of nothing is always one; a time stamp is too common to be empty.
    private String wellKnown(String name) {
        if (!name.equals("google.protobuf.Timestamp")) {
            return "";
        }
        StringBuilder hex = new StringBuilder(TIMESTAMP_SECONDS);
        long rest = draw.moment().getEpochSecond();
        while (rest > 0x7f) {
            hex.append(String.format("%02x", (rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        return hex.append(String.format("%02x", rest)).toString();
    }
}
