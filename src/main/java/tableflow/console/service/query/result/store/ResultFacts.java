package tableflow.console.service.query.result.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryStatistics;

/// What is known of the run that a result came from.
///
/// @param queryId Athena's id of the run; the result is kept under it
/// @param statement DML, DDL or UTILITY, as Athena writes it
/// @param workgroup absent when it was not told
/// @param submitted when the run was asked for
public record ResultFacts(
        String queryId,
        String sql,
        String statement,
        @Nullable String workgroup,
        Instant submitted,
        QueryStatistics statistics) {

    /// The facts of a run that has succeeded.
    public static ResultFacts of(QueryExecution ended, @Nullable String workgroup, Instant submitted) {
        return new ResultFacts(
                ended.id(), ended.sql(), ended.statement().text(), workgroup, submitted, ended.statistics());
    }
}
