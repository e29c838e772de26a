package tableflow.console.service.schemas.assist;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.schema.JsonDraft;
import tableflow.console.service.schemas.assist.WordBook.Word;

/// The words of a draft of JSON Schema, and what the values of a schema's text are for.
final class JsonWords {

    private static final WordBook BOOK = WordBook.read("json.txt");

    private final JsonDraft draft;

    /// What a value is for.
    enum Role {
        SCHEMA,
        /// An object whose members are schemas under names of the user's.
        SCHEMAS,
        SCHEMA_LIST,
        /// Names of properties.
        NAMES,
        NAMES_BY_NAME,
        TYPES,
        PARAMETERS,
        /// Any value, or one for which the keyword says more.
        VALUE
    }

    JsonWords(JsonDraft draft) {
        this.draft = draft;
    }

    /// The draft that the schema names; draft 7 where it names none, as registries read it.
    static JsonWords of(@Nullable JsonPart root) {
        return new JsonWords(Optional.ofNullable(root).flatMap(it -> it.text("$schema")).flatMap(JsonDraft::named)
                .orElse(JsonDraft.DRAFT_7));
    }

    /// The words of a section that the draft has.
    List<Word> section(String section) {
        return BOOK.section(section).stream().filter(this::has).toList();
    }

    /// A keyword of any draft; of several, that of this draft.
    Optional<Word> keyword(String name) {
        return section("keyword").stream().filter(it -> it.name().equals(name)).findFirst()
                .or(() -> BOOK.find("keyword", name, ""));
    }

    /// Whether the draft has a word.
    boolean has(Word word) {
        if (word.since().isEmpty()) {
            return true;
        }
        int number = number(draft);
        int hyphen = word.since().indexOf('-');
        String last = word.since().substring(hyphen + 1);
        return number >= Integer.parseInt(word.since().substring(0, hyphen))
                && (last.isEmpty() || number <= Integer.parseInt(last));
    }

    JsonDraft draft() {
        return draft;
    }

    private static int number(JsonDraft draft) {
        return switch (draft) {
            case DRAFT_4 -> 4;
            case DRAFT_6 -> 6;
            case DRAFT_7 -> 7;
            case DRAFT_2019_09 -> 19;
            case DRAFT_2020_12 -> 20;
        };
    }

    /// What the value is for.
    static Role role(JsonPart part) {
        JsonPart parent = part.parent();
        if (parent == null) {
            return Role.SCHEMA;
        }
        return inside(role(parent), parent, part.name(), part.isArray());
    }

    /// What a value in `parent` is for.
    ///
    /// @param name of the member; empty for an element
    static Role inside(Role parentRole, JsonPart parent, String name, boolean array) {
        return switch (parentRole) {
            case SCHEMA -> parent.isObject() ? of(name, array) : Role.VALUE;
            case SCHEMAS -> array ? Role.NAMES : Role.SCHEMA;
            case SCHEMA_LIST -> Role.SCHEMA;
            case NAMES_BY_NAME -> Role.NAMES;
            case NAMES, TYPES, VALUE, PARAMETERS -> Role.VALUE;
        };
    }

    private static Role of(String keyword, boolean array) {
        return switch (BOOK.find("keyword", keyword, "").map(Word::value).orElse("")) {
            case "schema" -> Role.SCHEMA;
            case "schemas" -> Role.SCHEMAS;
            case "schema-list" -> Role.SCHEMA_LIST;
            case "schema-or-list" -> array ? Role.SCHEMA_LIST : Role.SCHEMA;
            case "names" -> Role.NAMES;
            case "names-by-name" -> Role.NAMES_BY_NAME;
            case "type" -> Role.TYPES;
            case "parameters" -> Role.PARAMETERS;
            default -> Role.VALUE;
        };
    }

    /// Whether the part is a schema that is read as one.
    static boolean isSchema(JsonPart part) {
        return part.isObject() && role(part) == Role.SCHEMA;
    }
}
