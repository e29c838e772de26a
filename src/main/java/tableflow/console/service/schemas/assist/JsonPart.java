package tableflow.console.service.schemas.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A value of a text that should be JSON, as far as it has been typed: brackets may be open, values may be missing.
final class JsonPart {

    private final Kind kind;
    private final @Nullable JsonPart parent;
    private final Name name;
    private final int from;
    private final String text;
    private final List<JsonPart> parts = new ArrayList<>();
    private int to;
    private boolean closed;

    enum Kind {
        OBJECT,
        ARRAY,
        TEXT,
        /// A number, true, false, null, or what is none of the language.
        WORD,
        /// A member without a value yet.
        MISSING
    }

    /// The name of a member, with its quotation marks' place; of other values an empty text.
    record Name(String text, int from, int to) {}

    /// @param text what a text or word says; empty for others
    JsonPart(Kind kind, @Nullable JsonPart parent, Name name, Range range, String text) {
        this.kind = kind;
        this.parent = parent;
        this.name = name;
        this.from = range.from();
        this.to = range.to();
        this.text = text;
    }

    void end(int end, boolean bracket) {
        to = end;
        closed = bracket;
    }

    Kind kind() {
        return kind;
    }

    @Nullable JsonPart parent() {
        return parent;
    }

    /// Of a member; empty for others.
    String name() {
        return name.text();
    }

    /// The characters of the name; for a value without one, those of its beginning.
    Range nameRange() {
        return name.to() > name.from() ? new Range(name.from(), name.to())
                : new Range(from, isContainer() ? Math.min(from + 1, to) : to);
    }

    Range range() {
        return new Range(from, to);
    }

    /// From the name to the end of the value.
    Range whole() {
        return new Range(name.to() > name.from() ? name.from() : from, to);
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// Whether its last bracket is there.
    boolean isClosed() {
        return closed;
    }

    boolean isContainer() {
        return kind == Kind.OBJECT || kind == Kind.ARRAY;
    }

    boolean isObject() {
        return kind == Kind.OBJECT;
    }

    boolean isArray() {
        return kind == Kind.ARRAY;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    /// What a text or word says.
    String text() {
        return text;
    }

    /// Members or elements in their order; those without a name in an object are half-typed.
    List<JsonPart> parts() {
        return parts;
    }

    /// The first member of a name.
    @Nullable JsonPart member(String wanted) {
        for (JsonPart part : parts) {
            if (part.name().equals(wanted)) {
                return isObject() ? part : null;
            }
        }
        return null;
    }

    /// What the member of a name says; empty when it is no text.
    Optional<String> text(String member) {
        JsonPart found = member(member);
        return found != null && found.isText() ? Optional.of(found.text) : Optional.empty();
    }

    /// The texts that the member of a name is, or lists.
    List<String> texts(String member) {
        JsonPart found = member(member);
        return found == null ? List.of() : (found.isArray() ? found.parts.stream() : Stream.of(found))
                .filter(JsonPart::isText).map(JsonPart::text).toList();
    }

    /// The innermost part at an offset; the names of members count to them.
    JsonPart at(int offset) {
        JsonPart found = this;
        for (boolean deeper = true; deeper; ) {
            deeper = false;
            for (JsonPart part : found.parts) {
                if (part.whole().touches(offset)) {
                    found = part;
                    deeper = true;
                    break;
                }
            }
        }
        return found;
    }

    /// The root of the text.
    JsonPart root() {
        JsonPart at = this;
        while (at.parent != null) {
            at = at.parent;
        }
        return at;
    }
}
