package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.value.HexPairs;
import tableflow.console.service.query.result.value.NestedText;
import tableflow.console.service.query.result.value.ValueType;
import tableflow.console.ui.control.HexDump;

/// What a value is, looked at closely: its exact text and whatever its type lets be read out of it.
///
/// @param facts a name and a value each: type, length, other readings of the same moment
/// @param tree the parts of a JSON text, array, map or row; null where it has none or they cannot be told apart
/// @param formatted JSON with a line for each part, or bytes in hexadecimal; empty where the text itself is best
/// @param note why there is no tree; empty otherwise
record CellDetail(List<Fact> facts, @Nullable Part tree, String formatted, String note) {

    /// One thing known of the value.
    record Fact(String name, String value) {}

    /// A part of a value.
    ///
    /// @param name in its parent; empty for the whole
    /// @param value what a leaf holds, exactly as written; empty for parts with others in them
    record Part(String name, String value, List<Part> parts) {

        /// It and all parts in it.
        int size() {
            int sum = 1;
            for (Part part : parts) {
                sum += part.size();
            }
            return sum;
        }
    }

    /// Longer values are shown as text alone: nobody reads a tree of a million parts.
    private static final int LONGEST_PARSED = 2 << 20;

    /// A tree of more parts would take the JavaFX thread too long.
    private static final int MOST_PARTS = 20_000;

    private static final int BYTES_A_LINE = 16;
    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    /// Reads a value; null is NULL. Takes a moment for large ones.
    static CellDetail of(ResultColumn column, @Nullable String value) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(text("result.cell.type"), typeName(column)));
        if (value == null) {
            facts.add(new Fact(text("result.cell.value"), text("grid.null")));
            return new CellDetail(facts, null, "", "");
        }
        facts.add(new Fact(text("result.cell.length"), text(
                "result.cell.length.of", value.codePointCount(0, value.length()),
                Units.size(value.getBytes(StandardCharsets.UTF_8).length))));
        return switch (ValueType.of(column)) {
            case NESTED -> nested(facts, value);
            case BINARY -> binary(facts, value);
            case TIMESTAMP -> {
                moments(facts, value);
                yield new CellDetail(facts, null, "", "");
            }
            case JSON, TEXT -> json(facts, value);
            default -> new CellDetail(facts, null, "", "");
        };
    }

    /// A type as it is declared: `decimal(10, 2)`.
    static String typeName(ResultColumn column) {
        return column.type().equals("decimal")
                ? "decimal(" + column.precision() + ", " + column.scale() + ")"
                : column.type();
    }

    private static CellDetail nested(List<Fact> facts, String value) {
        if (value.length() > LONGEST_PARSED) {
            return new CellDetail(facts, null, "", text("result.cell.long"));
        }
        NestedText.Reading reading = NestedText.read(value);
        NestedText.Node root = reading.root();
        if (root == null) {
            return new CellDetail(facts, null, "", text("result.cell.ambiguous"));
        }
        Part tree = part("", root);
        return tree.size() > MOST_PARTS
                ? new CellDetail(facts, null, "", text("result.cell.long"))
                : new CellDetail(facts, tree, "", reading.certain() ? "" : text("result.cell.uncertain"));
    }

    private static Part part(String name, NestedText.Node node) {
        return switch (node) {
            case NestedText.Node.Leaf(String leaf) ->
                    new Part(name, leaf == null ? text("grid.null") : leaf, List.of());
            case NestedText.Node.Array(List<NestedText.Node> items) -> {
                List<Part> parts = new ArrayList<>();
                for (NestedText.Node item : items) {
                    parts.add(part("[" + parts.size() + "]", item));
                }
                yield new Part(name, "", parts);
            }
            case NestedText.Node.Fields(List<NestedText.Node.Field> fields) ->
                    new Part(name, "", fields.stream().map(field -> part(field.name(), field.value())).toList());
        };
    }

    private static CellDetail binary(List<Fact> facts, String value) {
        byte[] bytes = HexPairs.parse(value);
        if (bytes == null) {
            return new CellDetail(facts, null, "", "");
        }
        facts.add(new Fact(text("result.cell.bytes"), Units.size(bytes.length)));
        return new CellDetail(facts, null, HexDump.of(bytes, LONGEST_PARSED / BYTES_A_LINE), "");
    }

    /// The same moment in UTC and where this machine stands; a time without a zone is nowhere.
    private static void moments(List<Fact> facts, String value) {
        int zone = value.indexOf(' ', "uuuu-MM-dd ".length());
        if (zone < 0) {
            facts.add(new Fact(text("result.cell.zone"), text("result.cell.zone.none")));
            return;
        }
        try {
            ZonedDateTime moment = LocalDateTime.parse(value.substring(0, zone), WRITTEN)
                    .atZone(ZoneId.of(value.substring(zone + 1)));
            facts.add(new Fact(text("result.cell.zone"), value.substring(zone + 1)));
            facts.add(new Fact("UTC", WRITTEN.format(moment.withZoneSameInstant(ZoneOffset.UTC))));
            facts.add(new Fact(text("result.cell.here", ZoneId.systemDefault().getId()),
                    WRITTEN.format(moment.withZoneSameInstant(ZoneId.systemDefault()))));
        } catch (DateTimeException unknown) {
            facts.add(new Fact(text("result.cell.zone"), value.substring(zone + 1)));
        }
    }

    private static CellDetail json(List<Fact> facts, String value) {
        String start = value.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return new CellDetail(facts, null, "", "");
        }
        if (value.length() > LONGEST_PARSED) {
            return new CellDetail(facts, null, "", text("result.cell.long"));
        }
        try (JsonParser parser = JSON.createParser(value)) {
            parser.nextToken();
            Part root = json("", parser);
            if (parser.nextToken() != null) {
                return new CellDetail(facts, null, "", "");
            }
            StringBuilder pretty = new StringBuilder();
            try (JsonParser again = JSON.createParser(value)) {
                pretty(again, pretty);
            }
            boolean large = root.size() > MOST_PARTS;
            return new CellDetail(
                    facts, large ? null : root, pretty.toString(), large ? text("result.cell.long") : "");
        } catch (IOException noJson) {
            return new CellDetail(facts, null, "", "");
        }
    }

    /// Read piece by piece: a number keeps the digits it is written with.
    private static Part json(String name, JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        List<Part> parts = new ArrayList<>();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                parts.add(json(field, parser));
            }
            return new Part(name, parts.isEmpty() ? "{}" : "", parts);
        }
        if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parts.add(json("[" + parts.size() + "]", parser));
            }
            return new Part(name, parts.isEmpty() ? "[]" : "", parts);
        }
        return new Part(name, written(parser), parts);
    }

    private static void pretty(JsonParser parser, StringBuilder to) throws IOException {
        int depth = 0;
        boolean first = true;
        boolean named = false;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            boolean end = token.isStructEnd();
            depth -= end ? 1 : 0;
            if (!named && !(end && first)) {
                to.append(end || first ? "" : ",").append(to.isEmpty() ? "" : "\n" + "  ".repeat(depth));
            }
            named = token == JsonToken.FIELD_NAME;
            to.append(named ? quoted(parser.currentName()) + ": " : end || token.isStructStart()
                    ? token.asString()
                    : written(parser));
            first = token.isStructStart();
            depth += first ? 1 : 0;
        }
    }

    private static String written(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING ? quoted(parser.getText()) : parser.getText();
    }

    private static String quoted(String value) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    }
}
