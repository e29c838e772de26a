package tableflow.console.remote.aws;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.AthenaError;
import software.amazon.awssdk.services.athena.model.EncryptionConfiguration;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatus;
import software.amazon.awssdk.services.athena.model.ResultConfiguration;
import tableflow.console.domain.Open;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.QueryStatistics;

/// What the SDK tells about an execution, in the console's own words.
final class ExecutionReading {

    private ExecutionReading() {}

    static QueryExecution execution(software.amazon.awssdk.services.athena.model.QueryExecution told) {
        QueryExecutionStatus status = told.status();
        return new QueryExecution(
                told.queryExecutionId(),
                told.query(),
                Open.of(QueryState.class, status.stateAsString()),
                Open.of(StatementType.class, String.valueOf(told.statementTypeAsString())),
                failure(status),
                told.resultConfiguration() == null ? null : told.resultConfiguration().outputLocation(),
                statistics(told.statistics()),
                context(told, status));
    }

    private static ExecutionContext context(
            software.amazon.awssdk.services.athena.model.QueryExecution told, QueryExecutionStatus status) {
        ResultConfiguration result = told.resultConfiguration();
        return new ExecutionContext(
                told.workGroup(),
                told.queryExecutionContext() == null ? null : told.queryExecutionContext().catalog(),
                told.queryExecutionContext() == null ? null : told.queryExecutionContext().database(),
                told.substatementType(),
                told.executionParameters(),
                status.submissionDateTime(),
                status.completionDateTime(),
                told.engineVersion() == null ? null : told.engineVersion().effectiveEngineVersion(),
                result == null ? null : encryption(result.encryptionConfiguration()),
                told.managedQueryResultsConfiguration() != null
                        && Boolean.TRUE.equals(told.managedQueryResultsConfiguration().enabled()));
    }

    static @Nullable String encryption(@Nullable EncryptionConfiguration told) {
        return told == null ? null : told.encryptionOptionAsString();
    }

    private static QueryExecution.@Nullable Failure failure(QueryExecutionStatus status) {
        AthenaError error = status.athenaError();
        String reason = status.stateChangeReason();
        if (error == null) {
            return reason == null ? null : new QueryExecution.Failure(reason, 0, 0, false);
        }
        String words = reason != null ? reason : String.valueOf(error.errorMessage());
        return new QueryExecution.Failure(words, number(error.errorCategory()), number(error.errorType()),
                Boolean.TRUE.equals(error.retryable()));
    }

    static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private static QueryStatistics statistics(@Nullable QueryExecutionStatistics told) {
        if (told == null) {
            return QueryStatistics.NONE;
        }
        return new QueryStatistics(
                optional(told.totalExecutionTimeInMillis()),
                optional(told.queryQueueTimeInMillis()),
                optional(told.queryPlanningTimeInMillis()),
                optional(told.engineExecutionTimeInMillis()),
                optional(told.dataScannedInBytes()),
                told.resultReuseInformation() != null
                        && Boolean.TRUE.equals(told.resultReuseInformation().reusedPreviousResult()),
                optional(told.servicePreProcessingTimeInMillis()),
                optional(told.serviceProcessingTimeInMillis()),
                told.dpuCount() == null ? OptionalDouble.empty() : OptionalDouble.of(told.dpuCount()));
    }

    static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
