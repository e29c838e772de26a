package tableflow.console.remote.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/// JSON for requests and answers: exact numbers, nothing after the document.
///
/// Answers are read by the parser alone. The mapper, which knows calendars and languages, takes longer to make than
/// most answers to come, and a command that only reads has no other need of it.
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final class Writer {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }

    private Json() {}

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    /// An object with one text field: a reference, mostly.
    public static ObjectNode object(String name, String value) {
        return object().put(name, value);
    }

    /// An object that was once given as text.
    ///
    /// @throws IllegalArgumentException when it is none
    public static JsonNode object(String json) {
        try {
            JsonNode node = parse(json.getBytes(StandardCharsets.UTF_8));
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
        throw new IllegalArgumentException("it is no JSON object");
    }

    static byte[] bytes(JsonNode node) {
        try {
            return Writer.MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String pretty(JsonNode node) {
        return node.toPrettyString();
    }

    /// Parses a document.
    ///
    /// @throws JsonProcessingException with the place, when it is none; an empty one included
    static JsonNode parse(byte[] bytes) throws JsonProcessingException {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() == null) {
                throw new EmptyDocument();
            }
            JsonNode node = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the document's end");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The value that begins here. The parser itself refuses to go deeper than a thousand.
    private static JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode node = NODES.objectNode();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    node.set(name, value(parser));
                }
                yield node;
            }
            case START_ARRAY -> {
                ArrayNode node = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    node.add(value(parser));
                }
                yield node;
            }
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(decimal(parser));
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static JsonNode whole(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    /// Without zeros at the end, as the mapper has it. Jackson's own exception for an exponent of many digits is none
    /// of JSON's.
    private static BigDecimal decimal(JsonParser parser) throws IOException {
        try {
            return parser.getDecimalValue().stripTrailingZeros();
        } catch (NumberFormatException tooLarge) {
            throw new JsonParseException(parser, "a number with too large an exponent", tooLarge);
        }
    }

    private static final class EmptyDocument extends JsonProcessingException {
        private static final long serialVersionUID = 1;

        EmptyDocument() {
            super("the document is empty");
        }
    }
}
