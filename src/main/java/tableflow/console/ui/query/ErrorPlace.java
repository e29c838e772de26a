package tableflow.console.ui.query;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Tokens;
import tableflow.console.ui.control.code.CodeProblem;

/// Finds in a statement what the engine complains about: its messages begin with `line 3:14:`, lines and columns from
/// 1.
final class ErrorPlace {

    private static final Pattern PLACE = Pattern.compile("(?i)\\bline (\\d{1,9}):(\\d{1,9})(?::\\s*|\\b)");

    private ErrorPlace() {}

    /// The problem that `message` tells of `sql`, with offsets in it; empty when it names no place that is there.
    static Optional<CodeProblem> of(String sql, String message) {
        Matcher matcher = PLACE.matcher(message);
        if (!matcher.find()) {
            return Optional.empty();
        }
        int line = Integer.parseInt(matcher.group(1));
        int column = Integer.parseInt(matcher.group(2));
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = sql.indexOf('\n', start) + 1;
            if (start == 0) {
                return Optional.empty();
            }
        }
        int end = sql.indexOf('\n', start);
        int from = start + Math.max(1, column) - 1;
        if (from > (end < 0 ? sql.length() : end)) {
            return Optional.empty();
        }
        int to = Tokens.of(sql).stream()
                .filter(token -> token.from() <= from && from < token.to())
                .mapToInt(Token::to)
                .findFirst()
                .orElse(from);
        String words = message.substring(matcher.end()).strip();
        return Optional.of(CodeProblem.error(from, to, words.isEmpty() ? message : words));
    }
}
