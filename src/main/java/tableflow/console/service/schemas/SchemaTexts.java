package tableflow.console.service.schemas;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.AvroRuntimeException;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFormat;

/// Whether the text of a schema is one. It is not asked here whether the registry or Tableflow likes it.
public final class SchemaTexts {

    /// Why a text is no schema.
    ///
    /// @param line counted from 1
    /// @param column counted from 1
    public record Flaw(int line, int column, String message) {}

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern WIRE = Pattern.compile("Syntax error in .*?:(\\d+):(\\d+): (.*)", Pattern.DOTALL);

    private SchemaTexts() {}

    /// The first flaw of `text`, or nothing when it parses.
    ///
    /// @param references whether it refers to schemas that are not at hand: names it does not define are then no flaw
    public static Optional<Flaw> flaw(SchemaFormat format, String text, boolean references) {
        if (text.isBlank()) {
            return Optional.of(new Flaw(1, 1, "is empty"));
        }
        return switch (format) {
            case JSON -> json(text);
            case AVRO -> avro(text, references);
            case PROTOBUF -> protobuf(text);
        };
    }

    private static Optional<Flaw> syntax(String text) {
        try {
            JSON.readTree(text);
            return Optional.empty();
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            String message = firstLine(broken.getOriginalMessage());
            return Optional.of(at == null
                    ? new Flaw(1, 1, message)
                    : new Flaw(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), "is not JSON: " + message));
        }
    }

    private static Optional<Flaw> json(String text) {
        Optional<Flaw> broken = syntax(text);
        if (broken.isPresent()) {
            return broken;
        }
        JsonNode root = tree(text);
        if (!root.isObject() && !root.isBoolean()) {
            return Optional.of(new Flaw(1, 1, "must be an object: a JSON Schema"));
        }
        String dialect = root.path("$schema").asText("").replaceAll("#$", "");
        SpecificationVersion version = version(dialect);
        try {
            Schema metaschema = SchemaRegistry.withDefaultDialect(version)
                    .getSchema(SchemaLocation.of(version.getDialectId()));
            List<Error> errors = metaschema.validate(text, InputFormat.JSON);
            if (errors.isEmpty()) {
                return Optional.empty();
            }
            Error first = errors.getFirst();
            return Optional.of(locate(text, first.getInstanceLocation().toString(),
                    "is not a JSON Schema: " + first.getInstanceLocation() + " " + first.getMessage()));
        } catch (SchemaException unresolvable) {
            return Optional.of(new Flaw(1, 1, "is not a JSON Schema: " + firstLine(unresolvable.getMessage())));
        }
    }

    private static SpecificationVersion version(String dialect) {
        if (dialect.contains("draft-04")) {
            return SpecificationVersion.DRAFT_4;
        }
        if (dialect.contains("draft-06")) {
            return SpecificationVersion.DRAFT_6;
        }
        if (dialect.contains("2019-09")) {
            return SpecificationVersion.DRAFT_2019_09;
        }
        // The registry reads a schema that names no dialect as draft 7.
        return dialect.contains("2020-12") ? SpecificationVersion.DRAFT_2020_12 : SpecificationVersion.DRAFT_7;
    }

    /// Walks the text to the value at a JSON pointer.
    private static Flaw locate(String text, String pointer, String message) {
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                boolean value = parser.currentToken() != JsonToken.FIELD_NAME;
                if (value && parser.getParsingContext().pathAsPointer().toString().equals(pointer)) {
                    JsonLocation at = parser.currentTokenLocation();
                    return new Flaw(at.getLineNr(), at.getColumnNr(), message);
                }
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Flaw(1, 1, message);
    }

    private static Optional<Flaw> avro(String text, boolean references) {
        String trimmed = text.strip();
        if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
            Optional<Flaw> broken = syntax(text);
            if (broken.isPresent() || references) {
                return broken;
            }
        }
        try {
            new org.apache.avro.Schema.Parser().parse(trimmed.startsWith("{") || trimmed.startsWith("[")
                    || trimmed.startsWith("\"") ? text : "\"" + trimmed + "\"");
            return Optional.empty();
        } catch (AvroRuntimeException broken) {
            String message = firstLine(broken.getMessage());
            return Optional.of(near(text, message, "is not an Avro schema: " + message));
        }
    }

    /// Avro tells no place, but usually the word that it stumbled over.
    private static Flaw near(String text, String message, String told) {
        Matcher words = Pattern.compile("\"([^\"]+)\"|: ([\\w.]+)").matcher(message);
        while (words.find()) {
            String word = words.group(1) != null ? words.group(1) : words.group(2);
            int at = text.indexOf('"' + word + '"');
            if (at >= 0) {
                String before = text.substring(0, at);
                int line = (int) before.chars().filter(it -> it == '\n').count() + 1;
                return new Flaw(line, at - before.lastIndexOf('\n'), told);
            }
        }
        return new Flaw(1, 1, told);
    }

    private static Optional<Flaw> protobuf(String text) {
        try {
            ProtoFileElement file = ProtoParser.Companion.parse(Location.get("schema.proto"), text);
            return file.getTypes().isEmpty()
                    ? Optional.of(new Flaw(1, 1, "is not a Protobuf schema: it defines no message"))
                    : Optional.empty();
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            String message = broken.getMessage() == null ? "cannot be read" : broken.getMessage();
            Matcher place = WIRE.matcher(message);
            return Optional.of(place.matches()
                    ? new Flaw(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)),
                            "is not a Protobuf schema: " + place.group(3))
                    : new Flaw(1, 1, "is not a Protobuf schema: " + firstLine(message)));
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "cannot be read" : message.lines().findFirst().orElse("cannot be read");
    }
}
