package tableflow.console.ui.control.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.code.CodeLanguage.Span;
import tableflow.console.ui.control.code.CodeLanguage.Token;

/// The parts of a line that look different, as few as may be, since each is a node of its own: blanks belong to what
/// stands beside them, and a name looks as what is nothing else does.
final class LineParts {

    private final String line;
    private final List<Part> parts = new ArrayList<>();
    private int at;

    /// Characters of a line that look the same; without a token they are nothing that has a colour.
    record Part(int from, int to, @Nullable Token token) {}

    private LineParts(String line) {
        this.line = line;
    }

    /// @param start the offset of the line, from which `spans` count
    /// @param first the first of the spans, which are in order, that may be in the line
    static List<Part> of(String line, int start, List<Span> spans, int first) {
        LineParts all = new LineParts(line);
        for (int i = first; i < spans.size() && spans.get(i).from() < start + line.length(); i++) {
            Span span = spans.get(i);
            all.take(span.from() - start, null);
            all.take(Math.min(span.to() - start, line.length()), span.token() == Token.NAME ? null : span.token());
        }
        all.take(line.length(), null);
        return all.parts;
    }

    private void take(int to, @Nullable Token token) {
        if (to <= at) {
            return;
        }
        Part last = parts.isEmpty() ? null : parts.getLast();
        if (last == null) {
            parts.add(new Part(at, to, token));
        } else if (last.token == token || isBlank(at, to)) {
            parts.set(parts.size() - 1, new Part(last.from, to, last.token));
        } else if (parts.size() == 1 && isBlank(last.from, last.to)) {
            parts.set(0, new Part(last.from, to, token));
        } else {
            parts.add(new Part(at, to, token));
        }
        at = to;
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
