package tableflow.console.sandbox.sql.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.TableName;

/// `SHOW` of databases, tables, views, columns, partitions, properties and definitions.
final class HiveShow {
    private HiveShow() {}

    /// Empty for what is Trino's: `SHOW FUNCTIONS` and whatever Athena refuses.
    static Optional<AthenaStatement> parse(TokenReader reader) throws SyntaxError {
        if (reader.accept("SHOW", "DATABASES") || reader.accept("SHOW", "SCHEMAS")) {
            return Optional.of(databases(reader));
        }
        if (reader.accept("SHOW", "TABLES")) {
            return Optional.of(tables(reader));
        }
        if (reader.accept("SHOW", "VIEWS")) {
            return Optional.of(views(reader));
        }
        if (reader.accept("SHOW", "COLUMNS")) {
            return Optional.of(columns(reader));
        }
        if (reader.accept("SHOW", "PARTITIONS")) {
            TableName table = lastTable(reader);
            return Optional.of(report(StatementKind.SHOW_PARTITIONS, reader, table,
                    "SELECT * FROM " + table.withSuffix("$partitions").sql(), List.of("partition"),
                    answers -> Reports.partitions(table, answers.getFirst())));
        }
        if (reader.accept("SHOW", "TBLPROPERTIES")) {
            return Optional.of(properties(reader));
        }
        if (reader.accept("SHOW", "CREATE", "TABLE")) {
            TableName table = lastTable(reader);
            return Optional.of(report(StatementKind.SHOW_CREATE_TABLE, reader, table,
                    "SHOW CREATE TABLE " + table.sql(), List.of("createtab_stmt"),
                    answers -> Reports.rows(TableLayout.of(answers.getFirst()).statement(table))));
        }
        if (reader.accept("SHOW", "CREATE", "VIEW")) {
            TableName view = reader.quotableTable();
            reader.expectEnd();
            return Optional.of(report(StatementKind.SHOW_CREATE_VIEW, reader, view,
                    "SHOW CREATE VIEW " + view.sql(), List.of("Create View"),
                    answers -> Reports.rows(answers.getFirst().texts(0))));
        }
        return Optional.empty();
    }

    private static AthenaStatement databases(TokenReader reader) throws SyntaxError {
        reader.accept("LIKE");
        Predicate<String> wanted = pattern(reader.optionalText());
        reader.expectEnd();
        // What the engine adds to each catalog is no database of Glue's.
        return report(StatementKind.SHOW_DATABASES, reader, List.of(), "SHOW SCHEMAS", List.of("database_name"),
                answers -> Reports.rows(answers.getFirst().texts(0).stream()
                        .filter(name -> !name.equals("information_schema") && !name.equals("system"))
                        .filter(wanted)
                        .toList()));
    }

    private static AthenaStatement tables(TokenReader reader) throws SyntaxError {
        String from = inDatabase(reader);
        Predicate<String> wanted = pattern(reader.optionalText());
        reader.expectEnd();
        return report(StatementKind.SHOW_TABLES, reader, List.of(), "SHOW TABLES" + from, List.of("tab_name"),
                answers -> Reports.rows(answers.getFirst().texts(0).stream().filter(wanted).toList()));
    }

    private static AthenaStatement views(TokenReader reader) throws SyntaxError {
        Optional<String> database = reader.accept("IN") || reader.accept("FROM")
                ? Optional.of(reader.name())
                : Optional.empty();
        reader.accept("LIKE");
        Predicate<String> wanted = pattern(reader.optionalText());
        reader.expectEnd();
        String sql = "SELECT table_name FROM information_schema.tables WHERE table_type = 'VIEW' AND table_schema = "
                + database.map(Identifiers::literal).orElse("current_schema") + " ORDER BY 1";
        return report(StatementKind.SHOW_VIEWS, reader, List.of(), sql, List.of("views"),
                answers -> Reports.rows(answers.getFirst().texts(0).stream().filter(wanted).toList()));
    }

    /// `SHOW COLUMNS {FROM|IN} table [{FROM|IN} database]`.
    private static AthenaStatement columns(TokenReader reader) throws SyntaxError {
        if (!reader.accept("IN")) {
            reader.expect("FROM");
        }
        TableName table = reader.table();
        if (reader.accept("IN") || reader.accept("FROM")) {
            table = new TableName(table.catalog(), Optional.of(reader.name()), table.table());
        }
        reader.expectEnd();
        return report(StatementKind.SHOW_COLUMNS, reader, table, "SHOW COLUMNS FROM " + table.sql(),
                List.of("field"),
                answers -> Reports.rows(answers.getFirst().texts(0).stream().map(Reports::padded).toList()));
    }

    private static AthenaStatement properties(TokenReader reader) throws SyntaxError {
        TableName table = reader.table();
        Optional<String> one = Optional.empty();
        if (reader.accept("(")) {
            one = Optional.of(reader.text());
            reader.expect(")");
        }
        reader.expectEnd();
        Optional<String> wanted = one;
        List<String> statements = List.of(
                "SELECT key, value FROM " + table.withSuffix("$properties").sql(),
                "SELECT file FROM " + table.withSuffix("$metadata_log_entries").sql()
                        + " ORDER BY timestamp DESC, latest_sequence_number DESC NULLS LAST LIMIT 2");
        Work work = new Work.Report(statements, List.of("prpt_name", "prpt_value"),
                answers -> Reports.properties(answers, wanted));
        return new AthenaStatement(
                StatementKind.SHOW_TBLPROPERTIES, reader.sql().strip(), List.of(table), 0, work);
    }

    private static TableName lastTable(TokenReader reader) throws SyntaxError {
        TableName table = reader.table();
        reader.expectEnd();
        return table;
    }

    private static String inDatabase(TokenReader reader) throws SyntaxError {
        return reader.accept("IN") || reader.accept("FROM") ? " FROM " + Identifiers.doubleQuoted(reader.name()) : "";
    }

    private static AthenaStatement report(StatementKind kind, TokenReader reader, TableName table, String sql,
            List<String> columns, Rendering rendering) {
        return report(kind, reader, List.of(table), sql, columns, rendering);
    }

    private static AthenaStatement report(StatementKind kind, TokenReader reader, List<TableName> tables, String sql,
            List<String> columns, Rendering rendering) {
        return new AthenaStatement(kind, reader.sql().strip(), tables, 0,
                new Work.Report(List.of(sql), columns, rendering));
    }

    /// Hive's pattern: `*` for any text, `|` between alternatives; the whole name has to fit.
    private static Predicate<String> pattern(Optional<String> text) {
        if (text.isEmpty()) {
            return _ -> true;
        }
        String[] alternatives = text.get().toLowerCase(Locale.ROOT).split("\\|", -1);
        StringBuilder regex = new StringBuilder();
        for (String alternative : alternatives) {
            regex.append(regex.isEmpty() ? "" : "|");
            regex.append(Pattern.quote(alternative).replace("*", "\\E.*\\Q"));
        }
        return Pattern.compile(regex.toString()).asMatchPredicate();
    }
}
