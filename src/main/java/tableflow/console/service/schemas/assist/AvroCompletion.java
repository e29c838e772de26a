package tableflow.console.service.schemas.assist;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.schemas.assist.AvroShape.Role;
import tableflow.console.service.schemas.assist.Proposals.Kind;
import tableflow.console.service.schemas.assist.WordBook.Word;

/// What could stand at a caret of an Avro schema.
final class AvroCompletion {

    static final WordBook BOOK = WordBook.read("avro.txt");

    private final String text;
    private final @Nullable JsonPart root;
    private final AvroNames names;

    AvroCompletion(String text, @Nullable JsonPart root, AvroNames names) {
        this.text = text;
        this.root = root;
        this.names = names;
    }

    Proposals at(int caret) {
        JsonParts.Cursor cursor = JsonParts.cursor(text, caret);
        JsonProposals proposals = new JsonProposals(text, cursor);
        JsonPart in = cursor.in() == null ? null : whole(cursor.in());
        if (in == null) {
            if (root == null) {
                proposals.value(Kind.VALUE, "{ }",
                        "{\n  \"type\": \"record\",\n  \"name\": \"$0\",\n  \"fields\": []\n}", "a record", "");
            }
            return proposals.all(Set.of());
        }
        if (cursor.naming()) {
            keys(in, proposals);
            return proposals.all(JsonProposals.taken(in, cursor.token()));
        }
        if (in.isArray()) {
            element(in, proposals);
        } else {
            value(in, cursor.member(), proposals);
        }
        return proposals.all(JsonProposals.listed(in, cursor.token()));
    }

    /// The part of the whole text that begins where one of the text before the caret does.
    private JsonPart whole(JsonPart before) {
        JsonPart at = root;
        while (at != null && at.from() != before.from()) {
            JsonPart next = null;
            for (JsonPart part : at.parts()) {
                if (part.isContainer() && part.from() <= before.from() && before.from() < part.to()) {
                    next = part;
                }
            }
            at = next;
        }
        return at == null ? before : at;
    }

    private static void keys(JsonPart in, JsonProposals proposals) {
        Role role = AvroShape.role(in);
        if (role != Role.TYPE && role != Role.FIELD) {
            return;
        }
        String kind = AvroShape.kind(in);
        for (Word word : BOOK.section("key")) {
            if (word.fits(kind)) {
                proposals.member(Kind.KEYWORD, word.name(), switch (word.value()) {
                    case "text", "type", "logical", "order", "connect-type" -> "\"$0\"";
                    case "fields", "symbols", "names" -> "[$0]";
                    case "object" -> "{$0}";
                    default -> "$0";
                }, kind, word.explained());
            }
        }
    }

    private void element(JsonPart array, JsonProposals proposals) {
        switch (AvroShape.role(array)) {
            case TYPE -> types(array, true, proposals);
            case FIELDS -> proposals.value(Kind.VALUE, "field", "{\"name\": \"$0\", \"type\": \"\"}", "a field", "");
            case FIELD, SYMBOLS, VALUE -> { }
        }
    }

    private void value(JsonPart in, String key, JsonProposals proposals) {
        Role role = AvroShape.role(in);
        if (role != Role.TYPE && role != Role.FIELD) {
            return;
        }
        String kind = AvroShape.kind(in);
        switch (key) {
            case "type", "items", "values" -> {
                if (role == Role.TYPE && key.equals("type")) {
                    section("complex", Kind.TYPE, "", proposals);
                }
                types(in, role == Role.FIELD || !key.equals("type"), proposals);
            }
            case "logicalType" -> section("logical", Kind.VALUE, in.text("type").orElse(""), proposals);
            case "order" -> section("order", Kind.VALUE, "", proposals);
            case "connect.type" -> section("connect-type", Kind.VALUE, "", proposals);
            case "default" -> defaults(in, kind, proposals);
            default -> { }
        }
    }

    private static void section(String section, Kind kind, String type, JsonProposals proposals) {
        BOOK.section(section).stream().filter(word -> word.fits(type)).forEach(word ->
                proposals.text(kind, word.name(), word.table(), word.explained()));
    }

    /// @param whole whether objects and unions can stand there too
    private void types(JsonPart at, boolean whole, JsonProposals proposals) {
        section("type", Kind.TYPE, "", proposals);
        String space = AvroNames.space(at);
        names.all().forEach((full, found) -> {
            // In its own namespace a type goes by its last name.
            boolean near = !space.isEmpty() && full.startsWith(space + ".")
                    && full.indexOf('.', space.length() + 1) < 0;
            proposals.text(Kind.NAME, near ? full.substring(space.length() + 1) : full,
                    found.type().text("type").orElse("type"), found.type().text("doc").orElse(""));
        });
        if (whole) {
            proposals.value(Kind.VALUE, "nullable", "[\"null\", \"$0\"]", "a union with null", "");
            proposals.value(Kind.VALUE, "array", "{\"type\": \"array\", \"items\": \"$0\"}", "a list", "");
            proposals.value(Kind.VALUE, "map", "{\"type\": \"map\", \"values\": \"$0\"}", "a map", "");
            proposals.value(Kind.VALUE, "record", "{\"type\": \"record\", \"name\": \"$0\", \"fields\": []}",
                    "a struct", "");
            proposals.value(Kind.VALUE, "enum", "{\"type\": \"enum\", \"name\": \"$0\", \"symbols\": []}",
                    "a string", "");
            proposals.value(Kind.VALUE, "timestamp",
                    "{\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}", "a timestamptz", "");
            proposals.value(Kind.VALUE, "decimal", "{\"type\": \"bytes\", \"logicalType\": \"decimal\", "
                    + "\"precision\": $0, \"scale\": 2}", "a decimal", "");
        }
    }

    private void defaults(JsonPart in, String kind, JsonProposals proposals) {
        JsonPart type = in.member("type");
        JsonPart first = type != null && type.isArray() && !type.parts().isEmpty() ? type.parts().getFirst() : type;
        JsonPart symbols = kind.equals("enum") ? in : enumOf(first, names);
        if (symbols != null) {
            symbols.texts("symbols").forEach(symbol -> proposals.text(Kind.VALUE, symbol, "symbol", ""));
        }
        String name = first == null ? "" : first.isObject() ? first.text("type").orElse("") : first.text();
        switch (name) {
            case "null" -> proposals.value(Kind.VALUE, "null", "null", "", "");
            case "boolean" -> {
                proposals.value(Kind.VALUE, "true", "true", "", "");
                proposals.value(Kind.VALUE, "false", "false", "", "");
            }
            case "int", "long", "float", "double" -> proposals.value(Kind.VALUE, "0", "0", "", "");
            case "string", "bytes" -> proposals.text(Kind.VALUE, "", "an empty text", "");
            case "array" -> proposals.value(Kind.VALUE, "[]", "[]", "", "");
            case "map", "record" -> proposals.value(Kind.VALUE, "{}", "{}", "", "");
            default -> { }
        }
    }

    /// The enum that a type is, or names; of a union its first branch.
    static @Nullable JsonPart enumOf(@Nullable JsonPart type, AvroNames names) {
        JsonPart first = type != null && type.isArray() && !type.parts().isEmpty() ? type.parts().getFirst() : type;
        JsonPart found = first != null && first.isText()
                ? names.find(first.text(), first.parent()).map(AvroNames.Found::type).orElse(null) : first;
        return found != null && found.isObject() && found.text("type").filter("enum"::equals).isPresent()
                ? found : null;
    }
}
