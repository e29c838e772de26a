package tableflow.console.ui.control.code;

import java.util.List;
import java.util.Optional;
import tableflow.console.ui.control.code.CodeLanguage.Span;
import tableflow.console.ui.control.code.CodeLanguage.Token;

/// Finds the bracket that belongs to the one at the caret; brackets within strings, quoted names and comments do not
/// count.
final class Brackets {

    private static final String OPEN = "([{";
    private static final String CLOSE = ")]}";
    /// A bracket farther away than this is not worth a pause while typing.
    private static final int FAR = 100_000;

    private Brackets() {}

    /// Offsets of two brackets that belong together.
    record Pair(int first, int second) {}

    /// The pair of which one stands right before or right behind the caret.
    static Optional<Pair> at(String text, int caret, List<Span> spans) {
        Plain plain = new Plain(spans);
        for (int at : new int[] {caret - 1, caret}) {
            if (at >= 0 && at < text.length() && plain.is(at)) {
                Optional<Pair> found = pair(text, at, plain);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Pair> pair(String text, int at, Plain plain) {
        int open = OPEN.indexOf(text.charAt(at));
        int close = CLOSE.indexOf(text.charAt(at));
        if (open < 0 && close < 0) {
            return Optional.empty();
        }
        char own = text.charAt(at);
        char other = open >= 0 ? CLOSE.charAt(open) : OPEN.charAt(close);
        int step = open >= 0 ? 1 : -1;
        int depth = 0;
        for (int i = at; i >= 0 && i < text.length() && Math.abs(i - at) < FAR; i += step) {
            char c = text.charAt(i);
            if ((c == own || c == other) && plain.is(i)) {
                depth += c == own ? 1 : -1;
                if (depth == 0) {
                    return Optional.of(new Pair(Math.min(at, i), Math.max(at, i)));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether a character is neither within a string nor a quoted name nor a comment.
    private record Plain(List<Span> spans) {
        boolean is(int offset) {
            int low = 0;
            int high = spans.size() - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                Span span = spans.get(middle);
                if (span.to() <= offset) {
                    low = middle + 1;
                } else if (span.from() > offset) {
                    high = middle - 1;
                } else {
                    return span.token() != Token.STRING
                            && span.token() != Token.COMMENT
                            && span.token() != Token.NAME;
                }
            }
            return true;
        }
    }
}
