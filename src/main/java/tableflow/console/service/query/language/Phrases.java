package tableflow.console.service.query.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tableflow.console.domain.sql.Token;

/// Words of the language by where they may stand, and pieces of SQL that are written often.
final class Phrases {
    static final List<String> STATEMENTS = List.of(
            "SELECT", "WITH", "EXPLAIN", "EXPLAIN ANALYZE", "SHOW TABLES", "SHOW DATABASES", "SHOW COLUMNS IN",
            "SHOW PARTITIONS", "SHOW CREATE TABLE", "SHOW CREATE VIEW", "SHOW TBLPROPERTIES", "SHOW VIEWS",
            "SHOW FUNCTIONS", "DESCRIBE", "VALUES", "TABLE", "UNLOAD", "CREATE TABLE", "CREATE VIEW",
            "CREATE OR REPLACE VIEW", "CREATE DATABASE", "CREATE EXTERNAL TABLE", "INSERT INTO", "UPDATE",
            "DELETE FROM", "MERGE INTO", "OPTIMIZE", "VACUUM", "ALTER TABLE", "DROP TABLE", "DROP VIEW",
            "DROP DATABASE", "MSCK REPAIR TABLE", "PREPARE", "EXECUTE", "DEALLOCATE PREPARE");

    /// Name and text; `|` is where the caret goes.
    static final Map<String, String> SNIPPETS = Map.of(
            "newest", "SELECT *\nFROM |\nORDER BY \"$$timestamp\" DESC\nLIMIT 100",
            "count per hour", "SELECT date_trunc('hour', \"$$timestamp\") AS hour, count(*) AS records\nFROM |\n"
                    + "GROUP BY 1\nORDER BY 1",
            "duplicates", "SELECT \"$$partition\", \"$$offset\", count(*) AS copies\nFROM |\n"
                    + "GROUP BY 1, 2\nHAVING count(*) > 1",
            "unnest", "CROSS JOIN UNNEST(|) AS u (element)",
            "case", "CASE WHEN | THEN  ELSE  END",
            "unload", "UNLOAD (|)\nTO 's3://bucket/prefix/'\nWITH (format = 'PARQUET')");

    private static final List<String> OPERANDS = List.of(
            "CASE", "NULL", "TRUE", "FALSE", "NOT", "EXISTS", "INTERVAL", "DATE", "TIMESTAMP", "ARRAY", "MAP", "ROW");

    private static final List<String> OPERATORS = List.of(
            "AND", "OR", "AS", "IN", "NOT IN", "LIKE", "NOT LIKE", "BETWEEN", "IS NULL", "IS NOT NULL",
            "IS DISTINCT FROM", "AT TIME ZONE", "OVER", "FILTER (WHERE", "WHEN", "THEN", "ELSE", "END", "ASC", "DESC",
            "NULLS FIRST", "NULLS LAST", "FROM", "WHERE", "GROUP BY", "HAVING", "ORDER BY", "LIMIT", "OFFSET", "UNION",
            "UNION ALL", "INTERSECT", "EXCEPT", "PARTITION BY", "ROWS BETWEEN", "RANGE BETWEEN", "JOIN", "LEFT JOIN",
            "CROSS JOIN", "ESCAPE", "SET", "VALUES");

    private static final List<String> AFTER_RELATION = List.of(
            "WHERE", "JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "INNER JOIN", "CROSS JOIN", "NATURAL JOIN", "ON",
            "USING", "AS", "GROUP BY", "HAVING", "ORDER BY", "LIMIT", "OFFSET", "FETCH FIRST", "UNION", "UNION ALL",
            "INTERSECT", "EXCEPT", "FOR TIMESTAMP AS OF", "FOR VERSION AS OF", "TABLESAMPLE BERNOULLI", "SET", "VALUES",
            "SELECT", "WITH ORDINALITY", "REWRITE DATA USING BIN_PACK", "ADD COLUMNS", "DROP COLUMN", "CHANGE COLUMN",
            "RENAME TO", "SET TBLPROPERTIES", "UNSET TBLPROPERTIES", "WHEN MATCHED THEN", "WHEN NOT MATCHED THEN",
            "LIKE", "IN", "TO", "WITH");

    private static final Map<String, List<String>> NEXT = Map.ofEntries(
            Map.entry("GROUP", List.of("BY")), Map.entry("ORDER", List.of("BY")),
            Map.entry("PARTITION", List.of("BY")), Map.entry("INSERT", List.of("INTO")),
            Map.entry("DELETE", List.of("FROM")), Map.entry("MERGE", List.of("INTO")),
            Map.entry("CREATE", List.of("TABLE", "VIEW", "OR REPLACE VIEW", "DATABASE", "EXTERNAL TABLE")),
            Map.entry("DROP", List.of("TABLE", "VIEW", "DATABASE", "COLUMN")),
            Map.entry("ALTER", List.of("TABLE", "DATABASE", "VIEW")),
            Map.entry("SHOW", List.of("TABLES", "DATABASES", "COLUMNS IN", "PARTITIONS", "CREATE TABLE", "CREATE VIEW",
                    "TBLPROPERTIES", "VIEWS", "FUNCTIONS")),
            Map.entry("IS", List.of("NULL", "NOT NULL", "DISTINCT FROM", "NOT DISTINCT FROM")),
            Map.entry("NULLS", List.of("FIRST", "LAST")), Map.entry("CROSS", List.of("JOIN")),
            Map.entry("LEFT", List.of("JOIN", "OUTER JOIN")), Map.entry("RIGHT", List.of("JOIN", "OUTER JOIN")),
            Map.entry("FULL", List.of("JOIN", "OUTER JOIN")), Map.entry("INNER", List.of("JOIN")),
            Map.entry("OUTER", List.of("JOIN")), Map.entry("MSCK", List.of("REPAIR TABLE")),
            Map.entry("REPAIR", List.of("TABLE")),
            Map.entry("FOR", List.of("TIMESTAMP AS OF", "VERSION AS OF")));

    private Phrases() {}

    /// Words that may begin a value.
    static List<String> before(Words words, int at) {
        Token before = words.get(at - 1);
        if (before.is("SELECT")) {
            return Stream.concat(Stream.of("DISTINCT", "*"), OPERANDS.stream())
                    .toList();
        }
        return before.isAny("ON", "WHERE", "AND", "OR", "HAVING", "WHEN", "NOT") ? OPERANDS
                : Stream.concat(OPERANDS.stream(), Stream.of("DISTINCT")).toList();
    }

    /// Words that may follow.
    static List<String> after(Expected expected, Words words, int at) {
        return switch (expected) {
            case WORD -> NEXT.getOrDefault(words.get(at - 1).text().toUpperCase(Locale.ROOT), List.of());
            case AFTER_RELATION -> AFTER_RELATION;
            default -> OPERATORS;
        };
    }
}
