package tableflow.console.sandbox.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// JSON as the sandbox reads and writes it: exact decimals, no duplicate keys, nothing after the document.
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /// Parses UTF-8 bytes.
    public static JsonNode parse(byte[] bytes) throws BadJson {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw new BadJson("empty body", 1, 1);
            }
            return node;
        } catch (JsonProcessingException e) {
            throw BadJson.from(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode parse(String text) throws BadJson {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Parses text to maps, lists, texts, numbers and truth values.
    public static Object plain(String text) throws BadJson {
        JsonNode tree = parse(text);
        try {
            return MAPPER.treeToValue(tree, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was read is no value", e);
        }
    }

    /// Any tree, map, list or record as UTF-8 JSON.
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not serialisable: " + value.getClass(), e);
        }
    }

    /// Like [#bytes(Object)], indented for people.
    public static byte[] pretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not serialisable: " + value.getClass(), e);
        }
    }

    /// A tree made from any map, list or record.
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
