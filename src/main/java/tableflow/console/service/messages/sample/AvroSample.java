package tableflow.console.service.messages.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/// Values that an Avro schema allows, written as the console shows them.
final class AvroSample {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// Deeper than this nothing is put in that may be left out: a record may hold itself.
    private static final int DEEP = 3;

    /// A record that must hold itself has no value: here it is given up.
    private static final int BOTTOMLESS = 40;

    private static final int DAY_MILLIS = (int) Duration.ofDays(1).toMillis();
    private static final int SOME_BYTES = 4;

    private final Draw draw;

    AvroSample(Draw draw) {
        this.draw = draw;
    }

    JsonNode of(Schema schema) {
        return value(schema, "", 0);
    }

    private JsonNode value(Schema schema, String field, int depth) {
        return switch (schema.getType()) {
            case RECORD -> {
                ObjectNode object = NODES.objectNode();
                if (depth < BOTTOMLESS) {
                    schema.getFields().forEach(it -> object.set(it.name(), value(it.schema(), it.name(), depth + 1)));
                }
                yield object;
            }
            case ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = depth < DEEP ? draw.few() : 0; i > 0; i--) {
                    array.add(value(schema.getElementType(), field, depth + 1));
                }
                yield array;
            }
            case MAP -> {
                ObjectNode object = NODES.objectNode();
                if (depth < DEEP) {
                    object.set(draw.word(), value(schema.getValueType(), field, depth + 1));
                }
                yield object;
            }
            case UNION -> union(schema, field, depth);
            case BYTES -> bytes(schema, draw.below(SOME_BYTES + 1));
            case FIXED -> bytes(schema, schema.getFixedSize());
            case INT -> whole(schema, Integer.MAX_VALUE);
            case LONG -> whole(schema, Long.MAX_VALUE);
            case FLOAT, DOUBLE -> NODES.numberNode(BigDecimal.valueOf(draw.plain(), 1));
            case BOOLEAN -> NODES.booleanNode(draw.truth());
            case STRING -> NODES.textNode(
                    named(schema, "uuid") ? draw.uuid().toString() : draw.text(field));
            case ENUM -> NODES.textNode(draw.one(schema.getEnumSymbols()));
            case NULL -> NODES.nullNode();
        };
    }

    /// Something rather than null, as long as it does not go too deep.
    private JsonNode union(Schema schema, String field, int depth) {
        List<Schema> real = schema.getTypes().stream().filter(it -> it.getType() != Schema.Type.NULL).toList();
        if (real.isEmpty() || (depth >= DEEP && schema.isNullable())) {
            return NODES.nullNode();
        }
        List<Schema> shallow = real.stream()
                .filter(it -> it.getType() != Schema.Type.RECORD).toList();
        return value(draw.one(depth >= DEEP && !shallow.isEmpty() ? shallow : real), field, depth);
    }

    private JsonNode bytes(Schema schema, int size) {
        return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                ? NODES.numberNode(draw.decimal(decimal.getPrecision(), decimal.getScale()))
                : NODES.textNode(draw.hex(size));
    }

    private JsonNode whole(Schema schema, long most) {
        LogicalType logical = schema.getLogicalType();
        String name = logical == null ? "" : logical.getName();
        long millis = draw.moment().toEpochMilli();
        long value = switch (name) {
            case "date" -> draw.day().toEpochDay();
            case "time-millis" -> Math.floorMod(millis, DAY_MILLIS);
            case "time-micros" -> Math.floorMod(millis, DAY_MILLIS) * 1_000L;
            case "timestamp-millis", "local-timestamp-millis" -> millis;
            case "timestamp-micros", "local-timestamp-micros" -> millis * 1_000;
            case "timestamp-nanos", "local-timestamp-nanos" -> millis * 1_000_000;
            default -> draw.plain();
        };
        return NODES.numberNode(BigInteger.valueOf(Math.min(value, most)));
    }

    private static boolean named(Schema schema, String logical) {
        return schema.getLogicalType() != null && schema.getLogicalType().getName().equals(logical);
    }
}
