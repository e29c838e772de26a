package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import tableflow.console.sandbox.aws.AwsApi;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;
import tableflow.console.sandbox.sql.SqlEngine;

/// Amazon Athena over JSON 1.1. Workgroups, history, saved queries and results live in a folder and are there again
/// when it is opened again.
public final class Athena implements AwsApi, AutoCloseable {
    private static final String TARGET = "AmazonAthena.";

    private final Map<String, Operation> operations = new HashMap<>();
    private final Quota quota = new Quota();
    private final Endings endings = new Endings();
    private final Runner runner;
    private final Shelf shelf;

    /// What the service stands on.
    ///
    /// @param engine runs the statements; its own start is waited for by queries, not by this service
    public record Ground(SqlEngine engine, ResultStore store, Catalog catalog, Permissions permissions,
            Grants grants, Clock clock) {}

    /// @param region of the service, in which result buckets have to be
    /// @param account of whom it serves, twelve digits
    /// @param resultLocation of the workgroup `primary` when the folder is new, such as `s3://query-results-bucket/`
    public record Place(String region, String account, String resultLocation) {}

    private Athena(Path folder, Ground ground, Place place) throws IOException {
        OwnerOnly.sweep(folder);
        Rights rights = new Rights(ground.permissions(), ground.catalog(), ground.grants(), place.region(),
                place.account());
        Desk desk = new Desk(
                WorkGroups.open(new KeptFile(folder.resolve("workgroups.json")), place.resultLocation(),
                        ground.clock().instant()),
                History.open(folder.resolve("executions"), ground.clock()),
                SavedQueries.open(new KeptFile(folder.resolve("saved.json"))),
                DataCatalogs.open(new KeptFile(folder.resolve("datacatalogs.json"))),
                Tags.open(new KeptFile(folder.resolve("tags.json"))),
                rights, ground.clock());
        runner = new Runner(desk, ground.engine(), new ResultWriter(desk.history(), rights, ground.store()),
                endings);
        shelf = new Shelf(desk);
        queries(desk, ground);
        groups(desk);
        saved(desk);
        catalog(desk);
    }

    /// @throws IOException when the folder cannot be read or made
    public static Athena open(Path folder, Ground ground, Place place) throws IOException {
        return new Athena(folder, ground, place);
    }

    /// What a seed puts things on.
    public Shelf shelf() {
        return shelf;
    }

    private void queries(Desk desk, Ground ground) {
        StartApi start = new StartApi(desk, runner, ground.store(), quota);
        QueriesApi queries = new QueriesApi(desk, runner, new Plans(ground.engine()));
        ResultsApi results = new ResultsApi(desk, runner, ground.store());
        operations.put("StartQueryExecution", start::start);
        operations.put("StopQueryExecution", queries::stop);
        operations.put("GetQueryExecution", queries::get);
        operations.put("BatchGetQueryExecution", queries::batch);
        operations.put("ListQueryExecutions", queries::list);
        operations.put("GetQueryRuntimeStatistics", queries::runtime);
        operations.put("GetQueryResults", results::get);
    }

    private void groups(Desk desk) {
        WorkGroupsApi groups = new WorkGroupsApi(desk);
        operations.put("CreateWorkGroup", groups::create);
        operations.put("GetWorkGroup", groups::get);
        operations.put("ListWorkGroups", groups::list);
        operations.put("UpdateWorkGroup", groups::update);
        operations.put("DeleteWorkGroup", groups::delete);
        Tags.Api tags = new Tags.Api(desk);
        operations.put("TagResource", tags::tag);
        operations.put("UntagResource", tags::untag);
        operations.put("ListTagsForResource", tags::list);
    }

    private void saved(Desk desk) {
        SavedApi saved = new SavedApi(desk);
        operations.put("CreateNamedQuery", saved::createNamed);
        operations.put("GetNamedQuery", saved::getNamed);
        operations.put("BatchGetNamedQuery", saved::batchNamed);
        operations.put("ListNamedQueries", saved::listNamed);
        operations.put("UpdateNamedQuery", saved::updateNamed);
        operations.put("DeleteNamedQuery", saved::deleteNamed);
        operations.put("CreatePreparedStatement", saved::createPrepared);
        operations.put("GetPreparedStatement", saved::getPrepared);
        operations.put("BatchGetPreparedStatement", saved::batchPrepared);
        operations.put("ListPreparedStatements", saved::listPrepared);
        operations.put("UpdatePreparedStatement", saved::updatePrepared);
        operations.put("DeletePreparedStatement", saved::deletePrepared);
    }

    private void catalog(Desk desk) {
        DataCatalogApi catalogs = new DataCatalogApi(desk);
        operations.put("ListDataCatalogs", catalogs::list);
        operations.put("GetDataCatalog", catalogs::get);
        operations.put("CreateDataCatalog", catalogs::create);
        operations.put("UpdateDataCatalog", catalogs::update);
        operations.put("DeleteDataCatalog", catalogs::delete);
        CatalogApi catalog = new CatalogApi(desk);
        operations.put("ListDatabases", catalog::listDatabases);
        operations.put("GetDatabase", catalog::getDatabase);
        operations.put("ListTableMetadata", catalog::listTables);
        operations.put("GetTableMetadata", catalog::getTable);
        operations.put("ListEngineVersions", catalog::versions);
    }

    /// The part of the test hook for quotas and for the ends of executions.
    public Router addHooks(Router hooks) {
        return endings.addTo(quota.addTo(hooks));
    }

    @Override
    public String service() {
        return "athena";
    }

    @Override
    public Reply handle(Request request, Principal caller) throws Exception {
        String target = request.header("X-Amz-Target").orElse("");
        Operation operation =
                target.startsWith(TARGET) ? operations.get(target.substring(TARGET.length())) : null;
        if (operation == null) {
            throw new AwsFailure(400, "UnknownOperationException", "");
        }
        if (caller.anonymous()) {
            throw new AwsFailure(400, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        return new Reply(200, Map.of("Content-Type", Refusals.TYPE),
                Json.bytes(operation.answer(Input.of(body(request)), caller)));
    }

    private static JsonNode body(Request request) throws AwsFailure {
        try {
            return request.json();
        } catch (BadJson e) {
            throw Refusals.unreadable("");
        }
    }

    @Override
    public Reply error(Request request, AwsFailure failure) {
        return Refusals.reply(failure);
    }

    /// How many queries may be active: for tests and for the sandbox's hook.
    public Quota quota() {
        return quota;
    }

    /// Ends what runs.
    @Override
    public void close() {
        runner.close();
    }
}
