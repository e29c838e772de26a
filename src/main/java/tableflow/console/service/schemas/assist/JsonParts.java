package tableflow.console.service.schemas.assist;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what is there of a JSON text. It never fails: brackets that do not fit are passed by, a string without its end
/// ends with its line, a name that stands where a value is missing is taken for the next member's.
final class JsonParts {

    /// Deeper brackets are passed by.
    private static final int MOST_LEVELS = 400;
    private static final JsonPart.Name NO_NAME = new JsonPart.Name("", 0, 0);

    private final String text;
    private final Deque<JsonPart> open = new ArrayDeque<>();
    private @Nullable JsonPart root;
    private JsonPart.@Nullable Name name;
    private boolean colon;
    private int passed;
    private int at;

    /// Where a caret is.
    ///
    /// @param in the innermost open bracket; null outside of all
    /// @param member the name of the value that is being typed; empty for elements and names
    /// @param naming whether a member's name is expected
    /// @param token what is being typed, quotation marks and all; empty for nothing yet
    /// @param typed what of it stands before the caret, without a quotation mark
    record Cursor(@Nullable JsonPart in, String member, boolean naming, Range token, String typed) {}

    private JsonParts(String text) {
        this.text = text;
    }

    /// The first value of a text; null when there is none.
    static @Nullable JsonPart read(String text) {
        JsonParts reader = new JsonParts(text);
        reader.run(-1);
        reader.finish();
        return reader.root;
    }

    static Cursor cursor(String text, int caret) {
        JsonParts reader = new JsonParts(text);
        Range token = reader.run(caret);
        JsonPart in = reader.open.peek();
        JsonPart.Name member = reader.name;
        boolean naming = in != null && in.isObject() && !reader.colon;
        int from = token.from() < text.length() && text.charAt(token.from()) == '"' && token.from() < caret
                ? token.from() + 1 : token.from();
        return new Cursor(in, reader.colon && member != null ? member.text() : "", naming, token,
                text.substring(Math.min(from, caret), caret));
    }

    /// Reads on to the token that holds the caret, or to the end.
    private Range run(int caret) {
        while (at < text.length() && (caret < 0 || at < caret)) {
            char c = text.charAt(at);
            switch (c) {
                case '{' -> open(JsonPart.Kind.OBJECT);
                case '[' -> open(JsonPart.Kind.ARRAY);
                case '}' -> close(true);
                case ']' -> close(false);
                case ':' -> colon();
                case ',' -> comma();
                default -> {
                    if (Character.isWhitespace(c) || c == '\ufeff') {
                        at++;
                        continue;
                    }
                    boolean string = c == '"';
                    int end = string ? endOfString(text, at) : endOfWord(text, at);
                    boolean closed = string && isClosed(text, at, end);
                    if (caret > at && (closed ? caret < end : caret <= end)) {
                        return new Range(at, end);
                    }
                    token(string, end, closed);
                }
            }
        }
        return new Range(Math.max(caret, 0), Math.max(caret, 0));
    }

    private void open(JsonPart.Kind kind) {
        if (open.size() >= MOST_LEVELS) {
            passed++;
            at++;
            return;
        }
        JsonPart part = add(kind, new Range(at, text.length()), "");
        open.push(part);
        name = null;
        colon = false;
        at++;
    }

    private void close(boolean object) {
        at++;
        if (passed > 0) {
            passed--;
            return;
        }
        boolean fits = open.stream().anyMatch(part -> part.isObject() == object);
        if (!fits) {
            return;
        }
        flush();
        while (open.peek() != null && Objects.requireNonNull(open.peek()).isObject() != object) {
            open.pop().end(at - 1, false);
        }
        open.pop().end(at, true);
    }

    private void colon() {
        at++;
        JsonPart in = open.peek();
        if (in == null || !in.isObject() || colon) {
            return;
        }
        if (name != null) {
            colon = true;
        } else if (!in.parts().isEmpty() && in.parts().getLast().isText()) {
            // What was taken for a value is the next member's name: the value before it is missing.
            JsonPart taken = in.parts().removeLast();
            JsonPart.Name before = new JsonPart.Name(taken.name(), taken.nameRange().from(), taken.nameRange().to());
            in.parts().add(new JsonPart(JsonPart.Kind.MISSING, in, before, new Range(before.to(), before.to()), ""));
            name = new JsonPart.Name(taken.text(), taken.from(), taken.to());
            colon = true;
        }
    }

    private void comma() {
        at++;
        flush();
    }

    private void token(boolean string, int end, boolean closed) {
        JsonPart in = open.peek();
        String said = string ? decoded(text.substring(at + 1, Math.max(at + 1, closed ? end - 1 : end)))
                : text.substring(at, end);
        if (in != null && in.isObject() && !colon) {
            flush();
            name = new JsonPart.Name(said, at, end);
        } else {
            add(string ? JsonPart.Kind.TEXT : JsonPart.Kind.WORD, new Range(at, end), said);
            name = null;
            colon = false;
        }
        at = end;
    }

    private JsonPart add(JsonPart.Kind kind, Range range, String said) {
        JsonPart in = open.peek();
        JsonPart part = new JsonPart(kind, in, name == null || !colon ? NO_NAME : name, range, said);
        if (in != null) {
            if (name != null && !colon) {
                flush();
            }
            in.parts().add(part);
        } else if (root == null) {
            root = part;
        }
        return part;
    }

    /// A name whose value is missing.
    private void flush() {
        JsonPart in = open.peek();
        if (name != null && in != null) {
            int end = colon ? Math.max(name.to(), valueStart(name.to())) : name.to();
            in.parts().add(new JsonPart(JsonPart.Kind.MISSING, in, name, new Range(end, end), ""));
        }
        name = null;
        colon = false;
    }

    private int valueStart(int from) {
        int found = text.indexOf(':', from);
        return found < 0 || found >= at ? from : found + 1;
    }

    private void finish() {
        flush();
        open.forEach(part -> part.end(text.length(), false));
        open.clear();
    }

    /// The character after the string that begins at `from`, or where its line ends.
    static int endOfString(String text, int from) {
        int end = from + 1;
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' && end + 1 < text.length() && text.charAt(end + 1) != '\n' ? 2 : 1;
        }
        return end < text.length() && text.charAt(end) == '"' ? end + 1 : Math.min(end, text.length());
    }

    static boolean isClosed(String text, int from, int end) {
        return end - from >= 2 && text.charAt(end - 1) == '"' && !escaped(text, from, end - 1);
    }

    private static boolean escaped(String text, int from, int quote) {
        int slashes = 0;
        while (quote - slashes - 1 > from && text.charAt(quote - slashes - 1) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && "{}[]:,\"".indexOf(text.charAt(end)) < 0
                && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return Math.max(end, from + 1);
    }

    private static String decoded(String escaped) {
        return escaped.indexOf('\\') < 0 ? escaped
                : escaped.replace("\\\"", "\"").replace("\\/", "/").replace("\\\\", "\\");
    }
}
