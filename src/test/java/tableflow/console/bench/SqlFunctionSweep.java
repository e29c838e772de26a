package tableflow.console.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tableflow.console.sandbox.sql.QueryLake;
import tableflow.console.sandbox.sql.SqlFailure;

/// Calls every function that the engine lists once, with plain values of the types that it wants, and prints those
/// that break in the engine itself: what a library that was left out of its class path looks like. To be run when the
/// list of exclusions in the build changes.
public final class SqlFunctionSweep {
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("bigint", "BIGINT '2'"), Map.entry("integer", "2"), Map.entry("smallint", "SMALLINT '2'"),
            Map.entry("tinyint", "TINYINT '2'"), Map.entry("double", "0.5e0"), Map.entry("real", "REAL '0.5'"),
            Map.entry("boolean", "true"), Map.entry("varbinary", "X'41'"), Map.entry("date", "DATE '2026-01-02'"),
            Map.entry("json", "JSON '[1]'"), Map.entry("uuid", "uuid()"), Map.entry("ipaddress", "IPADDRESS '::1'"),
            Map.entry("number", "NUMBER '2'"), Map.entry("hyperloglog", "approx_set(1)"),
            Map.entry("Geometry", "ST_Point(1, 2)"),
            Map.entry("interval day to second", "INTERVAL '2' DAY"),
            Map.entry("interval year to month", "INTERVAL '2' YEAR"));

    private SqlFunctionSweep() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        Path directory = Files.createTempDirectory("sql-function-sweep");
        Map<String, Integer> outcomes = new TreeMap<>();
        try (QueryLake lake = new QueryLake(directory, Optional.empty())) {
            for (JsonNode function : lake.rows("SHOW FUNCTIONS", "")) {
                String call = call(function);
                String outcome = "answered";
                try {
                    lake.rows("SELECT " + call, "");
                } catch (SqlFailure e) {
                    outcome = e.kind() == SqlFailure.Kind.USER_ERROR ? "refused by its rules" : "BROKEN";
                    if (e.kind() != SqlFailure.Kind.USER_ERROR) {
                        out.println(call + "\n    " + e.reason());
                    }
                }
                outcomes.merge(outcome, 1, Integer::sum);
            }
        }
        out.println(outcomes);
    }

    /// Columns of `SHOW FUNCTIONS`: name, return type, argument types, kind, ...
    private static String call(JsonNode function) {
        List<String> values = new ArrayList<>();
        String types = function.path(2).asText();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= types.length(); i++) {
            char c = i == types.length() ? ',' : types.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                String type = types.substring(start, i).strip();
                start = i + 1;
                if (!type.isEmpty()) {
                    values.add(value(type));
                }
            }
        }
        String call = '"' + function.path(0).asText() + "\"(" + String.join(", ", values) + ")";
        return function.path(3).asText().equals("window") ? call + " OVER (ORDER BY 1)" : call;
    }

    private static String value(String type) {
        String known = VALUES.get(type);
        if (known != null) {
            return known;
        }
        String word = type.toLowerCase(Locale.ROOT);
        if (word.startsWith("function(")) {
            return word.contains(",") && word.indexOf(',') != word.lastIndexOf(',') ? "(a, b) -> a" : "a -> a";
        } else if (word.startsWith("varchar") || word.startsWith("char")) {
            return "'a'";
        } else if (word.startsWith("decimal")) {
            return "DECIMAL '1.5'";
        } else if (word.startsWith("array(")) {
            return "ARRAY[" + value(type.substring(6, type.length() - 1)) + "]";
        } else if (word.startsWith("map(")) {
            return "MAP(ARRAY['a'], ARRAY[1])";
        } else if (word.startsWith("timestamp")) {
            return word.endsWith("zone") ? "TIMESTAMP '2026-01-02 03:04:05 UTC'" : "TIMESTAMP '2026-01-02 03:04:05'";
        } else if (word.startsWith("time")) {
            return word.endsWith("zone") ? "TIME '03:04:05+00:00'" : "TIME '03:04:05'";
        }
        return type.length() == 1 ? "1" : "CAST(NULL AS " + type + ")";
    }
}
