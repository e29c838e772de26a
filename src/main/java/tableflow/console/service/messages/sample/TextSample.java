package tableflow.console.service.messages.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Texts of a format, a pattern and a length.
final class TextSample {

    private static final int MOST_TRIES = 30;

    private final Draw draw;

    TextSample(Draw draw) {
        this.draw = draw;
    }

    /// @param schema with the keywords of a JSON Schema
    /// @param field the member that it stands in; empty for none
    String of(JsonNode schema, String field) {
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        if (schema.path("pattern").isTextual()) {
            return patterned(schema.get("pattern").textValue(), least, most).orElseGet(() -> draw.text(field));
        }
        String format = schema.path("format").asText();
        String text = format.isEmpty() ? draw.text(field) : formatted(format, field);
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            return text.substring(text.length() - most);
        }
        StringBuilder longer = new StringBuilder(text);
        while (longer.length() < least) {
            longer.append((char) ('a' + draw.below(26)));
        }
        return longer.toString();
    }

    private Optional<String> patterned(String pattern, int least, int most) {
        Optional<String> text = Optional.empty();
        for (int more = 0; more < MOST_TRIES; more++) {
            text = new PatternSample(pattern, draw, least > 0 ? more : 1).make();
            int length = text.map(it -> it.codePointCount(0, it.length())).orElse(0);
            if (text.isEmpty() || (length >= least && length <= most)) {
                return text;
            }
        }
        return text;
    }

    private String formatted(String format, String field) {
        return switch (format) {
            case "date-time" -> draw.moment().toString();
            case "date" -> draw.day().toString();
            case "time" -> draw.moment().toString().substring("2026-01-01T".length());
            case "duration" -> "PT" + draw.plain() + "S";
            case "email", "idn-email" -> draw.word() + "@example.com";
            case "hostname", "idn-hostname" -> draw.word() + ".example.com";
            case "ipv4" -> "192.0.2." + draw.below(256);
            case "ipv6" -> "2001:db8::" + (1 + draw.below(9));
            case "uri", "iri" -> "https://example.com/" + draw.word();
            case "uri-reference", "iri-reference" -> "/" + draw.word();
            case "uri-template" -> "/" + draw.word() + "/{id}";
            case "uuid" -> draw.uuid().toString();
            case "json-pointer" -> "/" + draw.word();
            case "relative-json-pointer" -> "0/" + draw.word();
            case "regex" -> "^" + draw.word() + "$";
            default -> draw.text(field);
        };
    }
}
