package tableflow.console.domain.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.sql.Token.Kind;

/// Cuts a text into tokens. Takes every text: an open quote or comment goes to the end, and a sign that SQL does not
/// have is a sign all the same.
public final class Tokens {
    private static final String PAIRS = "<> != <= >= || -> => ";

    private final String text;
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    /// All tokens, comments too; blanks are left out.
    public static List<Token> of(String text) {
        return new Tokens(text).all(true);
    }

    /// What the statement says, without comments, and a [Kind#END] behind it.
    public static List<Token> meaning(String text) {
        List<Token> tokens = new Tokens(text).all(false);
        tokens.add(new Token(Kind.END, text, text.length(), text.length()));
        return tokens;
    }

    private List<Token> all(boolean comments) {
        List<Token> tokens = new ArrayList<>(text.length() / 5 + 4);
        while (at < text.length()) {
            if (isBlank(text.charAt(at))) {
                at++;
                continue;
            }
            int from = at;
            Kind kind = next(tokens.isEmpty() ? null : tokens.getLast());
            if (comments || kind != Kind.COMMENT) {
                tokens.add(new Token(kind, text, from, at));
            }
        }
        return tokens;
    }

    /// Takes one token, and says what it is.
    private Kind next(@Nullable Token before) {
        char first = text.charAt(at);
        if (text.startsWith("--", at)) {
            at = orEnd(text.indexOf('\n', at), 0);
            return Kind.COMMENT;
        }
        if (text.startsWith("/*", at)) {
            at = orEnd(text.indexOf("*/", at + 2), 2);
            return Kind.COMMENT;
        }
        return switch (first) {
            case '`' -> quoted(first, Kind.BACKQUOTED);
            case '"' -> quoted(first, Kind.QUOTED);
            case '\'' -> quoted(first, Kind.STRING);
            case '?' -> {
                at++;
                yield Kind.PARAMETER;
            }
            default -> {
                if (isDigit(first) || (first == '.' && isDigit(peek(1)) && !endsName(before))) {
                    yield number();
                }
                yield wordy(first) ? word() : sign();
            }
        };
    }

    /// `a.1` goes on a name, `.1` begins a number.
    private boolean endsName(@Nullable Token before) {
        return before != null && before.to() == at && (before.isName() || before.is(")") || before.is("]"));
    }

    /// A quote inside is written twice.
    private Kind quoted(char quote, Kind kind) {
        at++;
        while (at < text.length()) {
            int close = text.indexOf(quote, at);
            if (close < 0) {
                break;
            }
            at = close + 1;
            if (peek(0) != quote) {
                return kind;
            }
            at++;
        }
        at = text.length();
        return kind;
    }

    /// Digits with a fraction and an exponent; with letters behind them it is a name, such as `2026_orders`.
    private Kind number() {
        int from = at;
        skipDigits();
        if (peek(0) == '.' && !wordy(peek(1))) {
            at++;
            skipDigits();
        }
        if ((peek(0) == 'e' || peek(0) == 'E')
                && (isDigit(peek(1)) || ((peek(1) == '-' || peek(1) == '+') && isDigit(peek(2))))) {
            at += 2;
            skipDigits();
        }
        if (!wordy(peek(0))) {
            return Kind.NUMBER;
        }
        boolean hex = at == from + 1 && (peek(0) == 'x' || peek(0) == 'X');
        skipWord();
        return hex ? Kind.NUMBER : Kind.IDENTIFIER;
    }

    private Kind word() {
        int from = at;
        skipWord();
        if (at == from + 1 && peek(0) == '\'' && "xX".indexOf(text.charAt(from)) >= 0) {
            return quoted('\'', Kind.STRING);
        }
        if (at == from + 1 && peek(0) == '&' && "uU".indexOf(text.charAt(from)) >= 0) {
            if (peek(1) == '\'') {
                at++;
                return quoted('\'', Kind.STRING);
            }
            if (peek(1) == '"') {
                at++;
                return quoted('"', Kind.QUOTED);
            }
        }
        return Keywords.isKeyword(text, from, at) ? Kind.KEYWORD : Kind.IDENTIFIER;
    }

    private Kind sign() {
        char first = peek(0);
        char second = peek(1);
        for (int pair = 0; pair < PAIRS.length(); pair += 3) {
            if (PAIRS.charAt(pair) == first && PAIRS.charAt(pair + 1) == second) {
                at += 2;
                return Kind.OPERATOR;
            }
        }
        at += Character.isHighSurrogate(first) && Character.isLowSurrogate(second) ? 2 : 1;
        return Kind.OPERATOR;
    }

    private void skipDigits() {
        while (isDigit(peek(0))) {
            at++;
        }
    }

    private void skipWord() {
        while (wordy(peek(0)) || Character.isDigit(peek(0))) {
            at++;
        }
    }

    /// 0 behind the end.
    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
    }

    private int orEnd(int found, int length) {
        return found < 0 ? text.length() : found + length;
    }

    /// What the lexers of Hive and Trino skip; a no-break space that came with a copied text is skipped too.
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean wordy(char c) {
        return (c >= 'a' && c <= 'z') || c == '_' || c == '$' || c == '@' || Character.isLetter(c);
    }
}
