package tableflow.console.remote.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.AthenaError;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatus;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import tableflow.console.domain.Open;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.domain.query.ResultPage;
import tableflow.console.service.port.Athena;

/// Athena through the AWS SDK.
final class SdkAthena implements Athena {

    private final AthenaClient client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkAthena(AthenaClient client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public String start(QueryRequest request, String token) {
        StartQueryExecutionRequest.Builder call = StartQueryExecutionRequest.builder()
                .queryString(request.sql())
                .clientRequestToken(token)
                .workGroup(request.workgroup());
        if (request.database() != null) {
            call.queryExecutionContext(context -> context.database(request.database()));
        }
        if (request.resultLocation() != null) {
            call.resultConfiguration(result -> result.outputLocation(request.resultLocation()));
        }
        if (!request.parameters().isEmpty()) {
            call.executionParameters(request.parameters());
        }
        return ask("start the query", athena -> athena.startQueryExecution(call.build()).queryExecutionId());
    }

    @Override
    public QueryExecution execution(String id) {
        return ask("read the state of query " + id, athena ->
                execution(athena.getQueryExecution(request -> request.queryExecutionId(id)).queryExecution()));
    }

    @Override
    public void stop(String id) {
        ask("stop query " + id, athena -> athena.stopQueryExecution(request -> request.queryExecutionId(id)));
    }

    @Override
    public ResultPage page(String id, Optional<String> token, int rows) {
        return ask("read the result of query " + id, athena -> page(athena.getQueryResults(request -> request
                .queryExecutionId(id).nextToken(token.orElse(null)).maxResults(rows))));
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> T ask(String what, Function<AthenaClient, T> call) {
        return failures.during(what, () -> call.apply(client));
    }

    private static QueryExecution execution(
            software.amazon.awssdk.services.athena.model.QueryExecution told) {
        QueryExecutionStatus status = told.status();
        return new QueryExecution(
                told.queryExecutionId(),
                told.query(),
                Open.of(QueryState.class, status.stateAsString()),
                Open.of(StatementType.class, String.valueOf(told.statementTypeAsString())),
                failure(status),
                told.resultConfiguration() == null ? null : told.resultConfiguration().outputLocation(),
                statistics(told.statistics()));
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

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private static QueryStatistics statistics(@Nullable QueryExecutionStatistics told) {
        if (told == null) {
            OptionalLong none = OptionalLong.empty();
            return new QueryStatistics(none, none, none, none, none, false);
        }
        return new QueryStatistics(
                optional(told.totalExecutionTimeInMillis()),
                optional(told.queryQueueTimeInMillis()),
                optional(told.queryPlanningTimeInMillis()),
                optional(told.engineExecutionTimeInMillis()),
                optional(told.dataScannedInBytes()),
                told.resultReuseInformation() != null
                        && Boolean.TRUE.equals(told.resultReuseInformation().reusedPreviousResult()));
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static ResultPage page(GetQueryResultsResponse told) {
        List<ResultColumn> columns = told.resultSet().resultSetMetadata().columnInfo().stream()
                .map(SdkAthena::column)
                .toList();
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (Row row : told.resultSet().rows()) {
            List<@Nullable String> values = new ArrayList<>(row.data().size());
            for (Datum value : row.data()) {
                values.add(value.varCharValue());
            }
            rows.add(values);
        }
        return new ResultPage(columns, rows, Optional.ofNullable(told.nextToken()));
    }

    private static ResultColumn column(ColumnInfo told) {
        return new ResultColumn(told.name(), told.type(), number(told.precision()), number(told.scale()));
    }
}
