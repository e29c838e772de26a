package tableflow.console.service.query.language;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Token.Kind;
import tableflow.console.domain.sql.Tokens;

/// `UNLOAD (query) TO 's3://...' WITH (name = value, ...)`, which is Athena's own. Source: Athena user guide, "UNLOAD".
final class UnloadCheck {
    private UnloadCheck() {}

    /// @param tokens of `sql`, with an end
    static Optional<Finding> check(String sql, List<Token> tokens) {
        if (!tokens.get(1).is("(")) {
            return Optional.of(Finding.at(tokens.get(1).kind() == Kind.END ? tokens.getFirst() : tokens.get(1),
                    "UNLOAD wants a query in parentheses."));
        }
        int depth = 0;
        int close = 1;
        do {
            Token token = tokens.get(close);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            close++;
        } while (depth > 0 && tokens.get(close).kind() != Kind.END);
        if (depth > 0) {
            return Optional.of(Finding.at(tokens.get(1), "This parenthesis is not closed."));
        }
        int start = tokens.get(1).to();
        String query = sql.substring(start, tokens.get(close - 1).from());
        Optional<Finding> inside = TrinoCheck.check(query, Tokens.meaning(query)).map(found -> found.shifted(start));
        if (inside.isPresent()) {
            return inside;
        }
        Token to = tokens.get(close);
        if (!to.is("TO") || tokens.get(close + 1).kind() != Kind.STRING) {
            return Optional.of(Finding.at(to.kind() == Kind.END ? tokens.get(close - 1) : to,
                    "Behind the query, UNLOAD wants the place: TO 's3://bucket/prefix/'."));
        }
        Token with = tokens.get(close + 2);
        return with.kind() == Kind.END || with.is("WITH")
                ? Optional.empty()
                : Optional.of(Finding.at(with, with.text() + " does not belong here: WITH (format = '...') could."));
    }
}
