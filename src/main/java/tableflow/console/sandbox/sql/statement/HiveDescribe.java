package tableflow.console.sandbox.sql.statement;

import java.util.List;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.TableName;
import tableflow.console.domain.sql.Token;

/// `DESCRIBE [EXTENDED | FORMATTED] table [column]` and `DESCRIBE VIEW view`.
final class HiveDescribe {
    private static final List<String> COLUMNS = List.of("col_name", "data_type", "comment");

    private HiveDescribe() {}

    static AthenaStatement parse(TokenReader reader) throws SyntaxError {
        if (!reader.accept("DESC")) {
            reader.expect("DESCRIBE");
        }
        if (reader.accept("VIEW")) {
            return view(reader);
        }
        boolean formatted = reader.accept("EXTENDED") || reader.accept("FORMATTED");
        TableName table = reader.table();
        String column = reader.peek().kind() == Token.Kind.END ? "" : reader.name();
        reader.expectEnd();
        List<String> statements = List.of("SHOW CREATE TABLE " + table.sql());
        Rendering rendering = answers -> {
            TableLayout layout = TableLayout.of(answers.getFirst());
            if (!column.isEmpty()) {
                return layout.describe(column);
            }
            return formatted ? layout.describeFormatted(table) : layout.describe();
        };
        return new AthenaStatement(StatementKind.DESCRIBE, reader.sql().strip(), List.of(table), 0,
                new Work.Report(statements, COLUMNS, rendering));
    }

    private static AthenaStatement view(TokenReader reader) throws SyntaxError {
        TableName view = reader.quotableTable();
        reader.expectEnd();
        Work work = new Work.Report(List.of("SHOW COLUMNS FROM " + view.sql()), COLUMNS,
                answers -> answers.getFirst().rows().stream()
                        .map(row -> List.of(Reports.padded(row.path(0).asText()),
                                Reports.padded(HiveType.ofEngine(row.path(1).asText())),
                                Reports.padded(row.path(3).asText(""))))
                        .toList());
        return new AthenaStatement(StatementKind.DESCRIBE, reader.sql().strip(), List.of(view), 0, work);
    }
}
