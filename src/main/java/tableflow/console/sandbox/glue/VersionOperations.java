package tableflow.console.sandbox.glue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Json;

/// Older versions of tables: one is kept for each update that did not say otherwise.
final class VersionOperations {
    private final CatalogStore store;
    private final Gate gate;

    private record Named(String database, String name, ObjectNode table) {}

    VersionOperations(CatalogStore store, Gate gate) {
        this.store = store;
        this.gate = gate;
    }

    void addTo(Map<String, GlueApi.Operation> operations) {
        operations.put("GetTableVersion", this::get);
        operations.put("GetTableVersions", this::list);
        operations.put("DeleteTableVersion", this::delete);
        operations.put("BatchDeleteTableVersion", this::batchDelete);
    }

    private Named named(GlueCall call, String permission) throws AwsFailure {
        String database = call.database();
        String name = call.name("TableName");
        gate.table(call, database, name);
        gate.lake().table(call.caller(), permission, database, name);
        DatabaseOperations.found(store, database);
        return new Named(database, name, store.table(database, name).orElseThrow(GlueFailures::noEntity));
    }

    private ObjectNode get(GlueCall call) throws AwsFailure, IOException {
        Named named = named(call, "Describe");
        String wanted = call.maybe("VersionId").orElse(named.table().path("VersionId").asText());
        ObjectNode out = Json.object();
        out.set("TableVersion", version(named, number(wanted)));
        return out;
    }

    private ObjectNode version(Named named, long number) throws AwsFailure, IOException {
        ObjectNode table = store.version(named.database(), named.name(), number)
                .orElseThrow(() -> GlueFailures.missing("Version " + number + " not found."));
        ObjectNode version = Json.object();
        version.set("Table", table);
        return version.put("VersionId", Long.toString(number));
    }

    private ObjectNode list(GlueCall call) throws AwsFailure, IOException {
        Named named = named(call, "Describe");
        List<ObjectNode> numbers = store.versions(named.database(), named.name()).stream()
                .map(n -> Json.object().put("VersionId", Long.toString(n)))
                .toList();
        ObjectNode out = Json.object();
        call.page(out, "TableVersions", numbers);
        // Only the page's own versions are read from disk.
        for (var one : out.withArray("TableVersions")) {
            if (one instanceof ObjectNode entry) {
                Optional<ObjectNode> table =
                        store.version(named.database(), named.name(), entry.path("VersionId").asLong());
                table.ifPresent(t -> entry.set("Table", t));
            }
        }
        return out;
    }

    private ObjectNode delete(GlueCall call) throws AwsFailure, IOException {
        remove(named(call, "Alter"), call.maybe("VersionId").orElse(""));
        return Json.object();
    }

    private void remove(Named named, String version) throws AwsFailure, IOException {
        if (version.equals(named.table().path("VersionId").asText())) {
            throw GlueFailures.invalid("Cannot delete the latest version of a table.");
        }
        if (!store.removeVersion(named.database(), named.name(), number(version))) {
            throw GlueFailures.missing("Version " + version + " not found.");
        }
    }

    private static long number(String version) throws AwsFailure {
        if (!version.matches("[0-9]{1,18}")) {
            throw GlueFailures.invalid("Invalid version id: " + version);
        }
        return Long.parseLong(version);
    }

    private ObjectNode batchDelete(GlueCall call) throws AwsFailure, IOException {
        Named named = named(call, "Alter");
        ObjectNode out = Json.object();
        ArrayNode errors = out.putArray("Errors");
        for (String version : call.texts("VersionIds")) {
            try {
                remove(named, version);
            } catch (AwsFailure e) {
                errors.addObject().put("TableName", named.name()).put("VersionId", version).putObject("ErrorDetail")
                        .put("ErrorCode", e.code()).put("ErrorMessage", e.text());
            }
        }
        return out;
    }
}
