package tableflow.console.domain.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where, when and how a query ran. Whatever Athena does not tell is absent.
///
/// @param catalog as Athena writes it, in small letters; absent means Glue's
/// @param substatement a finer kind than the statement type: `SELECT`, `EXPLAIN`, `CREATE_TABLE` ...; open
/// @param parameters what was given for `?`
/// @param submitted when Athena took it
/// @param completed when it ended
/// @param engineVersion the one that ran it: `Athena engine version 3`
/// @param encryption of the result: `SSE_S3`, `SSE_KMS`, `CSE_KMS`; absent when the bucket decides. A result under
///     `CSE_KMS` can only be read through the API
/// @param managedResult Athena keeps the result itself, for a day; there is no object in a bucket
public record ExecutionContext(
        @Nullable String workgroup,
        @Nullable String catalog,
        @Nullable String database,
        @Nullable String substatement,
        List<String> parameters,
        @Nullable Instant submitted,
        @Nullable Instant completed,
        @Nullable String engineVersion,
        @Nullable String encryption,
        boolean managedResult) {

    /// Nothing is told.
    public static final ExecutionContext UNKNOWN =
            new ExecutionContext(null, null, null, null, List.of(), null, null, null, null, false);

    public ExecutionContext {
        parameters = List.copyOf(parameters);
    }
}
