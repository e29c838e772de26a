package tableflow.console.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

/// The API of AWS Glue's data catalog (JSON 1.1): one catalog, that of the account. Calls that change take effect one
/// at a time, and are on disk before they are answered.
public final class GlueApi implements AwsApi {
    private static final Logger LOG = LoggerFactory.getLogger(GlueApi.class);
    private static final String TARGET = "AWSGlue.";

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Operation> operations = new HashMap<>();
    private final Extras extras;
    private final Gate gate;
    private final LakeGrants grants;
    private final LakeFormationApi lakeFormation;

    /// One operation of Glue.
    @FunctionalInterface
    interface Operation {
        ObjectNode answer(GlueCall call) throws AwsFailure, IOException;
    }

    /// Whose catalog it is.
    ///
    /// @param account twelve digits
    public record Home(String region, String account) {}

    private GlueApi(Path folder, Home home, Permissions permissions, Clock clock) throws IOException {
        OwnerOnly.sweep(folder);
        CatalogStore store = CatalogStore.open(folder.resolve("catalog"));
        extras = Extras.open(folder.resolve("extras.json"));
        grants = LakeGrants.open(folder.resolve("lake-grants.json"));
        gate = new Gate(permissions, LakeFormation.open(folder.resolve("lake-formation.json"), grants, store), extras,
                home);
        lakeFormation = new LakeFormationApi(grants, store, permissions, home.account());
        new DatabaseOperations(store, gate, clock).addTo(operations);
        new TableOperations(store, gate, clock).addTo(operations);
        new VersionOperations(store, gate).addTo(operations);
        new OptimizerOperations(store, extras, gate).addTo(operations);
        new ContentOperations(store, extras, gate).addTo(operations);
        new CatalogOperations(extras, gate).addTo(operations);
    }

    /// Opens the catalog in this folder, or begins an empty one.
    ///
    /// @throws IOException also when a file is damaged; it is left as it is
    public static GlueApi open(Path folder, Home home, Permissions permissions, Clock clock) throws IOException {
        return new GlueApi(folder, home, permissions, clock);
    }

    @Override
    public String service() {
        return "glue";
    }

    @Override
    public Reply handle(Request request, Principal caller) throws AwsFailure {
        String target = request.header("X-Amz-Target").orElse("");
        String name = target.startsWith(TARGET) ? target.substring(TARGET.length()) : "";
        Operation operation = operations.get(name);
        if (operation == null) {
            throw new AwsFailure(400, "UnknownOperationException", "The sandbox's Glue has no operation " + name);
        }
        JsonNode input = request.body().length == 0 ? Json.object() : parsed(request);
        Optional<String> catalog = Optional.of(input.path("CatalogId").asText("")).filter(id -> !id.isEmpty());
        if (catalog.isPresent() && !catalog.get().equals(gate.account())) {
            throw GlueFailures.missing("Catalog " + catalog.get() + " not found.");
        }
        return reply(200, answer(operation, new GlueCall(name, input, caller)));
    }

    private static JsonNode parsed(Request request) throws AwsFailure {
        try {
            return request.json();
        } catch (BadJson e) {
            throw new AwsFailure(400, "SerializationException", String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode answer(Operation operation, GlueCall call) throws AwsFailure {
        boolean reads = call.operation().startsWith("Get") || call.operation().startsWith("List");
        if (!reads) {
            lock.lock();
        }
        try {
            ObjectNode answer = operation.answer(call);
            follow(call);
            return answer;
        } catch (IOException e) {
            LOG.error("the catalog could not be read or written", e);
            throw new AwsFailure(500, "InternalServiceException", "The sandbox's catalog failed on disk: " + e);
        } finally {
            if (!reads) {
                lock.unlock();
            }
        }
    }

    /// What hangs on databases and tables comes and goes with them.
    private void follow(GlueCall call) throws AwsFailure, IOException {
        switch (call.operation()) {
            case "CreateDatabase" -> grants.made(GlueCall.name(call.object("DatabaseInput"), "Name"), call.caller());
            case "CreateTable" -> grants.made(call.database() + "/"
                    + GlueCall.name(call.object("TableInput"), "Name"), call.caller());
            case "DeleteDatabase" -> {
                extras.forget(Extras.key(call.name("Name"), ""));
                grants.forget(call.name("Name"));
            }
            case "DeleteTable" -> forget(call.database(), call.name("Name"));
            case "BatchDeleteTable" -> {
                for (String table : call.texts("TablesToDelete")) {
                    forget(call.database(), table.toLowerCase(Locale.ROOT));
                }
            }
            default -> { }
        }
    }

    private void forget(String database, String table) throws IOException {
        extras.forget(Extras.key(database, table, ""));
        grants.forget(database + "/" + table);
    }

    @Override
    public Reply error(Request request, AwsFailure failure) {
        return reply(failure.status(), Json.object().put("__type", failure.code()).put("Message", failure.text()));
    }

    private static Reply reply(int status, ObjectNode body) {
        return new Reply(status, Map.of("Content-Type", "application/x-amz-json-1.1"), Json.bytes(body));
    }

    /// Lake Formation, whose grants count in this catalog.
    public AwsApi lakeFormation() {
        return lakeFormation;
    }

    /// May the caller read the rows of this table, as far as Lake Formation has a say? Names in lower case.
    public boolean selects(Principal caller, String database, String table) {
        return gate.lake().selects(caller, database, table);
    }

    /// The part of the test hook for Lake Formation and for failures of the catalog.
    public Router hooks() {
        return gate.lake().routes();
    }
}
