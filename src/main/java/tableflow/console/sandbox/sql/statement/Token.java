package tableflow.console.sandbox.sql.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A word, quoted name, literal, number or sign of a statement.
///
/// @param text as it stands in the statement
/// @param start its first character
record Token(Kind kind, String text, int start) {
    enum Kind {
        WORD,
        /// In backquotes.
        HIVE_NAME,
        /// In double quotes.
        QUOTED,
        /// In single quotes.
        TEXT,
        NUMBER,
        SIGN,
        /// Behind the last one.
        END
    }

    int end() {
        return start + text.length();
    }

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
    }

    /// What a name or literal stands for: without quotes; a word in lower case.
    String value() {
        return switch (kind) {
            case HIVE_NAME -> inner().replace("``", "`").toLowerCase(Locale.ROOT);
            case QUOTED -> inner().replace("\"\"", "\"");
            case TEXT -> inner().replace("''", "'");
            default -> text.toLowerCase(Locale.ROOT);
        };
    }

    private String inner() {
        return text.length() < 2 ? "" : text.substring(1, text.length() - 1);
    }

    /// All tokens of a statement and an [Kind#END]; comments and spaces are left out. Takes every text: an open quote
    /// goes to the end.
    static List<Token> of(String sql) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            int end = end(sql, at);
            Kind kind = kind(sql.charAt(at));
            boolean comment = sql.startsWith("--", at) || sql.startsWith("/*", at);
            if (!comment && !Character.isWhitespace(sql.charAt(at))) {
                tokens.add(new Token(kind, sql.substring(at, end), at));
            }
            at = end;
        }
        tokens.add(new Token(Kind.END, "", sql.length()));
        return tokens;
    }

    private static Kind kind(char first) {
        return switch (first) {
            case '`' -> Kind.HIVE_NAME;
            case '"' -> Kind.QUOTED;
            case '\'' -> Kind.TEXT;
            default -> Character.isDigit(first) ? Kind.NUMBER : wordy(first) ? Kind.WORD : Kind.SIGN;
        };
    }

    private static int end(String sql, int start) {
        if (sql.startsWith("--", start)) {
            int line = sql.indexOf('\n', start);
            return line < 0 ? sql.length() : line + 1;
        }
        if (sql.startsWith("/*", start)) {
            int close = sql.indexOf("*/", start + 2);
            return close < 0 ? sql.length() : close + 2;
        }
        char first = sql.charAt(start);
        if (first == '`' || first == '"' || first == '\'') {
            return quoted(sql, start, first);
        }
        int end = start + 1;
        if (wordy(first) || Character.isDigit(first)) {
            while (end < sql.length() && (wordy(sql.charAt(end)) || Character.isDigit(sql.charAt(end)))) {
                end++;
            }
        }
        return end;
    }

    /// A quote inside is written twice.
    private static int quoted(String sql, int start, char quote) {
        int at = start + 1;
        while (at < sql.length()) {
            if (sql.charAt(at) != quote) {
                at++;
            } else if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
                at += 2;
            } else {
                return at + 1;
            }
        }
        return sql.length();
    }

    private static boolean wordy(char c) {
        return Character.isLetter(c) || c == '_' || c == '$' || c == '@';
    }
}
