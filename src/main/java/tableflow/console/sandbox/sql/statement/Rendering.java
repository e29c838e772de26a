package tableflow.console.sandbox.sql.statement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.SqlFailure;

/// Makes rows in Athena's form of what the engine answered.
@FunctionalInterface
public interface Rendering {
    /// @param answers one a statement, in their order
    /// @return rows of texts, as many as the report has columns
    /// @throws SqlFailure when the answers say that there is nothing to report on
    List<List<String>> render(List<Answer> answers) throws SqlFailure;

    /// All that the engine answered to a statement.
    ///
    /// @param rows JSON arrays, as [tableflow.console.sandbox.sql.SqlRun#next] hands them out
    record Answer(List<SqlColumn> columns, List<JsonNode> rows) {
        public Answer {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        /// The texts of one column.
        public List<String> texts(int column) {
            return rows.stream().map(row -> row.path(column).asText("")).toList();
        }
    }
}
