package tableflow.console.remote.aws;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.athena.AthenaClient;
import tableflow.console.domain.query.NamedQuery;
import tableflow.console.domain.query.PreparedStatement;
import tableflow.console.service.port.SavedQueries;

/// The statements that Athena's workgroups keep, through the AWS SDK.
final class SdkSavedQueries implements SavedQueries {

    /// Both what a list gives at a time and what may be asked for in one call.
    private static final int BATCH = 50;

    private final AthenaClient client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkSavedQueries(AthenaClient client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public List<NamedQuery> named(String workgroup) {
        return ask("list the named queries of workgroup " + workgroup, () -> {
            List<NamedQuery> all = new ArrayList<>();
            client.listNamedQueriesPaginator(request -> request.workGroup(workgroup).maxResults(BATCH)).stream()
                    .filter(page -> !page.namedQueryIds().isEmpty())
                    .forEach(page -> client.batchGetNamedQuery(batch -> batch.namedQueryIds(page.namedQueryIds()))
                            .namedQueries().forEach(told -> all.add(query(told))));
            all.sort(Comparator.comparing(it -> it.draft().name(), String.CASE_INSENSITIVE_ORDER));
            return List.copyOf(all);
        });
    }

    private static NamedQuery query(software.amazon.awssdk.services.athena.model.NamedQuery told) {
        return new NamedQuery(told.namedQueryId(), new NamedQuery.Draft(
                told.name(),
                told.description() == null ? "" : told.description(),
                told.database(),
                told.queryString(),
                told.workGroup()));
    }

    @Override
    public NamedQuery create(NamedQuery.Draft draft, String token) {
        return ask("save query " + draft.name(), () -> new NamedQuery(
                client.createNamedQuery(request -> request
                        .name(draft.name())
                        .description(draft.description())
                        .database(draft.database())
                        .queryString(draft.sql())
                        .workGroup(draft.workgroup())
                        .clientRequestToken(token)).namedQueryId(),
                draft));
    }

    @Override
    public void update(NamedQuery changed) {
        ask("change saved query " + changed.draft().name(), () -> client.updateNamedQuery(request -> request
                .namedQueryId(changed.id())
                .name(changed.draft().name())
                .description(changed.draft().description())
                .queryString(changed.draft().sql())));
    }

    @Override
    public void delete(String id) {
        ask("delete saved query " + id, () -> client.deleteNamedQuery(request -> request.namedQueryId(id)));
    }

    @Override
    public List<PreparedStatement> prepared(String workgroup) {
        return ask("list the prepared statements of workgroup " + workgroup, () -> {
            List<PreparedStatement> all = new ArrayList<>();
            client.listPreparedStatementsPaginator(request -> request.workGroup(workgroup).maxResults(BATCH)).stream()
                    .map(page -> page.preparedStatements().stream().map(told -> told.statementName()).toList())
                    .filter(names -> !names.isEmpty())
                    .forEach(names -> client.batchGetPreparedStatement(batch -> batch
                                    .workGroup(workgroup).preparedStatementNames(names))
                            .preparedStatements().forEach(told -> all.add(statement(workgroup, told))));
            all.sort(Comparator.comparing(PreparedStatement::name));
            return List.copyOf(all);
        });
    }

    @Override
    public PreparedStatement prepared(String workgroup, String name) {
        return ask("read prepared statement " + name, () -> statement(workgroup, client.getPreparedStatement(
                request -> request.workGroup(workgroup).statementName(name)).preparedStatement()));
    }

    private static PreparedStatement statement(
            String workgroup, software.amazon.awssdk.services.athena.model.PreparedStatement told) {
        return new PreparedStatement(told.statementName(), workgroup, told.queryStatement(),
                told.description() == null ? "" : told.description(), told.lastModifiedTime());
    }

    @Override
    public void prepare(PreparedStatement statement) {
        ask("prepare statement " + statement.name(), () -> client.createPreparedStatement(request -> request
                .workGroup(statement.workgroup())
                .statementName(statement.name())
                .queryStatement(statement.sql())
                .description(statement.description())));
    }

    @Override
    public void change(PreparedStatement statement) {
        ask("change prepared statement " + statement.name(), () -> client.updatePreparedStatement(request -> request
                .workGroup(statement.workgroup())
                .statementName(statement.name())
                .queryStatement(statement.sql())
                .description(statement.description())));
    }

    @Override
    public void deallocate(String workgroup, String name) {
        ask("delete prepared statement " + name, () -> client.deletePreparedStatement(request -> request
                .workGroup(workgroup)
                .statementName(name)));
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> T ask(String what, Supplier<T> call) {
        return failures.during(what, call);
    }
}
