package tableflow.console.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Json;

/// Partitions and column statistics. Iceberg tables have none in Glue; this is what clients ask for all the same.
/// Expressions over partitions are not evaluated.
final class ContentOperations {
    private final CatalogStore store;
    private final Extras extras;
    private final Gate gate;

    private record Named(String database, String table) {
        String key(String kind, String rest) {
            return Extras.key(database, table, kind, rest);
        }
    }

    ContentOperations(CatalogStore store, Extras extras, Gate gate) {
        this.store = store;
        this.extras = extras;
        this.gate = gate;
    }

    void addTo(Map<String, GlueApi.Operation> operations) {
        operations.put("CreatePartition", this::createPartition);
        operations.put("GetPartition", this::getPartition);
        operations.put("GetPartitions", this::listPartitions);
        operations.put("BatchGetPartition", this::batchGetPartition);
        operations.put("DeletePartition", this::deletePartition);
        operations.put("GetPartitionIndexes", call -> {
            named(call, "Describe");
            ObjectNode out = Json.object();
            out.putArray("PartitionIndexDescriptorList");
            return out;
        });
        operations.put("GetColumnStatisticsForTable", this::getStatistics);
        operations.put("UpdateColumnStatisticsForTable", this::updateStatistics);
        operations.put("DeleteColumnStatisticsForTable", this::deleteStatistics);
    }

    private Named named(GlueCall call, String permission) throws AwsFailure {
        String database = call.database();
        String table = call.name("TableName");
        gate.table(call, database, table);
        gate.lake().table(call.caller(), permission, database, table);
        DatabaseOperations.found(store, database);
        if (store.table(database, table).isEmpty()) {
            throw GlueFailures.noTable(table);
        }
        return new Named(database, table);
    }

    private static String values(JsonNode values) throws AwsFailure {
        if (!values.isArray() || values.isEmpty()) {
            throw GlueFailures.invalid("Partition values are missing.");
        }
        return values.toString();
    }

    private ObjectNode createPartition(GlueCall call) throws AwsFailure, IOException {
        Named named = named(call, "Insert");
        ObjectNode partition = call.object("PartitionInput").deepCopy();
        String key = named.key("partition", values(partition.path("Values")));
        if (extras.get(key).isPresent()) {
            throw GlueFailures.exists("Partition");
        }
        partition.put("DatabaseName", named.database()).put("TableName", named.table())
                .put("CatalogId", gate.account());
        extras.put(key, partition);
        return Json.object();
    }

    private ObjectNode getPartition(GlueCall call) throws AwsFailure {
        Named named = named(call, "Select");
        ObjectNode out = Json.object();
        out.set("Partition", extras.get(named.key("partition", values(call.input().path("PartitionValues"))))
                .orElseThrow(() -> GlueFailures.missing("Cannot find partition.")));
        return out;
    }

    private ObjectNode listPartitions(GlueCall call) throws AwsFailure {
        Named named = named(call, "Select");
        if (!call.maybe("Expression").orElse("").isBlank()) {
            throw GlueFailures.invalid("The sandbox does not evaluate expressions over partitions.");
        }
        ObjectNode out = Json.object();
        call.page(out, "Partitions", extras.under(named.key("partition", "")));
        return out;
    }

    private ObjectNode batchGetPartition(GlueCall call) throws AwsFailure {
        Named named = named(call, "Select");
        ObjectNode out = Json.object();
        ArrayNode found = out.putArray("Partitions");
        ArrayNode unknown = out.putArray("UnprocessedKeys");
        for (JsonNode wanted : call.input().path("PartitionsToGet")) {
            Optional<ObjectNode> partition = extras.get(named.key("partition", values(wanted.path("Values"))));
            partition.ifPresentOrElse(found::add, () -> unknown.add(wanted));
        }
        return out;
    }

    private ObjectNode deletePartition(GlueCall call) throws AwsFailure, IOException {
        Named named = named(call, "Delete");
        if (!extras.remove(named.key("partition", values(call.input().path("PartitionValues"))))) {
            throw GlueFailures.missing("Cannot find partition.");
        }
        return Json.object();
    }

    private ObjectNode getStatistics(GlueCall call) throws AwsFailure {
        Named named = named(call, "Select");
        ObjectNode out = Json.object();
        ArrayNode list = out.putArray("ColumnStatisticsList");
        ArrayNode errors = out.putArray("Errors");
        for (String column : call.texts("ColumnNames")) {
            extras.get(named.key("statistics", column)).ifPresentOrElse(list::add, () ->
                    errors.addObject().put("ColumnName", column).putObject("Error")
                            .put("ErrorCode", "EntityNotFoundException")
                            .put("ErrorMessage", "Column statistics not found."));
        }
        return out;
    }

    private ObjectNode updateStatistics(GlueCall call) throws AwsFailure, IOException {
        Named named = named(call, "Alter");
        List<ObjectNode> given = new ArrayList<>();
        for (JsonNode one : call.input().path("ColumnStatisticsList")) {
            if (one instanceof ObjectNode statistics && !statistics.path("ColumnName").asText("").isEmpty()) {
                given.add(statistics);
            } else {
                throw GlueFailures.invalid("ColumnName is missing.");
            }
        }
        for (ObjectNode one : given) {
            extras.put(named.key("statistics", one.path("ColumnName").asText()), one);
        }
        ObjectNode out = Json.object();
        out.putArray("Errors");
        return out;
    }

    private ObjectNode deleteStatistics(GlueCall call) throws AwsFailure, IOException {
        Named named = named(call, "Alter");
        if (!extras.remove(named.key("statistics", call.maybe("ColumnName").orElse("")))) {
            throw GlueFailures.missing("Column statistics not found.");
        }
        return Json.object();
    }
}
