package tableflow.console.service.doctor.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.explain.Span;
import tableflow.console.domain.doctor.explain.Told;

/// Finds documents in JSON in a text, also within words around them, cut off at the end, or one in a string of another,
/// and what they tell of failures.
final class Documents {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    /// So many beginnings are tried; a text of braces is no document.
    private static final int MOST = 48;

    /// A document within a string of a document, and once more.
    private static final int DEEPEST = 3;

    private static final int MOST_ANSWERS = 64;

    private final List<Told> found = new ArrayList<>();

    private Documents() {}

    static List<Told> in(String text) {
        Documents documents = new Documents();
        int tries = 0;
        for (int at = text.indexOf('{'); at >= 0 && tries < MOST; at = text.indexOf('{', at)) {
            at = Math.max(at + 1, documents.read(text, at, null, 0));
            tries++;
        }
        return documents.found;
    }

    /// An object that is being read.
    private static final class Open {
        private final @Nullable Open parent;
        private final String name;
        private final int from;
        private final Map<String, Value> values = new HashMap<>();
        private String field = "";

        private Open(@Nullable Open parent, String name, int from) {
            this.parent = parent;
            this.name = name;
            this.from = from;
        }
    }

    /// A value and where it stands.
    record Value(String text, Span place) {}

    /// An object that is complete, or as far as it goes.
    ///
    /// @param name the field that it is the value of; empty at the top. Of an array's elements the array's
    record Node(String name, Map<String, Value> values, Span place) {

        String text(String... fields) {
            for (String field : fields) {
                Value value = values.get(field);
                if (value != null && !value.text().isEmpty()) {
                    return value.text();
                }
            }
            return "";
        }

        Span place(String... fields) {
            for (String field : fields) {
                Value value = values.get(field);
                if (value != null && !value.text().isEmpty()) {
                    return value.place();
                }
            }
            return place;
        }
    }

    /// Reads the document at `from`.
    ///
    /// @param outer where the text stands as a string of the pasted text; absent for the pasted text itself
    /// @return the end of what could be read
    private int read(String text, int from, @Nullable Span outer, int depth) {
        Open open = null;
        int end = from;
        try (JsonParser parser = JSON.createParser(text.substring(from))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int at = from + (int) parser.currentTokenLocation().getCharOffset();
                end = from + (int) parser.currentLocation().getCharOffset();
                switch (token) {
                    case START_OBJECT -> open = new Open(open, open == null ? "" : open.field, at);
                    case END_OBJECT -> {
                        close(open, new Span(at, end), outer);
                        open = open == null ? null : open.parent;
                        if (open == null) {
                            return end;
                        }
                    }
                    case FIELD_NAME -> {
                        if (open != null) {
                            open.field = parser.currentName();
                        }
                    }
                    case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> {
                        Value value = new Value(parser.getText(), outer == null ? new Span(at, end) : outer);
                        if (open != null) {
                            open.values.put(open.field, value);
                        }
                        inner(value, depth);
                    }
                    default -> { }
                }
            }
        } catch (IOException notAll) {
            // What was read before the text went wrong counts.
        }
        for (Open left = open; left != null; left = left.parent) {
            close(left, new Span(left.from, end), outer);
        }
        return end;
    }

    private void inner(Value value, int depth) {
        int begin = depth < DEEPEST ? value.text().indexOf('{') : -1;
        if (begin >= 0) {
            read(value.text(), begin, value.place(), depth + 1);
        }
    }

    private void close(@Nullable Open open, Span place, @Nullable Span outer) {
        if (open != null && found.size() < MOST_ANSWERS) {
            Span whole = outer == null ? new Span(open.from, place.to()) : outer;
            Shapes.read(new Node(open.name, Map.copyOf(open.values), whole)).ifPresent(found::add);
        }
    }
}
