package tableflow.console.sandbox.sql;

import java.util.List;
import java.util.Optional;

/// One statement for the engine.
///
/// @param sql in the engine's own words: what [tableflow.console.sandbox.sql.statement.AthenaStatement] makes of an
///     Athena statement
/// @param schema where a table without a database is looked for
/// @param parameters SQL literals for the `?` of the statement, in order; empty when it has none
/// @param user under whose name the engine runs it, for its own log
public record SqlRequest(String sql, Optional<String> schema, List<String> parameters, String user) {
    public SqlRequest {
        parameters = List.copyOf(parameters);
    }

    public SqlRequest(String sql, Optional<String> schema) {
        this(sql, schema, List.of(), "sandbox");
    }

    /// The same for another statement that has no parameters.
    public SqlRequest with(String otherSql) {
        return new SqlRequest(otherSql, schema, List.of(), user);
    }
}
