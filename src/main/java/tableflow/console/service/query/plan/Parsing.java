package tableflow.console.service.query.plan;

import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Statement;
import java.util.Optional;

/// Trino's own parser, with every text that is no statement told in one way.
final class Parsing {

    private Parsing() {}

    /// @throws NoStatement with the reason
    static Statement parse(String sql) throws NoStatement {
        try {
            return new SqlParser().createStatement(sql);
        } catch (ParsingException foreign) {
            throw new NoStatement(foreign.getErrorMessage(), foreign);
        } catch (RuntimeException | StackOverflowError tooMuch) {
            throw new NoStatement("it is too large or too deeply nested", tooMuch);
        }
    }

    /// Empty when the text is none.
    static Optional<Expression> expression(String sql) {
        try {
            return Optional.of(new SqlParser().createExpression(sql));
        } catch (RuntimeException | StackOverflowError none) {
            return Optional.empty();
        }
    }

    static boolean isStatement(String sql) {
        try {
            return parse(sql).getLocation() != null;
        } catch (NoStatement none) {
            return false;
        }
    }

    /// The text is none that Trino reads; it may be Hive's.
    static final class NoStatement extends Exception {
        private static final long serialVersionUID = 1L;

        NoStatement(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
