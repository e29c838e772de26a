package tableflow.console.service.query.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The beginning of a statement, word by word: comments and blanks are passed over, quoted names come without their
/// quotes.
final class SqlWords {

    private final String sql;
    private int at;

    SqlWords(String sql) {
        this.sql = sql;
    }

    /// The next word, or a single other character; empty at the end.
    String next() {
        skip();
        if (at >= sql.length()) {
            return "";
        }
        char first = sql.charAt(at);
        if (first == '"' || first == '`') {
            return quoted(first);
        }
        int start = at++;
        while (part(first) && at < sql.length() && part(sql.charAt(at))) {
            at++;
        }
        return sql.substring(start, at);
    }

    /// Passes over the words if they stand here, in any letters' case.
    boolean take(String... words) {
        int start = at;
        for (String word : words) {
            if (!next().equalsIgnoreCase(word)) {
                at = start;
                return false;
            }
        }
        return true;
    }

    /// A dotted name, its parts without quotes; empty when none stands here.
    List<String> name() {
        List<String> parts = new ArrayList<>();
        do {
            skip();
            boolean quoted = at < sql.length() && (sql.charAt(at) == '"' || sql.charAt(at) == '`');
            if (at >= sql.length() || (!quoted && !part(sql.charAt(at)))) {
                return parts;
            }
            String word = next();
            parts.add(quoted ? word : word.toLowerCase(Locale.ROOT));
        } while (take("."));
        return parts;
    }

    private String quoted(char quote) {
        StringBuilder name = new StringBuilder();
        at++;
        while (at < sql.length()) {
            char one = sql.charAt(at++);
            if (one != quote) {
                name.append(one);
            } else if (at < sql.length() && sql.charAt(at) == quote) {
                name.append(quote);
                at++;
            } else {
                break;
            }
        }
        return name.toString();
    }

    private void skip() {
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at)) || sql.charAt(at) == '(') {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end + 1;
            } else if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                at = end < 0 ? sql.length() : end + 2;
            } else {
                return;
            }
        }
    }

    private static boolean part(char one) {
        return Character.isLetterOrDigit(one) || one == '_' || one == '$' || one == '@';
    }
}
