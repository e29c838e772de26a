package tableflow.console.sandbox.sql.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.sql.Identifiers;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.TableName;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Tokens;

/// `CREATE TABLE name (columns) [PARTITIONED BY ...] LOCATION '...' TBLPROPERTIES ('table_type' = 'ICEBERG', ...)`.
final class HiveCreate {
    private HiveCreate() {}

    /// Empty for `CREATE TABLE ... AS`, which Trino's grammar reads.
    static Optional<AthenaStatement> parse(TokenReader reader) throws SyntaxError {
        if (isAsSelect(reader)) {
            return Optional.empty();
        }
        reader.expect("CREATE");
        boolean external = reader.accept("EXTERNAL");
        reader.expect("TABLE");
        boolean lenient = reader.accept("IF", "NOT", "EXISTS");
        TableName table = reader.table();
        reader.expect("(");
        List<String> columns = columns(reader);
        String comment = reader.accept("COMMENT") ? reader.text() : "";
        List<String> partitions = reader.accept("PARTITIONED", "BY") ? partitions(reader) : List.of();
        boolean hive = skipStorage(reader);
        String location = reader.accept("LOCATION") ? reader.text() : "";
        Map<String, String> properties =
                reader.accept("TBLPROPERTIES") ? properties(reader) : new LinkedHashMap<>();
        reader.expectEnd();
        String type = properties.getOrDefault("table_type", "");
        if (external || hive || !type.equalsIgnoreCase("ICEBERG")) {
            return Optional.of(HiveGrammar.refused(StatementKind.CREATE_TABLE, reader, table,
                    "The sandbox keeps Iceberg tables only: CREATE TABLE with TBLPROPERTIES ('table_type'='ICEBERG')"));
        }
        if (location.isEmpty()) {
            return Optional.of(HiveGrammar.refused(StatementKind.CREATE_TABLE, reader, table,
                    "Table location must be specified for Iceberg tables"));
        }
        List<String> with = new ArrayList<>();
        with.add("location = " + Identifiers.literal(location));
        with.add("format = " + Identifiers.literal(
                properties.getOrDefault("format", "parquet").toUpperCase(Locale.ROOT)));
        if (!partitions.isEmpty()) {
            with.add("partitioning = ARRAY["
                    + String.join(", ", partitions.stream().map(Identifiers::literal).toList()) + "]");
        }
        String sql = "CREATE TABLE " + (lenient ? "IF NOT EXISTS " : "") + table.sql()
                + " (" + String.join(", ", columns) + ")"
                + (comment.isEmpty() ? "" : " COMMENT " + Identifiers.literal(comment))
                + " WITH (" + String.join(", ", with) + ")";
        return Optional.of(HiveGrammar.silent(StatementKind.CREATE_TABLE, reader, List.of(table), List.of(sql)));
    }

    /// Whether a query follows: `AS` outside of parentheses, or none at all as in `CREATE TABLE t (SELECT ...)`.
    private static boolean isAsSelect(TokenReader reader) {
        int depth = 0;
        for (Token token : Tokens.meaning(reader.sql())) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is("AS")) {
                return true;
            }
        }
        return false;
    }

    /// After the open parenthesis, to the closing one.
    static List<String> columns(TokenReader reader) throws SyntaxError {
        List<String> columns = new ArrayList<>();
        do {
            String name = reader.name();
            String type = HiveType.read(reader);
            boolean required = reader.accept("NOT", "NULL");
            String comment = reader.accept("COMMENT") ? " COMMENT " + Identifiers.literal(reader.text()) : "";
            columns.add(Identifiers.doubleQuoted(name) + " " + type + (required ? " NOT NULL" : "") + comment);
        } while (reader.accept(","));
        reader.expect(")");
        return columns;
    }

    /// `(country, day(ts), bucket(16, id))`, in the engine's order of arguments.
    private static List<String> partitions(TokenReader reader) throws SyntaxError {
        List<String> partitions = new ArrayList<>();
        reader.expect("(");
        do {
            String name = reader.name();
            if (!reader.accept("(")) {
                partitions.add(quoted(name));
                continue;
            }
            if (reader.peek().kind() == Token.Kind.NUMBER) {
                String width = reader.take().text();
                reader.expect(",");
                partitions.add(name + "(" + quoted(reader.name()) + ", " + width + ")");
            } else {
                partitions.add(name + "(" + quoted(reader.name()) + ")");
            }
            reader.expect(")");
        } while (reader.accept(","));
        reader.expect(")");
        return partitions;
    }

    /// Inside a text the engine wants quotes for names that are no plain words.
    private static String quoted(String column) {
        return column.matches("[a-z_][a-z0-9_]*") ? column : Identifiers.doubleQuoted(column);
    }

    /// Clauses of Hive tables.
    private static boolean skipStorage(TokenReader reader) {
        boolean hive = false;
        while (reader.lookingAt("ROW") || reader.lookingAt("STORED") || reader.lookingAt("CLUSTERED")
                || reader.lookingAt("WITH")) {
            hive = true;
            do {
                reader.take();
            } while (reader.peek().kind() != Token.Kind.END && !reader.lookingAt("LOCATION")
                    && !reader.lookingAt("TBLPROPERTIES") && !reader.lookingAt("STORED"));
        }
        return hive;
    }

    /// `('name' = 'value', ...)`, names in lower case.
    static Map<String, String> properties(TokenReader reader) throws SyntaxError {
        Map<String, String> properties = new LinkedHashMap<>();
        reader.expect("(");
        do {
            String name = reader.text().toLowerCase(Locale.ROOT);
            reader.expect("=");
            properties.put(name, reader.text());
        } while (reader.accept(","));
        reader.expect(")");
        return properties;
    }
}
