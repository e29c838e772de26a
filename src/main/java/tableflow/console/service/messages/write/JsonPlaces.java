package tableflow.console.service.messages.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.service.support.LocatedJson;

/// Where in a text the values of its JSON stand, so that what is wrong with one can be underlined.
final class JsonPlaces {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// How the parser names a word that is none of JSON's; it points behind it.
    private static final Pattern WORD = Pattern.compile("^Unrecognized token '([^']+)'");

    private final String text;
    private final Map<String, Span> values = new HashMap<>();
    private final Map<String, Span> names = new HashMap<>();

    private record Span(int from, int to) {}

    private JsonPlaces(String text) {
        this.text = text;
    }

    /// Why it is no JSON; absent when it is one value, whole.
    static Optional<TextFlaw> flaw(String text) {
        try {
            read(text);
            return Optional.empty();
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            int from = at == null ? text.length() : Math.clamp(at.getCharOffset(), 0, text.length());
            String why = broken.getOriginalMessage().lines().findFirst().orElse("");
            Matcher word = WORD.matcher(why);
            int begin = word.find() ? text.lastIndexOf(word.group(1), from) : -1;
            return Optional.of(begin >= 0
                    ? new TextFlaw(begin, begin + word.group(1).length(), "not JSON: " + why)
                    : span(text, from, "not JSON: " + why));
        } catch (IOException impossible) {
            throw new IllegalStateException("a text could not be read", impossible);
        }
    }

    /// Something is always underlined: at the end of the text its last character.
    private static TextFlaw span(String text, int at, String why) {
        int from = Math.clamp(at, 0, Math.max(0, text.length() - 1));
        return new TextFlaw(from, Math.min(text.length(), from + 1), why);
    }

    /// @param text JSON, as [#flaw] has it
    static JsonPlaces of(String text) {
        try {
            return read(text);
        } catch (IOException none) {
            throw new IllegalArgumentException("not JSON", none);
        }
    }

    private static JsonPlaces read(String text) throws IOException {
        JsonPlaces places = new JsonPlaces(text);
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "nothing is written");
            }
            places.value(parser, "");
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the value");
            }
        }
        return places;
    }

    private void value(JsonParser parser, String pointer) throws IOException {
        int from = start(parser);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            values.put(pointer, new Span(from, from + 1));
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String inner = LocatedJson.child(pointer, parser.currentName());
                int name = start(parser);
                names.put(inner, new Span(name, end(name)));
                parser.nextToken();
                value(parser, inner);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            values.put(pointer, new Span(from, from + 1));
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                value(parser, pointer + "/" + i);
            }
        } else {
            values.put(pointer, new Span(from, end(from)));
        }
    }

    private static int start(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    /// Behind the text, number or word that begins at `from`.
    private int end(int from) {
        int at = from + 1;
        if (text.charAt(from) == '"') {
            while (at < text.length() && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(text.length(), at + 1);
        }
        while (at < text.length() && ",]}:".indexOf(text.charAt(at)) < 0 && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Where a flaw of the value stands; the nearest value around it where there is none.
    TextFlaw locate(Unfit.Flaw flaw) {
        Span name = flaw.name() ? names.get(flaw.pointer()) : null;
        String pointer = flaw.pointer();
        Span place = name == null ? values.get(pointer) : name;
        while (place == null && !pointer.isEmpty()) {
            pointer = pointer.substring(0, pointer.lastIndexOf('/'));
            place = values.get(pointer);
        }
        return place == null ? span(text, 0, flaw.why()) : new TextFlaw(place.from(), place.to(), flaw.why());
    }
}
