package tableflow.console.service.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/// Avro's binary form as JSON: decimals as exact numbers, other bytes as hexadecimal digits, a union as what it holds.
final class AvroJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Schema schema;
    private final GenericDatumReader<Object> reader;

    AvroJson(Schema schema) {
        this.schema = schema;
        this.reader = new GenericDatumReader<>(schema);
    }

    /// For any thread.
    ///
    /// @throws IOException when the bytes are no value of the schema, or more than one
    JsonNode read(byte[] bytes) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        Object value = reader.read(null, decoder);
        if (!decoder.isEnd()) {
            throw new IOException("bytes are left behind the value");
        }
        return node(schema, value);
    }

    private static JsonNode node(Schema schema, @Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        return switch (schema.getType()) {
            case RECORD -> {
                ObjectNode object = NODES.objectNode();
                for (Schema.Field field : schema.getFields()) {
                    object.set(field.name(), node(field.schema(), ((IndexedRecord) value).get(field.pos())));
                }
                yield object;
            }
            case ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                for (Object item : (List<?>) value) {
                    array.add(node(schema.getElementType(), item));
                }
                yield array;
            }
            case MAP -> {
                ObjectNode object = NODES.objectNode();
                for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                    object.set(entry.getKey().toString(), node(schema.getValueType(), entry.getValue()));
                }
                yield object;
            }
            case UNION -> node(schema.getTypes().get(
                    GenericData.get().resolveUnion(schema, value)), value);
            case BYTES -> bytes(schema, ((ByteBuffer) value).duplicate());
            case FIXED -> bytes(schema, ByteBuffer.wrap(((GenericFixed) value).bytes()));
            case INT -> NODES.numberNode((Integer) value);
            case LONG -> NODES.numberNode((Long) value);
            case FLOAT -> number((Float) value, value.toString());
            case DOUBLE -> number((Double) value, value.toString());
            case BOOLEAN -> NODES.booleanNode((Boolean) value);
            case STRING, ENUM -> NODES.textNode(value.toString());
            case NULL -> NODES.nullNode();
        };
    }

    /// JSON has no NaN and no infinity.
    private static JsonNode number(double value, String text) {
        return Double.isFinite(value) ? NODES.numberNode(new BigDecimal(text)) : NODES.textNode(text);
    }

    private static JsonNode bytes(Schema schema, ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        LogicalType logical = schema.getLogicalType();
        return logical instanceof LogicalTypes.Decimal decimal && bytes.length > 0
                ? NODES.numberNode(new BigDecimal(new BigInteger(bytes), decimal.getScale()))
                : NODES.textNode(HexFormat.of().formatHex(bytes));
    }
}
