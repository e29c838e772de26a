package tableflow.console.sandbox.sql.statement;

import io.trino.sql.ExpressionFormatter;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.CreateTableAsSelect;
import io.trino.sql.tree.CreateView;
import io.trino.sql.tree.Deallocate;
import io.trino.sql.tree.Delete;
import io.trino.sql.tree.DropView;
import io.trino.sql.tree.Execute;
import io.trino.sql.tree.Explain;
import io.trino.sql.tree.ExplainAnalyze;
import io.trino.sql.tree.Insert;
import io.trino.sql.tree.Merge;
import io.trino.sql.tree.Prepare;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.ShowFunctions;
import io.trino.sql.tree.Statement;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.Update;
import io.trino.sql.tree.Values;
import tableflow.console.sandbox.sql.statement.Token.Kind;

/// What Athena takes from Trino, read by Trino's own parser.
final class TrinoGrammar {
    private static final String UNSUPPORTED = "Queries of this type are not supported";

    private TrinoGrammar() {}

    static AthenaStatement parse(String sql) throws SyntaxError {
        Statement statement = statement(sql);
        StatementKind kind = kind(statement);
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

    private static StatementKind kind(Statement statement) throws SyntaxError {
        return switch (statement) {
            case Query query when query.getWith().isPresent() -> StatementKind.WITH;
            case Query query when query.getQueryBody() instanceof Values -> StatementKind.VALUES;
            case Query query when query.getQueryBody() instanceof Table -> StatementKind.TABLE;
            case Query _ -> StatementKind.SELECT;
            case Explain _ -> StatementKind.EXPLAIN;
            case ExplainAnalyze _ -> StatementKind.EXPLAIN_ANALYZE;
            case Insert _ -> StatementKind.INSERT;
            case Update _ -> StatementKind.UPDATE;
            case Delete _ -> StatementKind.DELETE;
            case Merge _ -> StatementKind.MERGE;
            case CreateTableAsSelect _ -> StatementKind.CREATE_TABLE_AS_SELECT;
            case CreateView _ -> StatementKind.CREATE_VIEW;
            case DropView _ -> StatementKind.DROP_VIEW;
            case ShowFunctions _ -> StatementKind.SHOW_FUNCTIONS;
            case Prepare _ -> StatementKind.PREPARE;
            case Execute _ -> StatementKind.EXECUTE;
            case Deallocate _ -> StatementKind.DEALLOCATE;
            default -> throw SyntaxError.whole(UNSUPPORTED);
        };
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
        Token from = Token.of(sql).stream()
                .filter(token -> token.kind() == Kind.WORD && token.is("FROM"))
                .findFirst()
                .orElseThrow();
        return sql.substring(from.end()).strip();
    }
}
