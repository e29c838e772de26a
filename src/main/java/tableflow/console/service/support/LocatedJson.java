package tableflow.console.service.support;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Place;

/// A JSON document (RFC 8259, UTF-8) that remembers where in the file each of its values stood.
public final class LocatedJson {

    /// Documents of ours are small; a huge file is a mistake, not to be read into memory.
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final Map<String, Place> values = new HashMap<>();
    private final Map<String, Place> names = new HashMap<>();
    private final JsonNode root;

    private LocatedJson(String file, String text) throws IOException {
        this.file = file;
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw BadInput.of(BadInput.Reason.UNREADABLE, Place.file(file), "the file is empty");
            }
            root = read(parser, "");
            if (parser.nextToken() != null) {
                throw BadInput.of(BadInput.Reason.UNREADABLE, place(parser), "something follows the document's end");
            }
        }
    }

    /// Reads `content`, named `file` in problems.
    ///
    /// @throws BadInput with the place where it stops being JSON
    public static LocatedJson parse(String file, byte[] content) {
        if (content.length > MOST_BYTES) {
            throw BadInput.of(BadInput.Reason.UNREADABLE, Place.file(file), "too large: more than 8 MB");
        }
        try {
            return new LocatedJson(file, decode(content));
        } catch (CharacterCodingException notText) {
            throw BadInput.of(BadInput.Reason.UNREADABLE, Place.file(file), "not a text in UTF-8");
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            Place place = at == null ? Place.file(file) : new Place(file, at.getLineNr(), at.getColumnNr());
            throw BadInput.of(BadInput.Reason.UNREADABLE, place, explain(broken));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String decode(byte[] content) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /// The parser quotes the offending word, which may be a secret without its quotes.
    private static String explain(JsonProcessingException broken) {
        String message = broken.getOriginalMessage();
        if (message.startsWith("Unrecognized token")) {
            return "not JSON: a text must stand in double quotes";
        }
        if (message.startsWith("Unexpected end-of-input")) {
            return "not JSON: the file ends too early";
        }
        if (message.startsWith("Duplicate field")) {
            return "the key stands here a second time";
        }
        int more = message.indexOf('\n');
        return "not JSON: " + (more < 0 ? message : message.substring(0, more));
    }

    private JsonNode read(JsonParser parser, String pointer) throws IOException {
        values.put(pointer, place(parser));
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser, pointer, nodes.objectNode());
            case START_ARRAY -> readArray(parser, pointer, nodes.arrayNode());
            case VALUE_STRING -> nodes.textNode(parser.getText());
            case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(decimal(parser));
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            default -> nodes.nullNode();
        };
    }

    /// Jackson's own exception for an exponent of many digits is none of JSON's.
    private static BigDecimal decimal(JsonParser parser) throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException tooLarge) {
            throw new JsonParseException(parser, "a number with too large an exponent", tooLarge);
        }
    }

    private ObjectNode readObject(JsonParser parser, String pointer, ObjectNode node) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String inner = child(pointer, name);
            names.put(inner, place(parser));
            parser.nextToken();
            node.set(name, read(parser, inner));
        }
        return node;
    }

    private ArrayNode readArray(JsonParser parser, String pointer, ArrayNode node) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            node.add(read(parser, pointer + "/" + node.size()));
        }
        return node;
    }

    private Place place(JsonParser parser) {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(file, at.getLineNr(), at.getColumnNr());
    }

    /// The JSON pointer (RFC 6901) of `name` within the object at `pointer`.
    public static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    public JsonNode root() {
        return root;
    }

    public String file() {
        return file;
    }

    /// Where the value at `pointer` begins; the whole file when there is none.
    public Place valuePlace(String pointer) {
        return values.getOrDefault(pointer, Place.file(file));
    }

    /// Where the name of the value at `pointer` stands; for the root and for elements of arrays, the value itself.
    public Place namePlace(String pointer) {
        return names.getOrDefault(pointer, valuePlace(pointer));
    }
}
