package tableflow.console.service.query.result.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.QueryStatistics;

/// What is known of the run that a result came from.
///
/// @param queryId Athena's id of the run; the result is kept under it
/// @param statement DML, DDL or UTILITY, as Athena writes it
/// @param object where the result lies in S3; absent when the workgroup keeps it itself, or it was not told
/// @param workgroup absent when it was not told
/// @param submitted when the run was asked for
public record ResultFacts(
        String queryId,
        String sql,
        String statement,
        @Nullable String object,
        @Nullable String workgroup,
        Instant submitted,
        QueryStatistics statistics) {

    /// The facts of a run that has succeeded.
    public static ResultFacts of(QueryExecution ended, @Nullable String workgroup, Instant submitted) {
        return new ResultFacts(
                ended.id(), ended.sql(), ended.statement().text(), ended.resultObject(), workgroup, submitted,
                ended.statistics());
    }

    /// The run as Athena would tell of it, as far as it is known here.
    QueryExecution ended() {
        return new QueryExecution(
                queryId, sql, Open.of(QueryState.SUCCEEDED), Open.of(StatementType.class, statement), null, object,
                statistics,
                new ExecutionContext(workgroup, null, null, null, List.of(), submitted, null, null, null, false));
    }
}
