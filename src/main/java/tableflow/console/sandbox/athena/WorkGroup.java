package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tableflow.console.sandbox.http.Json;

/// A workgroup.
///
/// @param configuration as the API has it: `ResultConfiguration`, `EnforceWorkGroupConfiguration` and so on; never
///     changed after it was given
record WorkGroup(String name, String description, boolean enabled, Instant created, ObjectNode configuration) {
    static final String PRIMARY = "primary";
    static final String ENGINE = "Athena engine version 3";

    /// What a workgroup has that says nothing.
    static ObjectNode defaults() {
        ObjectNode node = Json.object()
                .put("EnableMinimumEncryptionConfiguration", false)
                .put("EnforceWorkGroupConfiguration", false)
                .put("PublishCloudWatchMetricsEnabled", false)
                .put("RequesterPaysEnabled", false);
        node.set("EngineVersion", engine());
        node.putObject("ResultConfiguration");
        return node;
    }

    static ObjectNode engine() {
        return Json.object().put("SelectedEngineVersion", "AUTO").put("EffectiveEngineVersion", ENGINE);
    }

    /// Whether the client's settings are ignored.
    boolean enforces() {
        return configuration.path("EnforceWorkGroupConfiguration").asBoolean();
    }

    /// Bytes that a query may read.
    OptionalLong cutoff() {
        JsonNode bytes = configuration.path("BytesScannedCutoffPerQuery");
        return bytes.isNumber() ? OptionalLong.of(bytes.asLong()) : OptionalLong.empty();
    }

    /// Whether results are kept by the service and not in a bucket.
    boolean managed() {
        return configuration.path("ManagedQueryResultsConfiguration").path("Enabled").asBoolean();
    }

    Optional<String> location() {
        String location = configuration.path("ResultConfiguration").path("OutputLocation").asText("");
        return location.isEmpty() ? Optional.empty() : Optional.of(location);
    }

    /// How results are encrypted; missing when nothing is said.
    JsonNode encryption() {
        return configuration.path("ResultConfiguration").path("EncryptionConfiguration");
    }

    String state() {
        return enabled ? "ENABLED" : "DISABLED";
    }

    /// As `GetWorkGroup` sends it: a description that is empty is left out.
    ObjectNode json() {
        ObjectNode node = Json.object();
        node.set("Configuration", configuration);
        node.put("CreationTime", Times.seconds(created));
        if (!description.isEmpty()) {
            node.put("Description", description);
        }
        return node.put("Name", name).put("State", state());
    }

    /// As `ListWorkGroups` sends it: the description is always there.
    ObjectNode summary() {
        ObjectNode node = Json.object()
                .put("CreationTime", Times.seconds(created))
                .put("Description", description);
        node.set("EngineVersion", configuration.path("EngineVersion"));
        return node.put("Name", name).put("State", state());
    }

    /// Reads what [#json] wrote.
    static WorkGroup of(JsonNode node) {
        return new WorkGroup(node.path("Name").asText(), node.path("Description").asText(""),
                node.path("State").asText().equals("ENABLED"), Times.instant(node.path("CreationTime")),
                (ObjectNode) node.path("Configuration"));
    }
}
