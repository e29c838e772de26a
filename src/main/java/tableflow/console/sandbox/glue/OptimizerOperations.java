package tableflow.console.sandbox.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Json;

/// Table optimizers: whether they are on. They never run here, so they have no runs to list.
final class OptimizerOperations {
    private static final Set<String> TYPES = Set.of("compaction", "retention", "orphan_file_deletion");

    private final CatalogStore store;
    private final Extras extras;
    private final Gate gate;

    OptimizerOperations(CatalogStore store, Extras extras, Gate gate) {
        this.store = store;
        this.extras = extras;
        this.gate = gate;
    }

    void addTo(Map<String, GlueApi.Operation> operations) {
        operations.put("GetTableOptimizer", this::get);
        operations.put("CreateTableOptimizer", call -> put(call, false));
        operations.put("UpdateTableOptimizer", call -> put(call, true));
        operations.put("DeleteTableOptimizer", this::delete);
        operations.put("ListTableOptimizerRuns", this::runs);
    }

    private String key(GlueCall call) throws AwsFailure {
        String database = call.database();
        String table = call.name("TableName");
        gate.table(call, database, table);
        gate.lake().table(call.caller(), "Describe", database, table);
        DatabaseOperations.found(store, database);
        if (store.table(database, table).isEmpty()) {
            throw GlueFailures.noEntity();
        }
        String type = call.maybe("Type").orElse("");
        if (!TYPES.contains(type)) {
            throw GlueFailures.invalid("Invalid optimizer type: " + type);
        }
        return Extras.key(database, table, "optimizer", type);
    }

    private ObjectNode found(String key) throws AwsFailure {
        return extras.get(key).orElseThrow(() -> GlueFailures.missing("Table optimizer not found."));
    }

    private ObjectNode get(GlueCall call) throws AwsFailure {
        ObjectNode out = Json.object();
        out.put("CatalogId", gate.account()).put("DatabaseName", call.database())
                .put("TableName", call.name("TableName"));
        out.set("TableOptimizer", found(key(call)));
        return out;
    }

    private ObjectNode put(GlueCall call, boolean again) throws AwsFailure, IOException {
        String key = key(call);
        if (extras.get(key).isPresent() != again) {
            throw again ? GlueFailures.missing("Table optimizer not found.") : GlueFailures.exists("Table optimizer");
        }
        ObjectNode optimizer = Json.object().put("type", call.maybe("Type").orElse(""));
        optimizer.set("configuration", call.object("TableOptimizerConfiguration"));
        extras.put(key, optimizer);
        return Json.object();
    }

    private ObjectNode delete(GlueCall call) throws AwsFailure, IOException {
        String key = key(call);
        found(key);
        extras.remove(key);
        return Json.object();
    }

    private ObjectNode runs(GlueCall call) throws AwsFailure {
        found(key(call));
        ObjectNode out = Json.object();
        out.put("CatalogId", gate.account()).put("DatabaseName", call.database())
                .put("TableName", call.name("TableName"));
        out.putArray("TableOptimizerRuns");
        return out;
    }
}
