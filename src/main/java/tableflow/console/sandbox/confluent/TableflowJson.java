package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Request;

/// A Tableflow topic as the API shows it, read-only fields filled in.
final class TableflowJson {
    static final String PATH = "/tableflow/v1/tableflow-topics";

    private final Organization org;
    private final TableflowStatus status;

    TableflowJson(Organization org, TableflowStatus status) {
        this.org = org;
        this.status = status;
    }

    static Crn crn(Organization org, TableflowTopic table) {
        return org.crn(table.environmentId(), table.clusterId()).child("tableflow-topic", table.name());
    }

    static String path(TableflowTopic table) {
        return PATH + "/" + URLEncoder.encode(table.name(), StandardCharsets.UTF_8);
    }

    ObjectNode of(Request request, TableflowTopic table) {
        Links links = Links.of(request, org);
        ObjectNode json = Json.object().put("api_version", "tableflow/v1").put("kind", "TableflowTopic");
        json.set("metadata", links.metadata(
                path(table), crn(org, table), status.createdAt(table), table.life().updatedAt()));
        ObjectNode spec = json.putObject("spec")
                .put("display_name", table.name())
                .put("suspended", status.suspended(table));
        spec.set("config", config(table.config()));
        spec.set("storage", storage(table));
        ArrayNode formats = spec.putArray("table_formats");
        table.config().formats().forEach(formats::add);
        spec.set("environment", links.environment(table.environmentId()));
        spec.set("kafka_cluster", links.cluster(table.environmentId(), table.clusterId()));
        json.set("status", status.json(table));
        return json;
    }

    /// The deprecated strategy is filled in only where it says the same as the mode.
    private static ObjectNode config(TableflowTopic.Config config) {
        ObjectNode json = Json.object()
                .put("enable_compaction", true)
                .put("enable_partitioning", true)
                .put("retention_ms", config.retentionMs());
        config.dataRetentionMs().ifPresent(ms -> json.put("data_retention_ms", ms));
        String mode = config.errors().mode();
        if (!mode.equals("LOG")) {
            json.put("record_failure_strategy", mode);
        }
        ObjectNode handling = json.putObject("error_handling").put("mode", mode);
        config.errors().target().ifPresent(target -> handling.put("target", target));
        return json.put("metadata_column_naming_scheme", config.columnNaming());
    }

    private ObjectNode storage(TableflowTopic table) {
        TableflowTopic.Storage storage = table.storage();
        ObjectNode json = Json.object().put("kind", storage.kind());
        if (storage.byob()) {
            String region = org.cluster(table.environmentId(), table.clusterId())
                    .map(c -> c.placement().region()).orElse("");
            json.put("bucket_name", storage.bucket())
                    .put("bucket_region", region)
                    .put("provider_integration_id", storage.integrationId().orElse(""));
        }
        return json.put("table_path", storage.path());
    }
}
