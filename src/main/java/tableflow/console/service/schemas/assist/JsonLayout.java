package tableflow.console.service.schemas.assist;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON text in good order: two blanks for each bracket, a member a line; an array of plain values that fits into a
/// line stays in one. Order, numbers and texts stay as they are written.
final class JsonLayout {

    private static final String INDENT = " ".repeat(SchemaAssist.INDENT);
    private static final int LINE = 100;
    private static final int MOST_LEVELS = 390;

    private final String text;
    private final StringBuilder out = new StringBuilder();

    private JsonLayout(String text) {
        this.text = text;
    }

    /// Empty for what is no JSON.
    static Optional<String> of(String text) {
        JsonPart root = StrictTree.isJson(text) ? JsonParts.read(text) : null;
        if (root == null) {
            return Optional.empty();
        }
        JsonLayout layout = new JsonLayout(text);
        return layout.write(root, 0) ? Optional.of(layout.out.append('\n').toString()) : Optional.empty();
    }

    private boolean write(JsonPart part, int level) {
        if (level > MOST_LEVELS) {
            return false;
        }
        if (!part.isContainer()) {
            out.append(text, part.from(), part.to());
            return true;
        }
        String flat = part.isArray() ? flat(part) : null;
        if (part.parts().isEmpty()) {
            out.append(part.isObject() ? "{}" : "[]");
        } else if (flat != null && level * INDENT.length() + flat.length() <= LINE) {
            out.append(flat);
        } else {
            out.append(part.isObject() ? '{' : '[');
            String before = "";
            for (JsonPart inner : part.parts()) {
                out.append(before).append('\n').append(INDENT.repeat(level + 1));
                if (part.isObject()) {
                    Range name = inner.nameRange();
                    out.append(text, name.from(), name.to()).append(": ");
                }
                if (!write(inner, level + 1)) {
                    return false;
                }
                before = ",";
            }
            out.append('\n').append(INDENT.repeat(level)).append(part.isObject() ? '}' : ']');
        }
        return true;
    }

    /// An array of plain values in one line; null for others.
    private @Nullable String flat(JsonPart array) {
        StringBuilder flat = new StringBuilder("[");
        for (JsonPart part : array.parts()) {
            if (part.isContainer() || flat.length() > LINE) {
                return null;
            }
            flat.append(flat.length() > 1 ? ", " : "").append(text, part.from(), part.to());
        }
        return flat.append(']').toString();
    }
}
