package tableflow.console.service.messages;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/// JSON whose numbers keep all their digits.
public final class ExactJson {

    /// Blanks by which [#pretty(JsonNode)] indents one level more.
    public static final int INDENT = 2;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final String UNWRITTEN = "a JSON tree could not be written";

    private ExactJson() {}

    /// @throws IOException when it is not one JSON value, whole
    public static JsonNode read(byte[] bytes) throws IOException {
        try {
            return JSON.readTree(bytes);
        } catch (NumberFormatException past) {
            throw beyond(past);
        }
    }

    /// @throws JsonProcessingException when it is not one JSON value, whole
    public static JsonNode read(String text) throws JsonProcessingException {
        try {
            return JSON.readTree(text);
        } catch (NumberFormatException past) {
            throw beyond(past);
        }
    }

    /// The library lets this one through as it is.
    private static JsonParseException beyond(NumberFormatException past) {
        return new JsonParseException(null, "a number is beyond all limits", past);
    }

    public static String compact(JsonNode node) {
        return written(JSON.writer(), node);
    }

    /// Over several lines, as people like to read it.
    public static String pretty(JsonNode node) {
        return written(JSON.writerWithDefaultPrettyPrinter(), node);
    }

    private static String written(ObjectWriter writer, JsonNode node) {
        try {
            return writer.writeValueAsString(node);
        } catch (JsonGenerationException tooLong) {
            // A number would have more than some 10,000 digits: it is as exact with its exponent.
            return withExponents(writer.without(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN), node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(UNWRITTEN, impossible);
        }
    }

    private static String withExponents(ObjectWriter writer, JsonNode node) {
        try {
            return writer.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(UNWRITTEN, impossible);
        }
    }
}
