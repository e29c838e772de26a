package tableflow.console.ui.query;

import java.util.List;
import java.util.stream.Collectors;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.service.query.desk.SqlParameter;

/// Writes `EXECUTE` for a prepared statement.
final class Executing {

    private Executing() {}

    /// @param name as the workgroup keeps it: its letters' case matters
    static String sql(String name, List<SqlParameter> values) {
        String written = name.matches("[a-zA-Z_][a-zA-Z0-9_]*") ? name : Identifiers.doubleQuoted(name);
        return "EXECUTE " + written + (values.isEmpty()
                ? ""
                : values.stream().map(SqlParameter::literal).collect(Collectors.joining(", ", " USING ", "")));
    }
}
