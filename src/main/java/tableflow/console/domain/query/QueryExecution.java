package tableflow.console.domain.query;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;

/// A query as Athena knows it at one moment.
///
/// @param statement DML, DDL or UTILITY, open; decides whether the first row of a result is a heading
/// @param resultObject where the result lies, `s3://...`; absent when the workgroup keeps results itself
/// @param context where and when it ran
public record QueryExecution(
        String id,
        String sql,
        Open<QueryState> state,
        Open<StatementType> statement,
        @Nullable Failure failure,
        @Nullable String resultObject,
        QueryStatistics statistics,
        ExecutionContext context) {

    /// Athena's kinds of statement.
    public enum StatementType {
        DDL,
        DML,
        UTILITY
    }

    /// Why it failed or was cancelled.
    ///
    /// @param reason the engine's words
    /// @param category 1 system, 2 user, 3 other; 0 when not told
    /// @param type Athena's number of the error; 0 when not told
    public record Failure(String reason, int category, int type, boolean retryable) {}

    /// Whether nothing more happens to it.
    public boolean isFinal() {
        QueryState known = state.known();
        return known != null && known.isFinal();
    }
}
