package tableflow.console.sandbox.sql.statement;

import java.util.List;
import java.util.Map;

/// What is to be done for a statement.
public sealed interface Work {
    /// The engine runs it and its answer is the result.
    ///
    /// @param sql of the engine; the statement itself where Athena and the engine agree, so that positions in messages
    ///     are right
    record Query(String sql) implements Work {}

    /// The engine runs one statement after the other, and the result is made of its answers in Athena's own form.
    ///
    /// @param columns names of the result's columns, all of them text
    record Report(List<String> statements, List<String> columns, Rendering rendering) implements Work {
        public Report {
            statements = List.copyOf(statements);
            columns = List.copyOf(columns);
        }
    }

    /// The rows of a query go to files of the caller's.
    ///
    /// @param query of the engine
    /// @param location `s3://bucket/prefix`, which has to be empty
    /// @param properties in lower case, such as `format` (`PARQUET`, `ORC`, `AVRO`, `JSON`, `TEXTFILE`), `compression`,
    ///     `field_delimiter`
    /// @param partitionedBy columns at the end of the query's that become folders
    record Unload(String query, String location, Map<String, String> properties, List<String> partitionedBy)
            implements Work {
        public Unload {
            properties = Map.copyOf(properties);
            partitionedBy = List.copyOf(partitionedBy);
        }
    }

    /// Keeps a statement under a name in the workgroup.
    ///
    /// @param statement may contain `?`
    record Prepare(String name, String statement) implements Work {}

    /// Runs a kept statement: parse it, and submit it with these parameters.
    ///
    /// @param parameters SQL literals, in order
    record Execute(String name, List<String> parameters) implements Work {
        public Execute {
            parameters = List.copyOf(parameters);
        }
    }

    /// Forgets a kept statement.
    record Deallocate(String name) implements Work {}

    /// The statement is right, but the sandbox's tables are Iceberg's and do not have what it asks for: the run fails.
    ///
    /// @param error the name of the error, such as `NOT_SUPPORTED`
    record Refused(String error, String message) implements Work {}
}
