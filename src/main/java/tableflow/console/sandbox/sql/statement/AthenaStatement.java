package tableflow.console.sandbox.sql.statement;

import java.util.List;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.TableName;

/// A statement whose syntax holds.
///
/// @param text as it came, without what follows the last word
/// @param tables that it reads or changes, each once, without those that it defines itself with `WITH`
/// @param parameters how many `?` it has
/// @param work what is to be done for it
public record AthenaStatement(StatementKind kind, String text, List<TableName> tables, int parameters, Work work) {
    public AthenaStatement {
        tables = List.copyOf(tables);
    }
}
