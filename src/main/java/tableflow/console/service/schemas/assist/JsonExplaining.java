package tableflow.console.service.schemas.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.service.schemas.assist.JsonWords.Role;

/// What the words of a JSON Schema mean.
final class JsonExplaining {

    private final JsonPart root;
    private final JsonWords words;
    private final JsonNames names;

    JsonExplaining(JsonPart root, JsonWords words, JsonNames names) {
        this.root = root;
        this.words = words;
        this.names = names;
    }

    Optional<Explained> at(int offset) {
        JsonPart part = root.at(offset);
        JsonPart in = part.parent();
        boolean onName = !part.name().isEmpty() && part.nameRange().touches(offset);
        if (in == null) {
            return Optional.empty();
        }
        Role role = JsonWords.role(in);
        if (onName) {
            return switch (role) {
                case SCHEMA -> keyword(part);
                case SCHEMAS -> Optional.of(schema(part.nameRange(), part.name(), part));
                case PARAMETERS -> word("parameter", part.name(), part.nameRange());
                case SCHEMA_LIST, NAMES, NAMES_BY_NAME, TYPES, VALUE -> Optional.empty();
            };
        }
        if (!part.isText() || !part.range().touches(offset)) {
            return Optional.empty();
        }
        if (JsonSchemaAssist.isReference(part)) {
            return names.find(part.text()).map(found -> schema(part.range(), part.text(), found.part()));
        }
        String keyword = in.isArray() ? in.name() : part.name();
        JsonPart schema = in.isArray() ? in.parent() : in;
        if (schema == null || !JsonWords.isSchema(schema)) {
            return Optional.empty();
        }
        return switch (words.keyword(keyword).map(WordBook.Word::value).orElse("")) {
            case "type" -> word("type", part.text(), part.range());
            case "format" -> word("format", part.text(), part.range());
            case "connect-type" -> word("connect-type", part.text(), part.range());
            case "flink-type" -> word("flink-type", part.text(), part.range());
            case "title" -> word("title", part.text(), part.range());
            default -> Optional.empty();
        };
    }

    private Optional<Explained> keyword(JsonPart member) {
        return words.keyword(member.name()).map(word -> new Explained(member.nameRange(), word.name(),
                words.has(word) ? word.explained()
                        : word.explained() + "\nNot in " + words.draft().label() + ": it says nothing there."));
    }

    private Optional<Explained> word(String section, String name, Range range) {
        return words.section(section).stream().filter(it -> it.name().equals(name)).findFirst()
                .map(word -> new Explained(range, name, word.explained()));
    }

    private static Explained schema(Range range, String name, JsonPart schema) {
        List<String> lines = new ArrayList<>();
        String about = JsonSchemaAssist.about(schema);
        if (!about.isEmpty()) {
            lines.add(about);
        }
        List<String> values = schema.texts("enum");
        if (!values.isEmpty()) {
            lines.add("One of " + JsonOutline.shortened(String.join(", ", values)));
        }
        String detail = JsonOutline.detail(schema);
        return new Explained(range, detail.isEmpty() ? name : name + ": " + detail, String.join("\n", lines));
    }
}
