package tableflow.console.sandbox.sql.statement;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.TableName;

/// `ALTER TABLE` in the forms that Athena has for Iceberg tables; those for Hive tables are refused when they run.
final class HiveAlter {
    private static final StatementKind KIND = StatementKind.ALTER_TABLE;

    private HiveAlter() {}

    static AthenaStatement parse(TokenReader reader) throws SyntaxError {
        reader.expect("ALTER", "TABLE");
        TableName table = reader.table();
        String alter = "ALTER TABLE " + table.sql() + " ";
        if (reader.accept("ADD", "COLUMNS")) {
            reader.expect("(");
            List<String> columns = HiveCreate.columns(reader);
            return done(reader, table, columns.stream().map(column -> alter + "ADD COLUMN " + column).toList());
        }
        if (reader.accept("DROP", "COLUMN")) {
            return done(reader, table, List.of(alter + "DROP COLUMN " + Identifiers.doubleQuoted(reader.name())));
        }
        if (reader.accept("CHANGE")) {
            reader.accept("COLUMN");
            return change(reader, table, alter);
        }
        if (reader.accept("RENAME", "TO")) {
            TableName to = reader.table();
            return done(reader, table, List.of(alter + "RENAME TO " + to.sql()));
        }
        if (reader.lookingAt("SET", "TBLPROPERTIES") || reader.lookingAt("UNSET", "TBLPROPERTIES")) {
            return HiveGrammar.refused(KIND, reader, table,
                    "The sandbox's tables keep the properties that they were made with");
        }
        if (reader.lookingAt("ADD") || reader.lookingAt("DROP") || reader.lookingAt("RENAME")
                || reader.lookingAt("REPLACE") || reader.lookingAt("SET") || reader.lookingAt("PARTITION")) {
            return HiveGrammar.refused(KIND, reader, table, "ALTER TABLE of this kind is not for Iceberg tables");
        }
        throw reader.unexpected("'ADD', 'CHANGE', 'DROP', 'RENAME', 'REPLACE', 'SET', 'UNSET'");
    }

    /// `CHANGE [COLUMN] old new type [COMMENT text] [FIRST | AFTER column]`.
    private static AthenaStatement change(TokenReader reader, TableName table, String alter) throws SyntaxError {
        String from = Identifiers.doubleQuoted(reader.name());
        String to = Identifiers.doubleQuoted(reader.name());
        String type = HiveType.read(reader);
        List<String> statements = new ArrayList<>();
        statements.add(alter + "ALTER COLUMN " + from + " SET DATA TYPE " + type);
        if (!from.equals(to)) {
            statements.add(alter + "RENAME COLUMN " + from + " TO " + to);
        }
        if (reader.accept("COMMENT")) {
            statements.add("COMMENT ON COLUMN " + table.sql() + "." + to + " IS " + Identifiers.literal(reader.text()));
        }
        if (reader.lookingAt("FIRST") || reader.lookingAt("AFTER")) {
            return HiveGrammar.refused(KIND, reader, table, "The sandbox does not move columns");
        }
        return done(reader, table, statements);
    }

    private static AthenaStatement done(TokenReader reader, TableName table, List<String> statements)
            throws SyntaxError {
        reader.expectEnd();
        return HiveGrammar.silent(KIND, reader, List.of(table), statements);
    }
}
