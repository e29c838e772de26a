package tableflow.console.remote.aws;

import static tableflow.console.remote.aws.ExecutionReading.number;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.BatchGetQueryExecutionResponse;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.ListQueryExecutionsResponse;
import software.amazon.awssdk.services.athena.model.Row;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;
import software.amazon.awssdk.services.athena.model.UnprocessedQueryExecutionId;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.domain.query.ResultPage;
import tableflow.console.domain.query.RuntimeStatistics;
import tableflow.console.service.port.Athena;

/// Athena's queries through the AWS SDK.
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
        if (request.database() != null || request.catalog() != null) {
            call.queryExecutionContext(context -> context.database(request.database()).catalog(request.catalog()));
        }
        if (request.resultLocation() != null) {
            call.resultConfiguration(result -> result.outputLocation(request.resultLocation()));
        }
        if (!request.parameters().isEmpty()) {
            call.executionParameters(request.parameters());
        }
        request.reuseMinutes().ifPresent(minutes -> call.resultReuseConfiguration(reuse ->
                reuse.resultReuseByAgeConfiguration(age -> age.enabled(true).maxAgeInMinutes(minutes))));
        return ask("start the query", athena -> athena.startQueryExecution(call.build()).queryExecutionId());
    }

    @Override
    public QueryExecution execution(String id) {
        return ask("read the state of query " + id, athena -> ExecutionReading.execution(
                athena.getQueryExecution(request -> request.queryExecutionId(id)).queryExecution()));
    }

    @Override
    public Batch executions(Collection<String> ids) {
        if (ids.isEmpty()) {
            return new Batch(List.of(), Map.of());
        }
        BatchGetQueryExecutionResponse told = ask("read the states of " + ids.size() + " queries", athena ->
                athena.batchGetQueryExecution(request -> request.queryExecutionIds(ids)));
        Map<String, String> unprocessed = new HashMap<>();
        for (UnprocessedQueryExecutionId one : told.unprocessedQueryExecutionIds()) {
            unprocessed.put(one.queryExecutionId(), one.errorCode() + ": " + one.errorMessage());
        }
        return new Batch(told.queryExecutions().stream().map(ExecutionReading::execution).toList(), unprocessed);
    }

    @Override
    public Ids recent(String workgroup, Optional<String> token) {
        ListQueryExecutionsResponse told = ask("list the queries of workgroup " + workgroup, athena ->
                athena.listQueryExecutions(request -> request
                        .workGroup(workgroup).nextToken(token.orElse(null)).maxResults(BATCH)));
        return new Ids(told.queryExecutionIds(), Optional.ofNullable(told.nextToken()));
    }

    @Override
    public RuntimeStatistics statistics(String id) {
        return ask("read the statistics of query " + id, athena -> RuntimeReading.statistics(
                athena.getQueryRuntimeStatistics(request -> request.queryExecutionId(id)).queryRuntimeStatistics()));
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
