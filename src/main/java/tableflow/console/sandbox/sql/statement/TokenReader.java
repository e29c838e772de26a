package tableflow.console.sandbox.sql.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.sql.TableName;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Token.Kind;

/// Walks over the tokens of a statement.
final class TokenReader {
    private final String sql;
    private final List<Token> tokens;
    private int at;

    /// @param tokens of that statement
    TokenReader(String sql, List<Token> tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    String sql() {
        return sql;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token take() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /// Whether these words come next.
    boolean lookingAt(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /// Takes these words if they come next.
    boolean accept(String... words) {
        if (!lookingAt(words)) {
            return false;
        }
        at += words.length;
        return true;
    }

    void expect(String... words) throws SyntaxError {
        for (String word : words) {
            if (!accept(word)) {
                throw unexpected("'" + word + "'");
            }
        }
    }

    void expectEnd() throws SyntaxError {
        if (peek().kind() != Kind.END) {
            throw unexpected("<EOF>");
        }
    }

    /// A name as Hive writes it: a word, or anything in backquotes. Double quotes are not for names there.
    String name() throws SyntaxError {
        if (!peek().isWord() && peek().kind() != Kind.BACKQUOTED) {
            throw unexpected("<identifier>");
        }
        return take().value();
    }

    /// `table`, `database.table` or `catalog.database.table`.
    TableName table() throws SyntaxError {
        List<String> parts = new ArrayList<>(List.of(name()));
        while (parts.size() < 3 && accept(".")) {
            parts.add(name());
        }
        return TableName.of(parts);
    }

    /// Like [#table], for statements that take double quotes as well.
    TableName quotableTable() throws SyntaxError {
        List<String> parts = new ArrayList<>(List.of(quotableName()));
        while (parts.size() < 3 && accept(".")) {
            parts.add(quotableName());
        }
        return TableName.of(parts);
    }

    private String quotableName() throws SyntaxError {
        return peek().kind() == Kind.QUOTED ? take().value() : name();
    }

    String text() throws SyntaxError {
        if (peek().kind() != Kind.STRING) {
            throw unexpected("<string>");
        }
        return take().value();
    }

    /// A text if one comes next.
    Optional<String> optionalText() {
        return peek().kind() == Kind.STRING ? Optional.of(take().value()) : Optional.empty();
    }

    /// Takes what stands between this open parenthesis and its partner, and both.
    ///
    /// @return the text without the parentheses
    String parenthesised() throws SyntaxError {
        expect("(");
        int start = tokens.get(at - 1).to();
        int depth = 1;
        while (peek().kind() != Kind.END) {
            Token token = take();
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0) {
                return sql.substring(start, token.from());
            }
        }
        throw unexpected("')'");
    }

    /// What is left from here.
    String rest() {
        String rest = sql.substring(peek().from());
        at = tokens.size() - 1;
        return rest.strip();
    }

    /// The next token does not belong here.
    SyntaxError unexpected(String expected) {
        Token found = peek();
        String shown = found.kind() == Kind.END ? "<EOF>" : found.text();
        return errorAt(found.from(), "mismatched input '" + shown + "'. Expecting: " + expected);
    }

    SyntaxError errorAt(int offset, String message) {
        String before = sql.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new SyntaxError(line, offset - before.lastIndexOf('\n'), message);
    }
}
