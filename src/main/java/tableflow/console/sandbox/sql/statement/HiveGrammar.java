package tableflow.console.sandbox.sql.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.TableName;

/// Athena's inheritance from Hive, and its own statements for Iceberg tables. Names stand in backquotes there, never in
/// double quotes. Source: Athena user guide, "DDL statements" and "Iceberg".
final class HiveGrammar {
    private static final String LOCATION = "LOCATION";

    private HiveGrammar() {}

    /// Empty when the statement begins with words that are Trino's.
    static Optional<AthenaStatement> parse(TokenReader reader) throws SyntaxError {
        return switch (reader.peek().text().toUpperCase(Locale.ROOT)) {
            case "SHOW" -> HiveShow.parse(reader);
            case "DESCRIBE", "DESC" -> Optional.of(HiveDescribe.parse(reader));
            case "CREATE" -> create(reader);
            case "DROP" -> drop(reader);
            case "ALTER" -> reader.lookingAt("ALTER", "TABLE")
                    ? Optional.of(HiveAlter.parse(reader))
                    : Optional.empty();
            case "MSCK" -> Optional.of(repair(reader));
            case "OPTIMIZE" -> Optional.of(Maintenance.optimize(reader));
            case "VACUUM" -> Optional.of(Maintenance.vacuum(reader));
            default -> Optional.empty();
        };
    }

    /// A statement without a result, made of one or more of the engine's.
    static AthenaStatement silent(
            StatementKind kind, TokenReader reader, List<TableName> tables, List<String> engine) {
        Work work = new Work.Report(engine, List.of(), _ -> List.of());
        return new AthenaStatement(kind, reader.sql().strip(), tables, 0, work);
    }

    static AthenaStatement refused(
            StatementKind kind, TokenReader reader, TableName table, String message) {
        return new AthenaStatement(
                kind, reader.sql().strip(), List.of(table), 0, new Work.Refused("NOT_SUPPORTED", message));
    }

    private static Optional<AthenaStatement> create(TokenReader reader) throws SyntaxError {
        if (reader.accept("CREATE", "DATABASE") || reader.accept("CREATE", "SCHEMA")) {
            return Optional.of(createDatabase(reader));
        }
        if (reader.lookingAt("CREATE", "EXTERNAL") || reader.lookingAt("CREATE", "TABLE")) {
            return HiveCreate.parse(reader);
        }
        return Optional.empty();
    }

    private static AthenaStatement createDatabase(TokenReader reader) throws SyntaxError {
        boolean lenient = reader.accept("IF", "NOT", "EXISTS");
        String database = reader.name();
        if (reader.accept("COMMENT")) {
            reader.text();
        }
        String location = reader.accept(LOCATION) ? reader.text() : "";
        if (reader.accept("WITH", "DBPROPERTIES")) {
            reader.parenthesised();
        }
        reader.expectEnd();
        String sql = "CREATE SCHEMA " + (lenient ? "IF NOT EXISTS " : "") + Identifiers.doubleQuoted(database)
                + (location.isEmpty() ? "" : " WITH (location = " + Identifiers.literal(location) + ")");
        return silent(StatementKind.CREATE_DATABASE, reader, List.of(), List.of(sql));
    }

    private static Optional<AthenaStatement> drop(TokenReader reader) throws SyntaxError {
        if (reader.accept("DROP", "DATABASE") || reader.accept("DROP", "SCHEMA")) {
            String lenient = reader.accept("IF", "EXISTS") ? "IF EXISTS " : "";
            String sql = "DROP SCHEMA " + lenient + Identifiers.doubleQuoted(reader.name());
            boolean cascade = !reader.accept("RESTRICT") && reader.accept("CASCADE");
            reader.expectEnd();
            return Optional.of(silent(StatementKind.DROP_DATABASE, reader, List.of(),
                    List.of(sql + (cascade ? " CASCADE" : ""))));
        }
        if (reader.accept("DROP", "TABLE")) {
            String lenient = reader.accept("IF", "EXISTS") ? "IF EXISTS " : "";
            TableName table = reader.table();
            reader.expectEnd();
            return Optional.of(silent(StatementKind.DROP_TABLE, reader, List.of(table),
                    List.of("DROP TABLE " + lenient + table.sql())));
        }
        return Optional.empty();
    }

    private static AthenaStatement repair(TokenReader reader) throws SyntaxError {
        reader.expect("MSCK", "REPAIR", "TABLE");
        TableName table = reader.table();
        reader.expectEnd();
        return refused(StatementKind.MSCK, reader, table, "MSCK REPAIR TABLE is not for Iceberg tables");
    }
}
