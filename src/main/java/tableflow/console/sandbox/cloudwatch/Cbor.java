package tableflow.console.sandbox.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import tableflow.console.sandbox.http.Json;

/// Trees as CBOR, in which a time is a number of seconds under tag 1. In a result's tree a time is an [Instant] in a
/// [POJONode], because each protocol writes it in its own way.
///
/// @see "RFC 8949, section 3.4.2: epoch-based date/time"
final class Cbor {
    private static final int EPOCH_TIME = 1;
    private static final CBORMapper MAPPER = new CBORMapper();

    private Cbor() {}

    static JsonNode read(byte[] bytes) throws IOException {
        return bytes.length == 0 ? Json.object() : MAPPER.readTree(bytes);
    }

    static byte[] bytes(ObjectNode tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = new CBORFactory().createGenerator(bytes)) {
            write(out, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(CBORGenerator out, JsonNode node) throws IOException {
        switch (node) {
            case ObjectNode object -> {
                out.writeStartObject(object, object.size());
                for (var entry : object.properties()) {
                    out.writeFieldName(entry.getKey());
                    write(out, entry.getValue());
                }
                out.writeEndObject();
            }
            case ArrayNode array -> {
                out.writeStartArray(array, array.size());
                for (JsonNode one : array) {
                    write(out, one);
                }
                out.writeEndArray();
            }
            case POJONode time when time.getPojo() instanceof Instant at -> {
                out.writeTag(EPOCH_TIME);
                out.writeNumber(seconds(at));
            }
            case JsonNode number when number.isIntegralNumber() -> out.writeNumber(number.asLong());
            case JsonNode number when number.isNumber() -> out.writeNumber(number.asDouble());
            case JsonNode flag when flag.isBoolean() -> out.writeBoolean(flag.asBoolean());
            default -> out.writeString(node.asText());
        }
    }

    /// The tree with its times as seconds, for JSON.
    static JsonNode plain(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = Json.object();
                object.properties().forEach(entry -> copy.set(entry.getKey(), plain(entry.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = Json.array();
                array.forEach(one -> copy.add(plain(one)));
                yield copy;
            }
            case POJONode time when time.getPojo() instanceof Instant at -> Json.tree(seconds(at));
            default -> node;
        };
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }
}
