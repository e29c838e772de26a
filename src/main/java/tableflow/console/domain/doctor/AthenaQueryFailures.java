package tableflow.console.domain.doctor;

import static tableflow.console.domain.doctor.Certainty.CERTAIN;
import static tableflow.console.domain.doctor.Certainty.LIKELY;
import static tableflow.console.domain.doctor.Layer.ATHENA;
import static tableflow.console.domain.doctor.Layer.GLUE;
import static tableflow.console.domain.doctor.Layer.ICEBERG;
import static tableflow.console.domain.doctor.Layer.LAKE_FORMATION;
import static tableflow.console.domain.doctor.Layer.S3;
import static tableflow.console.domain.doctor.Layer.STATEMENT;
import static tableflow.console.domain.doctor.Rule.entry;

import java.util.List;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Rung;

/// What becomes of a statement: its text, the tables it names, the files behind them.
final class AthenaQueryFailures {

    static final List<Rule> ALL = List.of(
            entry("A6", STATEMENT, CERTAIN)
                    .cause("The statement does not parse. Often a name with a hyphen stands without quotes, or with "
                            + "those of the other kind of statement.")
                    .fix("Correct it at the place shown.",
                            "Quote names with \" in SELECT and with ` in CREATE, ALTER, DROP and SHOW.")
                    .when(
                            Clue.from(Source.ATHENA).code("MALFORMED_QUERY"),
                            Clue.from(Source.ATHENA).code("SYNTAX_ERROR"),
                            Clue.from(Source.ATHENA)
                                .says("line \\d{1,9}:\\d{1,9}: (mismatched|extraneous|no viable|missing)")
                                .unmistakable()),
            entry("A7", GLUE, LIKELY)
                    .cause("Athena does not see the table or its database: the name is wrong, it is in another "
                            + "database or catalog, it is not synced yet, or Lake Formation hides it.")
                    .fix("Compare the name with the catalog's.", "Choose the database that it is in.",
                            "Look at the topic's sync.")
                    .unless("The catalog lists the table under this very name, in this database.")
                    .when(
                            Clue.from(Source.ATHENA).code("TABLE_NOT_FOUND", "SCHEMA_NOT_FOUND"),
                            Clue.from(Source.ATHENA)
                                .says("line \\d{1,9}:\\d{1,9}: (table|schema) \\S{1,300} does not exist")
                                .unmistakable(),
                            Clue.from(Source.ATHENA).type(1301)),
            entry("A8", STATEMENT, LIKELY)
                    .cause("There is no such column, as far as the caller may know: most often it is misspelt, or its "
                            + "quotes are missing; rarely Lake Formation hides it.")
                    .fix("Compare the name with the table's columns.",
                            "Quote Tableflow's own columns: \"$$offset\".")
                    .unless("The table's columns have this very name: then Lake Formation hides it.")
                    .when(
                            Clue.from(Source.ATHENA).code("COLUMN_NOT_FOUND"),
                            Clue.from(Source.ATHENA).says("column '[^']{0,200}' cannot be resolved")
                                .unmistakable()),
            entry("A9", LAKE_FORMATION, LIKELY)
                    .cause("Not one column may be read: Lake Formation has not granted SELECT. Or the entry in Glue "
                            + "has no columns, or its key may not be used.")
                    .fix("Grant SELECT on the table.", "Look at the entry's columns.")
                    .unless("SELECT is granted on the table, and its entry has columns.")
                    .when(
                            Clue.from(Source.ATHENA).says("relation contains no accessible columns")
                                .unmistakable()),
            entry("A10", ICEBERG, CERTAIN)
                    .cause("The catalog points to a metadata file that is not there.")
                    .fix("Look at the bucket's lifecycle rules.",
                            "Bring the file back where the bucket keeps versions; else enable the topic anew.")
                    .when(
                            Clue.from(Source.ATHENA).code("ICEBERG_MISSING_METADATA").unmistakable(),
                            Clue.from(Source.ATHENA).says("metadata not found in metadata location")
                                .unmistakable()),
            entry("A11", ICEBERG, LIKELY)
                    .cause("Iceberg's metadata cannot be read: S3 or KMS refuses it to the caller, or a file is "
                            + "damaged.")
                    .fix("Read the nested words: they name S3's reason.", "Check the rights on the table's folder.")
                    .unless("The caller can read the metadata file, and it is whole.")
                    .when(
                            Clue.from(Source.ATHENA).code("ICEBERG_INVALID_METADATA", "ICEBERG_FILESYSTEM_ERROR",
                                    "ICEBERG_CATALOG_ERROR")),
            entry("A12", S3, LIKELY)
                    .cause("A data file cannot be opened: refused, gone, archived or throttled; the nested words say "
                            + "which.")
                    .fix("Read the nested words: they name S3's reason.",
                            "Where the file is gone, look at the bucket's lifecycle rules.")
                    .rung(Rung.DATA)
                    .unless("The caller can read the file that the message names.")
                    .when(
                            Clue.from(Source.ATHENA).code("ICEBERG_CANNOT_OPEN_SPLIT", "HIVE_CANNOT_OPEN_SPLIT"),
                            Clue.from(Source.S3).code("NoSuchKey").says("\\.parquet")),
            entry("A13", ICEBERG, LIKELY)
                    .cause("A data file does not fit the table's schema, or its statistics are wrong.")
                    .fix("Note the file's path and report it to Confluent.",
                            "Try the query without the filter that is pushed into the file.")
                    .unless("Other programs read the same file with the same schema.")
                    .when(
                            Clue.from(Source.ATHENA).code("ICEBERG_BAD_DATA", "HIVE_BAD_DATA")),
            entry("A14", S3, CERTAIN)
                    .cause("A right is missing: Athena reads Glue and S3 with the caller's own.")
                    .fix("Allow what the message names to who runs the query.")
                    .rung(Rung.DATA)
                    .when(
                            Clue.from(Source.ATHENA).type(1500, 1501),
                            Clue.from(Source.ATHENA).code("PERMISSION_DENIED"),
                            Clue.from(Source.ATHENA).says("insufficient permissions to execute the query")
                                .unmistakable()),
            entry("A15", ATHENA, CERTAIN)
                    .cause("The query read more than the workgroup allows and was ended. What was read is paid.")
                    .fix("Filter by partition or time.", "Name the columns instead of *.",
                            "Or have the workgroup's limit raised.")
                    .when(
                            Clue.from(Source.ATHENA).says("bytes scanned limit was exceeded").unmistakable()),
            entry("A18", ATHENA, CERTAIN)
                    .cause("The query is too heavy: it ran out of memory or of time.")
                    .fix("Filter more and name fewer columns.", "Avoid ORDER BY over all rows without LIMIT.",
                            "Split it by partition or time.")
                    .when(
                            Clue.from(Source.ATHENA).says("exhausted resources (at|on) this scale factor")
                                .unmistakable(),
                            Clue.from(Source.ATHENA).code("EXCEEDED_TIME_LIMIT", "EXCEEDED_MEMORY_LIMIT",
                                    "EXCEEDED_LOCAL_MEMORY_LIMIT", "EXCEEDED_GLOBAL_MEMORY_LIMIT",
                                    "CLUSTER_OUT_OF_MEMORY"),
                            Clue.from(Source.ATHENA).type(0, 1, 2, 3, 4, 5, 6, 7, 8, 206, 210)),
            entry("A19", GLUE, CERTAIN)
                    .cause("A service behind Athena throttles: Glue or S3.")
                    .fix("Wait and run it again.",
                            "Where it says too many table versions, old versions of the entry have to be deleted.")
                    .when(
                            Clue.from(Source.ATHENA).type(1401, 1402, 1403, 1404, 1405, 1406),
                            Clue.from(Source.ATHENA, Source.GLUE)
                                .says("TABLE_VERSION resources exceeds?|too many table versions")
                                .unmistakable()),
            entry("A22", STATEMENT, CERTAIN)
                    .cause("There is no such data catalog.")
                    .fix("Name AwsDataCatalog, or leave the catalog out.")
                    .when(
                            Clue.from(Source.ATHENA).code("CATALOG_NOT_FOUND"),
                            Clue.from(Source.ATHENA).says("catalog '[^']{0,200}' (does not exist|not found)")),
            entry("A23", ICEBERG, CERTAIN)
                    .cause("The table has no such snapshot (any more): Tableflow keeps 10 to 100.")
                    .fix("Choose one from the table's snapshots.")
                    .when(
                            Clue.from(Source.ATHENA)
                                .says("iceberg snapshot id does not exist|no version history table")
                                .unmistakable(),
                            Clue.from(Source.ATHENA)
                                .says("snapshot (id )?.{0,40}(not found|does not exist)|no (snapshot"
                                    + "|version).{0,30}(at or before|older)")),
            entry("A25", STATEMENT, CERTAIN)
                    .cause("A type does not fit, or a value cannot be converted.")
                    .fix("Compare the types at the place shown; convert with CAST, or with TRY_CAST to get NULL.")
                    .when(
                            Clue.from(Source.ATHENA).code("TYPE_MISMATCH", "INVALID_CAST_ARGUMENT",
                                    "INVALID_FUNCTION_ARGUMENT",
                                    "NUMERIC_VALUE_OUT_OF_RANGE", "DIVISION_BY_ZERO", "FUNCTION_NOT_FOUND"),
                            Clue.from(Source.ATHENA)
                                .says("line \\d{1,9}:\\d{1,9}: .{1,60}cannot be applied to"
                                    + "|unexpected parameters \\(.{0,200}\\) for function")
                                .unmistakable()),
            entry("A26", STATEMENT, CERTAIN)
                    .cause("The statement is longer than 262,144 bytes.")
                    .fix("Shorten it: put long lists of values into a table or a subquery.")
                    .when(
                            Clue.from(Source.ATHENA)
                                .says("maximum allowed length 262144|less than or equal to 262144")
                                .unmistakable()),
            entry("A27", ATHENA, LIKELY)
                    .cause("Somebody else ended the query.")
                    .fix("Ask who shares the workgroup, or run it again.")
                    .unless("The workgroup ended it: then the words name a limit.")
                    .when(
                            Clue.from(Source.ATHENA).says("query cancelled by user|query was cancell?ed")),
            entry("A28", ATHENA, LIKELY)
                    .cause("Athena itself failed: most often a passing fault.")
                    .fix("Run the query again.", "Where it fails each time, give its id to AWS's support.")
                    .unless("It fails each time at the same file: then the file is damaged.")
                    .when(
                            Clue.from(Source.ATHENA).code("INTERNAL_ERROR_QUERY_ENGINE", "GENERIC_INTERNAL_ERROR"),
                            Clue.from(Source.ATHENA).says("athena (has )?experienced an internal error")
                                    .unmistakable()));

    private AthenaQueryFailures() {}
}
