package tableflow.console.service.query.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.sql.SqlStatement;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Token.Kind;
import tableflow.console.domain.sql.Tokens;

/// A place in a text: the statement around it, what has been typed of a word, and the names with dots before it.
///
/// @param words of the statement, with their places in the whole text
/// @param kind of the statement, or of what it explains
/// @param first the number of the first token of the path, or of what is typed
/// @param path names before what is typed, without quotes: `a` and `b` in `a.b.ty`
/// @param typed so far, without an opening quote; may be empty
/// @param from where what is typed begins, its quote included
/// @param to what a proposal replaces goes to here
record Spot(Words words, StatementKind kind, int first, List<String> path, String typed, int from, int to) {

    /// Empty inside of comments and texts, and behind a number or the closing quote of a name.
    static Optional<Spot> at(String text, int caret) {
        List<Token> statement = new ArrayList<>();
        for (Token token : Tokens.of(text)) {
            if (token.is(";")) {
                if (token.from() >= caret) {
                    break;
                }
                statement.clear();
            } else if (token.kind() != Kind.COMMENT) {
                statement.add(token);
            }
            if (token.from() < caret && closed(token, caret)) {
                return Optional.empty();
            }
        }
        int start = statement.isEmpty() ? caret : statement.getFirst().from();
        int end = statement.isEmpty() ? caret : statement.getLast().to();
        statement.add(new Token(Kind.END, text, text.length(), text.length()));
        return Optional.of(of(new Words(statement), kind(text.substring(start, end)), text, caret));
    }

    /// Whether nothing is to be written there.
    private static boolean closed(Token token, int caret) {
        boolean inside = caret < token.to() || (caret == token.to() && token.isOpen());
        return switch (token.kind()) {
            case COMMENT -> inside || (caret == token.to() && token.source().charAt(token.from()) == '-');
            case STRING -> inside;
            case NUMBER -> caret <= token.to();
            case QUOTED, BACKQUOTED -> caret == token.to() && !token.isOpen();
            default -> false;
        };
    }

    private static StatementKind kind(String statement) {
        SqlStatement found = SqlStatement.of(statement);
        return found.inner().map(SqlStatement::kind).orElse(found.kind());
    }

    private static Spot of(Words words, StatementKind kind, String text, int caret) {
        int at = words.firstBehind(caret - 1);
        Token token = words.get(at);
        if (!token.isName() || token.from() >= caret) {
            return behind(words, kind, token.from() >= caret || token.kind() == Kind.END ? at : at + 1, caret);
        }
        boolean quoted = !token.isWord();
        String typed = text.substring(token.from() + (quoted ? 1 : 0), caret);
        int first = at;
        int from = token.from();
        // `lkc-ab` without quotes, where a table may stand, is the beginning of one name.
        int hyphen = hyphenated(words, at);
        if (!quoted && hyphen < at && Expected.at(words, pathStart(words, hyphen)) == Expected.RELATION) {
            first = hyphen;
            from = words.get(hyphen).from();
            typed = text.substring(from, caret);
        }
        int start = pathStart(words, first);
        int to = quoted ? quotedEnd(token, text, caret) : caret;
        return new Spot(words, kind, start, path(words, start, first), typed, from, to);
    }

    /// Nothing of a word is typed yet.
    private static Spot behind(Words words, StatementKind kind, int at, int caret) {
        int start = pathStart(words, at);
        return new Spot(words, kind, start, path(words, start, at), "", caret, caret);
    }

    /// A quote that was left open may have found its partner far behind: only a name without blanks is replaced whole.
    private static int quotedEnd(Token token, String text, int caret) {
        String left = text.substring(caret, token.to());
        return token.isOpen() || left.chars().anyMatch(Character::isWhitespace) ? caret : token.to();
    }

    private static int hyphenated(Words words, int at) {
        int first = at;
        while (first > 0 && words.get(first - 1).to() == words.get(first).from()
                && (words.is(first - 1, "-") || words.get(first - 1).isWord()
                        || words.get(first - 1).kind() == Kind.NUMBER)) {
            first--;
        }
        return words.get(first).isWord() ? first : at;
    }

    private static int pathStart(Words words, int at) {
        int start = at;
        while (start > 1 && words.is(start - 1, ".") && words.get(start - 2).isName()) {
            start -= 2;
        }
        return start;
    }

    private static List<String> path(Words words, int start, int at) {
        List<String> path = new ArrayList<>();
        for (int i = start; i < at; i += 2) {
            path.add(words.get(i).value());
        }
        return path;
    }
}
