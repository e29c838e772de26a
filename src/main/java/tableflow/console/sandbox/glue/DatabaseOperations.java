package tableflow.console.sandbox.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Json;

/// Databases of the catalog.
final class DatabaseOperations {
    private final CatalogStore store;
    private final Gate gate;
    private final Clock clock;

    DatabaseOperations(CatalogStore store, Gate gate, Clock clock) {
        this.store = store;
        this.gate = gate;
        this.clock = clock;
    }

    void addTo(Map<String, GlueApi.Operation> operations) {
        operations.put("CreateDatabase", this::create);
        operations.put("GetDatabase", this::get);
        operations.put("GetDatabases", this::list);
        operations.put("UpdateDatabase", this::update);
        operations.put("DeleteDatabase", this::delete);
    }

    /// The database of this name.
    static ObjectNode found(CatalogStore store, String name) throws AwsFailure {
        return store.database(name).orElseThrow(() -> GlueFailures.noDatabase(name));
    }

    private ObjectNode create(GlueCall call) throws AwsFailure, IOException {
        ObjectNode input = call.object("DatabaseInput");
        String name = GlueCall.name(input, "Name");
        gate.database(call, name);
        if (store.database(name).isPresent()) {
            throw GlueFailures.exists("Database");
        }
        ObjectNode database = input.deepCopy();
        database.put("Name", name).put("CreateTime", clock.instant().getEpochSecond())
                .put("CatalogId", gate.account());
        store.putDatabase(name, database);
        return Json.object();
    }

    private ObjectNode get(GlueCall call) throws AwsFailure {
        String name = call.name("Name");
        gate.database(call, name);
        gate.lake().database(call.caller(), "Describe", name);
        ObjectNode out = Json.object();
        out.set("Database", found(store, name));
        return out;
    }

    private ObjectNode list(GlueCall call) throws AwsFailure {
        gate.catalog(call);
        List<ObjectNode> visible = store.databases().stream()
                .filter(d -> gate.lake().shows(call.caller(), d.path("Name").asText()))
                .filter(d -> gate.lists(call, "database/" + d.path("Name").asText()))
                .toList();
        ObjectNode out = Json.object();
        call.page(out, "DatabaseList", visible);
        return out;
    }

    private ObjectNode update(GlueCall call) throws AwsFailure, IOException {
        String name = call.name("Name");
        gate.database(call, name);
        gate.lake().database(call.caller(), "Alter", name);
        ObjectNode old = found(store, name);
        ObjectNode database = call.object("DatabaseInput").deepCopy();
        database.put("Name", name);
        database.set("CreateTime", old.path("CreateTime"));
        database.put("CatalogId", gate.account());
        store.putDatabase(name, database);
        return Json.object();
    }

    private ObjectNode delete(GlueCall call) throws AwsFailure, IOException {
        String name = call.name("Name");
        gate.database(call, name);
        gate.lake().database(call.caller(), "Drop", name);
        found(store, name);
        store.removeDatabase(name);
        return Json.object();
    }
}
