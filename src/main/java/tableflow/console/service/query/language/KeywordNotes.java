package tableflow.console.service.query.language;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A line about words whose effect is often forgotten.
final class KeywordNotes {
    private static final Map<String, String> NOTES = Map.ofEntries(
            Map.entry("LIMIT", "At most that many rows; without ORDER BY it is left open which."),
            Map.entry("OFFSET", "Skips that many rows; stands before LIMIT."),
            Map.entry("UNION", "Rows of both queries, each different one once; UNION ALL keeps all and is cheaper."),
            Map.entry("INTERSECT", "Rows that both queries have, each once."),
            Map.entry("EXCEPT", "Rows of the first query that the second does not have, each once."),
            Map.entry("UNNEST", "Makes rows of the elements of an array or the entries of a map."),
            Map.entry("EXPLAIN", "Shows the plan; reads no data and costs nothing."),
            Map.entry("ANALYZE", "EXPLAIN ANALYZE runs the statement, reads its data and costs as much."),
            Map.entry("OPTIMIZE", "Rewrites small files into larger ones. Not for tables of Tableflow."),
            Map.entry("VACUUM", "Expires old snapshots and removes their files. Not for tables of Tableflow."),
            Map.entry("UNLOAD", "Writes the rows of a query as files to an empty place in S3."),
            Map.entry("DISTINCT", "Each different row or value once."),
            Map.entry("HAVING", "Filters groups; WHERE filters rows before they are grouped."),
            Map.entry("WITH", "Names queries for use further down, or gives properties to a new table."),
            Map.entry("FOR", "FOR TIMESTAMP AS OF and FOR VERSION AS OF read an Iceberg table as it was."),
            Map.entry("MSCK", "Finds partitions of Hive tables; Iceberg tables do not need it."),
            Map.entry("TABLESAMPLE", "Reads a part of the rows: BERNOULLI picks rows, SYSTEM whole pieces of files."),
            Map.entry("CROSS", "CROSS JOIN pairs every row with every other."),
            Map.entry("EXECUTE", "Runs a prepared statement of the workgroup."),
            Map.entry("MERGE", "Updates, deletes and inserts rows in one step."));

    private KeywordNotes() {}

    static Optional<String> of(String word) {
        return Optional.ofNullable(NOTES.get(word.toUpperCase(Locale.ROOT)));
    }
}
