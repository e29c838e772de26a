package tableflow.console.service.query.language;

import java.util.Optional;
import tableflow.console.domain.sql.Token;

/// A problem of one statement, its places counted from the statement's beginning.
record Finding(int from, int to, String message, Optional<SyntaxProblem.Fix> fix) {

    static Finding of(int from, int to, String message) {
        return new Finding(from, to, message, Optional.empty());
    }

    static Finding at(Token token, String message) {
        return of(token.from(), token.to(), message);
    }

    /// @param replacement for the piece that is wrong
    Finding replacing(String replacement, String title) {
        return new Finding(from, to, message, Optional.of(new SyntaxProblem.Fix(from, to, replacement, title)));
    }

    Finding shifted(int by) {
        return new Finding(from + by, to + by, message, fix.map(it ->
                new SyntaxProblem.Fix(it.from() + by, it.to() + by, it.text(), it.title())));
    }

    /// @param offset of the statement in the text
    SyntaxProblem in(String text, int offset) {
        Finding moved = shifted(offset);
        // What is missing at the end is shown at the last character.
        int to = Math.clamp(moved.to, 1, text.length());
        int from = Math.min(moved.from, to - 1);
        int line = 1;
        int start = 0;
        for (int feed = text.indexOf('\n'); feed >= 0 && feed < from; feed = text.indexOf('\n', feed + 1)) {
            line++;
            start = feed + 1;
        }
        return new SyntaxProblem(from, to, line, from - start + 1, message, moved.fix);
    }
}
