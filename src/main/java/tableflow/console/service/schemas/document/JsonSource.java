package tableflow.console.service.schemas.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;

/// Reads a JSON text in one pass, with the place of every value. What is bounded: the depth, and the size of numbers.
final class JsonSource {

    /// Levels of objects and arrays. A schema that means it has a tenth of them; the parsers of schemas call themselves
    /// at every level, and a thread's stack bears no more than some thousand calls.
    static final int MOST_LEVELS = 256;
    /// Powers of ten. Beyond them a number of a few characters takes gigabytes when it is written out.
    private static final int MOST_EXPONENT = 400;
    private static final int MOST_DIGITS = 1000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNumberLength(MOST_DIGITS).build())
            .build();

    private final String text;
    private final Findings findings;
    private final JsonParser parser;

    private JsonSource(String text, JsonParser parser, Findings findings) {
        this.text = text;
        this.parser = parser;
        this.findings = findings;
    }

    /// The value that `text` is; absent when it is none, or too deep, and `findings` say why.
    static Optional<Spot> read(String text, Findings findings) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonSource(text, parser, findings).document();
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            int offset = at == null ? 0 : Math.clamp(at.getCharOffset(), 0, text.length());
            findings.add(DocumentRules.SYNTAX, "", offset, endOfWord(text, offset), explain(broken));
            return Optional.empty();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<Spot> document() throws IOException {
        if (parser.nextToken() == null) {
            findings.add(DocumentRules.EMPTY, "", 0, 0, "there is nothing but white space");
            return Optional.empty();
        }
        Spot root = value(null, new Spot.Name("", offset(), offset()), 1);
        if (root == null) {
            return Optional.empty();
        }
        if (parser.nextToken() != null) {
            findings.add(DocumentRules.SYNTAX, "", offset(), endOfWord(text, offset()),
                    "something follows the end of the schema");
            return Optional.empty();
        }
        return Optional.of(root);
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private @Nullable Spot value(@Nullable Spot parent, Spot.Name name, int level) throws IOException {
        Progress.throwIfCancelled("read the schema");
        int from = offset();
        if (parser.currentToken().isStructStart() && level > MOST_LEVELS) {
            findings.add(DocumentRules.TOO_DEEP, parent == null ? "" : shortened(parent.pointer()), from, from + 1,
                    "it is nested more than " + MOST_LEVELS + " levels deep");
            return null;
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(new Spot(parent, name, from, from, nodes.objectNode()), level);
            case START_ARRAY -> array(new Spot(parent, name, from, from, nodes.arrayNode()), level);
            case VALUE_STRING ->
                new Spot(parent, name, from, endOfString(text, from), nodes.textNode(parser.getText()));
            default -> {
                Spot spot = new Spot(parent, name, from, endOfWord(text, from), scalar(nodes));
                if (spot.node().isMissingNode()) {
                    findings.add(DocumentRules.NUMBER_TOO_LARGE, spot.pointer(), from, spot.to(),
                            "a number with more than " + MOST_EXPONENT + " digits before or behind its point");
                }
                yield spot;
            }
        };
    }

    private JsonNode scalar(JsonNodeFactory nodes) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> decimal(nodes);
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            default -> nodes.nullNode();
        };
    }

    /// Missing when it is too large.
    private JsonNode decimal(JsonNodeFactory nodes) throws IOException {
        BigDecimal value;
        try {
            value = parser.getDecimalValue();
        } catch (NumberFormatException | JsonProcessingException tooLarge) {
            return nodes.missingNode();
        }
        boolean large = Math.abs((long) value.precision() - value.scale()) > MOST_EXPONENT
                || Math.abs((long) value.scale()) > MOST_EXPONENT;
        return large ? nodes.missingNode() : nodes.numberNode(value);
    }

    private @Nullable Spot object(Spot spot, int level) throws IOException {
        ObjectNode node = (ObjectNode) spot.node();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int from = offset();
            int to = endOfString(text, from);
            parser.nextToken();
            Spot value = value(spot, new Spot.Name(name, from, to), level + 1);
            if (value == null) {
                return null;
            }
            if (spot.members().putIfAbsent(name, value) == null) {
                node.set(name, value.node());
            } else {
                findings.add(DocumentRules.DUPLICATE_KEY, value.pointer(), from, to,
                        "the key \"" + shortened(name) + "\" stands here a second time");
            }
        }
        spot.endAt(offset() + 1);
        return spot;
    }

    private @Nullable Spot array(Spot spot, int level) throws IOException {
        ArrayNode node = (ArrayNode) spot.node();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Spot value = value(spot, new Spot.Name(Integer.toString(node.size()), offset(), offset()), level + 1);
            if (value == null) {
                return null;
            }
            spot.items().add(value);
            node.add(value.node());
        }
        spot.endAt(offset() + 1);
        return spot;
    }

    /// The character after the quotation mark that ends the string which begins at `from`.
    static int endOfString(String text, int from) {
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }

    /// The end of a number, literal or the like; at least one character where there is one.
    static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length() && ",]}:{[\" \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at == from ? Math.min(from + 1, text.length()) : at;
    }

    static String shortened(String text) {
        final int most = 200;
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }

    private static String explain(JsonProcessingException broken) {
        String message = broken.getOriginalMessage();
        if (message.startsWith("Unexpected end-of-input")) {
            return "the text ends too early: a bracket or a quotation mark is not closed";
        }
        int more = message.indexOf('\n');
        String first = more < 0 ? message : message.substring(0, more);
        return "this is not JSON: " + shortened(first);
    }
}
