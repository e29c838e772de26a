package tableflow.console.sandbox.tableflow.delta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import tableflow.console.sandbox.http.Json;

/// A data file of a version of the table, with what is gone of it. One that loses rows is removed and added again.
///
/// @param path below the table's root
/// @param rows in the file, those that are gone too
record DeltaFile(String path, long size, long rows, Optional<DeletionVector> gone) {
    ObjectNode added(Snapshot snapshot, boolean change) {
        ObjectNode action = Json.object();
        ObjectNode add = action.putObject("add").put("path", path);
        add.putObject("partitionValues");
        add.put("size", size).put("modificationTime", snapshot.timestampMillis())
            .put("dataChange", change).put("stats", "{\"numRecords\":" + rows + "}");
        gone.ifPresent(vector -> add.set("deletionVector", vector.json()));
        return action;
    }

    ObjectNode removed(Snapshot snapshot, boolean change) {
        ObjectNode action = Json.object();
        ObjectNode remove = action.putObject("remove").put("path", path)
            .put("deletionTimestamp", snapshot.timestampMillis()).put("dataChange", change);
        remove.put("extendedFileMetadata", true).put("size", size).putObject("partitionValues");
        gone.ifPresent(vector -> remove.set("deletionVector", vector.json()));
        return action;
    }

    /// From an `add` of the log.
    static DeltaFile of(JsonNode add) {
        String stats = add.path("stats").asText();
        return new DeltaFile(add.path("path").asText(), add.path("size").asLong(),
            Long.parseLong(stats.substring(stats.indexOf(':') + 1, stats.indexOf('}'))),
            add.has("deletionVector") ? Optional.of(DeletionVector.of(add.path("deletionVector"))) : Optional.empty());
    }
}
