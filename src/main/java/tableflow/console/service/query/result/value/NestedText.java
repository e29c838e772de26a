package tableflow.console.service.query.result.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads arrays, maps and rows as Athena writes them: `[1, 2]`, `{k=1}`, `{id=1, name=x}`. Texts inside stand without
/// quotes, so `[a, b]` may be two texts or one: such a reading is called uncertain, and the text itself must be shown
/// beside it. It is certain where all that is inside are numbers, truth values, times and nulls.
public final class NestedText {

    private static final int DEEPEST = 200;

    private final String text;
    private int at;
    private boolean certain = true;

    private NestedText(String text) {
        this.text = text;
    }

    /// A part of a nested value.
    public sealed interface Node {
        /// A value that holds no other; null for NULL.
        record Leaf(@Nullable String text) implements Node {}

        record Array(List<Node> items) implements Node {}

        /// A map or a row: the notation is the same.
        record Fields(List<Field> fields) implements Node {}

        record Field(String name, Node value) {}
    }

    /// What came of reading.
    ///
    /// @param root absent when the text does not follow the notation, or texts inside hold signs of it
    /// @param certain whether there is no other way to read it
    public record Reading(@Nullable Node root, boolean certain) {}

    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1;
    }

    /// Reads the text of a column of type array, map or row.
    public static Reading read(String text) {
        NestedText reader = new NestedText(text);
        try {
            Node root = reader.node(0, "");
            return reader.at == text.length() && !(root instanceof Node.Leaf)
                    ? new Reading(root, reader.certain)
                    : new Reading(null, false);
        } catch (Broken notReadable) {
            return new Reading(null, false);
        }
    }

    private Node node(int depth, String ends) throws Broken {
        if (depth > DEEPEST) {
            throw new Broken();
        }
        if (starts('[')) {
            return array(depth);
        }
        return starts('{') ? fields(depth) : leaf(ends);
    }

    private Node array(int depth) throws Broken {
        at++;
        List<Node> items = new ArrayList<>();
        if (starts(']')) {
            at++;
            return new Node.Array(items);
        }
        do {
            items.add(node(depth + 1, "]"));
        } while (separator(']'));
        return new Node.Array(items);
    }

    private Node fields(int depth) throws Broken {
        at++;
        List<Node.Field> fields = new ArrayList<>();
        if (starts('}')) {
            at++;
            return new Node.Fields(fields);
        }
        do {
            int start = at;
            while (at < text.length() && "=,[]{}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (!starts('=')) {
                throw new Broken();
            }
            String name = text.substring(start, at++);
            fields.add(new Node.Field(name, node(depth + 1, "}")));
        } while (separator('}'));
        return new Node.Fields(fields);
    }

    /// Passes over `, ` and says true, or over the end and says false.
    private boolean separator(char end) throws Broken {
        if (text.startsWith(", ", at)) {
            at += 2;
            return true;
        }
        if (!starts(end)) {
            throw new Broken();
        }
        at++;
        return false;
    }

    private Node leaf(String ends) throws Broken {
        int start = at;
        while (at < text.length() && "=[]{}".indexOf(text.charAt(at)) < 0 && !text.startsWith(", ", at)) {
            at++;
        }
        if (at < text.length() && ends.indexOf(text.charAt(at)) < 0 && text.charAt(at) != ',') {
            throw new Broken();
        }
        String value = text.substring(start, at);
        if (value.equals("null")) {
            return new Node.Leaf(null);
        }
        certain &= isPlain(value);
        return new Node.Leaf(value);
    }

    private static boolean isPlain(String value) {
        return value.equals("true") || value.equals("false")
                || Numbers.floating(value) != null || Moment.parse(value) != null;
    }

    private boolean starts(char c) {
        return at < text.length() && text.charAt(at) == c;
    }
}
