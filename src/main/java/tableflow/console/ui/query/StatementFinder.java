package tableflow.console.ui.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the statements of a text: they are separated by semicolons that stand in no string, name or comment.
final class StatementFinder {

    private StatementFinder() {}

    /// A statement without the blanks around it and without its semicolon.
    record Found(int from, int to) {}

    static List<Found> split(String text, int from, int to) {
        List<Found> found = new ArrayList<>();
        int start = from;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == ';') {
                add(text, start, i, found);
                start = i + 1;
                i++;
            } else if (c == '\'' || c == '"' || c == '`') {
                i = after(text, i + 1, String.valueOf(c), to);
            } else if (text.startsWith("--", i)) {
                i = after(text, i, "\n", to);
            } else if (text.startsWith("/*", i)) {
                i = after(text, i + 2, "*/", to);
            } else {
                i++;
            }
        }
        add(text, start, to, found);
        return found;
    }

    /// The statement that the caret stands in, or right behind.
    static Optional<Found> at(String text, int caret) {
        List<Found> all = split(text, 0, text.length());
        return all.stream()
                .filter(it -> it.from() <= caret && caret <= it.to() + 1)
                .findFirst()
                .or(() -> all.stream().filter(it -> it.to() <= caret).reduce((first, second) -> second))
                .or(() -> all.stream().findFirst());
    }

    private static int after(String text, int from, String end, int limit) {
        int at = text.indexOf(end, from);
        return at < 0 ? limit : Math.min(limit, at + end.length());
    }

    private static void add(String text, int from, int to, List<Found> found) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            found.add(new Found(start, end));
        }
    }
}
