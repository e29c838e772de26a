package tableflow.console.domain.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.sql.Token.Kind;

/// The statements of a text, which semicolons part: not those in strings, comments or quoted names.
public final class Statements {
    private Statements() {}

    /// A statement of a text.
    ///
    /// @param from its first character, of a comment in front of it too
    /// @param to behind its last one; the semicolon is no part of it
    /// @param text from `from` to `to`
    public record Span(int from, int to, String text) {
        /// Where the `?` stand, as offsets in the whole text.
        public List<Integer> parameters() {
            return Statements.parameters(text).stream().map(at -> at + from).toList();
        }
    }

    /// In the order of the text; pieces with nothing but blanks and comments are no statements.
    public static List<Span> split(String text) {
        List<Span> spans = new ArrayList<>();
        int from = -1;
        int to = 0;
        boolean says = false;
        for (Token token : Tokens.of(text)) {
            if (token.is(";")) {
                if (says) {
                    spans.add(new Span(from, to, text.substring(from, to)));
                }
                from = -1;
                says = false;
                continue;
            }
            from = from < 0 ? token.from() : from;
            to = token.to();
            says |= token.kind() != Kind.COMMENT;
        }
        if (says) {
            spans.add(new Span(from, to, text.substring(from, to)));
        }
        return spans;
    }

    /// The statement that a caret is at: the one that it is inside of or right behind; in the blanks between two, the
    /// one before on the same line, else the next, else the last.
    public static Optional<Span> at(String text, int caret) {
        List<Span> spans = split(text);
        Span before = null;
        for (Span span : spans) {
            if (caret < span.from()) {
                boolean sameLine = before != null && lineEnd(text, before.to()) >= caret;
                return Optional.of(sameLine && before != null ? before : span);
            }
            if (caret <= span.to()) {
                return Optional.of(span);
            }
            before = span;
        }
        return Optional.ofNullable(before);
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /// Offsets of the `?` of a text, in order.
    public static List<Integer> parameters(String text) {
        return Tokens.of(text).stream()
                .filter(token -> token.kind() == Kind.PARAMETER)
                .map(Token::from)
                .toList();
    }
}
