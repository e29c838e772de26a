package tableflow.console.sandbox.sql.statement;

import io.trino.sql.ExpressionFormatter;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.CreateTableAsSelect;
import io.trino.sql.tree.Deallocate;
import io.trino.sql.tree.Execute;
import io.trino.sql.tree.ExecuteImmediate;
import io.trino.sql.tree.Prepare;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Statement;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Tokens;

/// What Athena takes from Trino, read by Trino's own parser.
final class TrinoGrammar {
    private static final String UNSUPPORTED = "Queries of this type are not supported";

    private TrinoGrammar() {}

    static AthenaStatement parse(String sql) throws SyntaxError {
        Statement statement = statement(sql);
        StatementKind kind = kind(statement, sql);
        return new AthenaStatement(
                kind, sql.strip(), References.tables(statement), References.parameters(statement),
                work(statement, sql));
    }

    /// A query that stands inside another statement.
    static void checkQuery(TokenReader around, String query, int offset) throws SyntaxError {
        // Blanks before it keep the positions of the whole.
        String padded = around.sql().substring(0, offset).replaceAll("[^\n]", " ") + query;
        if (!(statement(padded) instanceof Query)) {
            throw around.errorAt(offset, "mismatched input. Expecting: <query>");
        }
    }

    static boolean isExpression(String text) {
        try {
            new SqlParser().createExpression(text);
            return true;
        } catch (ParsingException e) {
            return false;
        }
    }

    static Statement statement(String sql) throws SyntaxError {
        try {
            return new SqlParser().createStatement(sql);
        } catch (ParsingException e) {
            throw new SyntaxError(e.getLineNumber(), e.getColumnNumber(), e.getErrorMessage());
        }
    }

    /// What stands in front tells it. Much that the grammar knows Athena does not run.
    private static StatementKind kind(Statement statement, String sql) throws SyntaxError {
        StatementKind kind = StatementKind.of(sql);
        boolean foreign = kind == StatementKind.OTHER || kind == StatementKind.ALTER_VIEW
                || statement instanceof ExecuteImmediate;
        if (foreign || kind.isHive()) {
            throw SyntaxError.whole(UNSUPPORTED);
        }
        return kind;
    }

    private static Work work(Statement statement, String sql) throws SyntaxError {
        return switch (statement) {
            case CreateTableAsSelect create -> TableProperties.work(create, sql);
            case Prepare prepare -> new Work.Prepare(prepare.getName().getValue(), afterFrom(sql));
            case Execute execute -> new Work.Execute(
                    execute.getName().getValue(),
                    execute.getParameters().stream().map(ExpressionFormatter::formatExpression).toList());
            case Deallocate deallocate -> new Work.Deallocate(deallocate.getName().getValue());
            default -> new Work.Query(sql);
        };
    }

    /// `PREPARE name FROM statement`: the name cannot be `FROM` without quotes.
    private static String afterFrom(String sql) {
        Token from = Tokens.meaning(sql).stream()
                .filter(token -> token.isWord() && token.is("FROM"))
                .findFirst()
                .orElseThrow();
        return sql.substring(from.to()).strip();
    }
}
