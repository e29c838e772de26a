package tableflow.console.service.query.language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.sql.SqlStatement;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.Statements;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Token.Kind;
import tableflow.console.domain.sql.Tokens;

/// Checks the syntax of statements without asking Athena: queries with Trino's own parser, statements that come from
/// Hive in their outline. The parser is younger than Athena's, so it may take a form that Athena does not have yet;
/// what it refuses Athena refuses too.
public final class SyntaxCheck {
    /// Largest statement of the API in bytes of UTF-8. Source: Athena user guide, "Service Quotas".
    public static final int LARGEST = 262_144;

    private SyntaxCheck() {}

    /// The first problem of each statement of a text, in order.
    public static List<SyntaxProblem> check(String text) {
        List<SyntaxProblem> problems = new ArrayList<>();
        for (Statements.Span span : Statements.split(text)) {
            statement(span.text()).map(found -> found.in(text, span.from())).ifPresent(problems::add);
        }
        return List.copyOf(problems);
    }

    private static Optional<Finding> statement(String sql) {
        Optional<Finding> outside = tooLarge(sql).or(() -> open(sql));
        if (outside.isPresent()) {
            return outside;
        }
        SqlStatement statement = SqlStatement.of(sql);
        List<Token> tokens = Tokens.meaning(sql);
        return switch (statement.kind()) {
            case UNLOAD -> UnloadCheck.check(sql, tokens);
            case OPTIMIZE, VACUUM, SHOW_CREATE_VIEW -> HiveCheck.check(statement.kind(), tokens);
            default -> statement.kind().isHive()
                    ? HiveCheck.check(statement.kind(), tokens)
                    : TrinoCheck.check(sql, tokens).or(() -> foreign(statement.kind(), tokens));
        };
    }

    private static Optional<Finding> tooLarge(String sql) {
        return excess(sql).map(why -> Finding.of(0, sql.length(), why));
    }

    /// Why a statement is longer than Athena takes, counted in bytes of UTF-8; empty when it is not.
    public static Optional<String> excess(String sql) {
        // No character takes more than three bytes of UTF-8.
        if (sql.length() * 3L <= LARGEST) {
            return Optional.empty();
        }
        int bytes = sql.getBytes(StandardCharsets.UTF_8).length;
        return bytes <= LARGEST
                ? Optional.empty()
                : Optional.of("The statement has " + bytes + " bytes; Athena takes " + LARGEST + " at most.");
    }

    /// A quote or comment without its end takes the rest of the text: that is what to say, not what the parser makes
    /// of it.
    private static Optional<Finding> open(String sql) {
        List<Token> tokens = Tokens.of(sql);
        Token last = tokens.getLast();
        if (!last.isOpen()) {
            return Optional.empty();
        }
        String message = switch (last.kind()) {
            case STRING -> "The text is not closed: its ' is missing.";
            case COMMENT -> "The comment is not closed: its */ is missing.";
            default -> "The name is not closed: its " + last.source().charAt(last.from()) + " is missing.";
        };
        return Optional.of(Finding.of(last.from(), last.to(), message));
    }

    private static Optional<Finding> foreign(StatementKind kind, List<Token> tokens) {
        if (kind != StatementKind.OTHER || tokens.getFirst().kind() == Kind.END) {
            return Optional.empty();
        }
        Token first = tokens.getFirst();
        return Optional.of(Finding.of(first.from(), first.to(),
                "Athena does not run statements of this kind (" + first.text() + ")."));
    }
}
