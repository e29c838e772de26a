package tableflow.console.domain.sql;

import java.util.Locale;

/// A word, quoted name, literal, number, sign or comment of a text.
///
/// @param source the whole text; tokens share it, so that a long text is not copied piece by piece
/// @param from its first character
/// @param to behind its last character
public record Token(Kind kind, String source, int from, int to) {

    public enum Kind {
        /// A word of the language; it may still be used as a name where it is not reserved.
        KEYWORD,
        /// Any other word.
        IDENTIFIER,
        /// In double quotes.
        QUOTED,
        /// In backquotes.
        BACKQUOTED,
        /// In single quotes, with a prefix such as `X` or `U&` if it has one.
        STRING,
        NUMBER,
        /// A sign: one character, or one of `<> != <= >= || -> =>`.
        OPERATOR,
        /// `?`
        PARAMETER,
        /// To the end of the line or to its partner; the line feed is no part of it.
        COMMENT,
        /// Behind the last one; empty.
        END
    }

    public String text() {
        return source.substring(from, to);
    }

    public int length() {
        return to - from;
    }

    /// Whether it is this word or sign, in any case.
    public boolean is(String word) {
        return switch (kind) {
            case KEYWORD, IDENTIFIER, OPERATOR, PARAMETER ->
                    length() == word.length() && source.regionMatches(true, from, word, 0, word.length());
            default -> false;
        };
    }

    /// Whether it is one of these words or signs.
    public boolean isAny(String... words) {
        for (String word : words) {
            if (is(word)) {
                return true;
            }
        }
        return false;
    }

    /// A word without quotes.
    public boolean isWord() {
        return kind == Kind.KEYWORD || kind == Kind.IDENTIFIER;
    }

    /// Whether it can stand for a table, a column or an alias.
    public boolean isName() {
        return isWord() || kind == Kind.QUOTED || kind == Kind.BACKQUOTED;
    }

    /// Whether its closing quote or `*/` is missing: it then goes to the end of the text.
    public boolean isOpen() {
        return switch (kind) {
            case QUOTED -> isOpen('"');
            case BACKQUOTED -> isOpen('`');
            case STRING -> isOpen('\'');
            case COMMENT -> source.startsWith("/*", from) && (length() < 4 || !source.startsWith("*/", to - 2));
            default -> false;
        };
    }

    private boolean isOpen(char quote) {
        int open = source.indexOf(quote, from);
        int at = open + 1;
        while (at < to) {
            if (source.charAt(at) != quote) {
                at++;
            } else if (at + 1 < to) {
                at += 2;
            } else {
                return false;
            }
        }
        return true;
    }

    /// What a name or literal stands for: without quotes; a word in lower case.
    public String value() {
        return switch (kind) {
            case BACKQUOTED -> inner('`').toLowerCase(Locale.ROOT);
            case QUOTED -> inner('"');
            case STRING -> inner('\'');
            default -> text().toLowerCase(Locale.ROOT);
        };
    }

    private String inner(char quote) {
        int start = source.indexOf(quote, from) + 1;
        String one = String.valueOf(quote);
        return source.substring(start, isOpen() ? to : to - 1).replace(one + one, one);
    }

    /// The kind and the text: the source would be the whole document.
    @Override
    public String toString() {
        return kind + " " + text();
    }
}
