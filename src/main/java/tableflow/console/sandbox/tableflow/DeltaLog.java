package tableflow.console.sandbox.tableflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.SnapshotUtil;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.tableflow.iceberg.Pointer;
import tableflow.console.sandbox.tableflow.iceberg.S3Files;

/// `_delta_log` beside Iceberg's metadata: the same Parquet files, told in Delta's actions, with columns mapped by
/// id. It follows each Iceberg commit; after a kill it catches up, and a version that was written already is written
/// again the same.
final class DeltaLog {
    private final Table table;
    private final S3Files files;
    private final Pointer pointer;

    DeltaLog(Table table, S3Files files, Pointer pointer) {
        this.table = table;
        this.files = files;
        this.pointer = pointer;
    }

    /// Brings the log to the table's current snapshot.
    void follow() {
        Snapshot current = table.currentSnapshot();
        Pointer.State state = pointer.state();
        if (current == null || state.deltaSnapshot() == current.snapshotId()) {
            return;
        }
        boolean known = state.deltaVersion() >= 0 && table.snapshot(state.deltaSnapshot()) != null;
        long version = state.deltaVersion() + 1;
        if (!known) {
            write(version, current, live(), List.of(), true);
            return;
        }
        List<Snapshot> since = new ArrayList<>();
        SnapshotUtil.ancestorsBetween(table, current.snapshotId(), state.deltaSnapshot()).forEach(since::add);
        Collections.reverse(since);
        for (Snapshot one : since) {
            Long parent = one.parentId();
            Snapshot before = parent == null ? null : table.snapshot(parent);
            boolean schemaChanged = before == null || !before.schemaId().equals(one.schemaId());
            SnapshotChanges changes = SnapshotChanges.builderFor(table).snapshot(one).build();
            write(version++, one, list(changes.addedDataFiles()), list(changes.removedDataFiles()), schemaChanged);
        }
    }

    private static List<DataFile> list(Iterable<DataFile> all) {
        List<DataFile> list = new ArrayList<>();
        all.forEach(list::add);
        return list;
    }

    private List<DataFile> live() {
        List<DataFile> live = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            tasks.forEach(task -> live.add(task.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return live;
    }

    private void write(long version, Snapshot snapshot, List<DataFile> added, List<DataFile> removed,
            boolean metadata) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        ObjectNode commit = Json.object();
        commit.putObject("commitInfo").put("timestamp", snapshot.timestampMillis())
            .put("operation", "WRITE").put("engineInfo", "Tableflow").put("isBlindAppend", removed.isEmpty())
            .putObject("tags").put("icebergSnapshotId", Long.toString(snapshot.snapshotId()));
        line(log, commit);
        if (version == 0) {
            ObjectNode protocol = Json.object();
            protocol.putObject("protocol").put("minReaderVersion", 2).put("minWriterVersion", 5);
            line(log, protocol);
        }
        if (version == 0 || metadata) {
            line(log, metadata(snapshot));
        }
        removed.forEach(file -> {
            ObjectNode action = Json.object();
            action.putObject("remove").put("path", path(file))
                .put("deletionTimestamp", snapshot.timestampMillis()).put("dataChange", true);
            line(log, action);
        });
        added.forEach(file -> line(log, add(snapshot, file)));
        files.put(table.location() + String.format(Locale.ROOT, "/_delta_log/%020d.json", version), log.toByteArray());
        pointer.delta(version, snapshot.snapshotId());
    }

    private ObjectNode add(Snapshot snapshot, DataFile file) {
        ObjectNode action = Json.object();
        ObjectNode add = action.putObject("add").put("path", path(file));
        add.putObject("partitionValues");
        add.put("size", file.fileSizeInBytes()).put("modificationTime", snapshot.timestampMillis())
            .put("dataChange", true).put("stats", "{\"numRecords\":" + file.recordCount() + "}");
        return action;
    }

    private String path(DataFile file) {
        return file.location().substring(table.location().length() + 1);
    }

    private ObjectNode metadata(Snapshot snapshot) {
        ObjectNode action = Json.object();
        ObjectNode metadata = action.putObject("metaData").put("id", table.uuid().toString()).put("name", table.name());
        metadata.putObject("format").put("provider", "parquet").putObject("options");
        Types.StructType columns = table.schemas().getOrDefault(snapshot.schemaId(), table.schema()).asStruct();
        metadata.put("schemaString", struct(columns).toString());
        metadata.putArray("partitionColumns");
        metadata.putObject("configuration").put("delta.columnMapping.mode", "id")
            .put("delta.columnMapping.maxColumnId", Integer.toString(table.schema().highestFieldId()));
        metadata.put("createdTime", snapshot.timestampMillis());
        return action;
    }

    private static ObjectNode struct(Types.StructType type) {
        ObjectNode struct = Json.object().put("type", "struct");
        ArrayNode fields = struct.putArray("fields");
        for (Types.NestedField field : type.fields()) {
            ObjectNode one = fields.addObject().put("name", field.name());
            type(one, "type", field.type());
            one.put("nullable", field.isOptional());
            one.putObject("metadata").put("delta.columnMapping.id", field.fieldId())
                .put("delta.columnMapping.physicalName", field.name());
        }
        return struct;
    }

    private static void type(ObjectNode into, String name, Type type) {
        switch (type.typeId()) {
            case STRUCT -> into.set(name, struct(type.asStructType()));
            case LIST -> {
                ObjectNode list = into.putObject(name).put("type", "array");
                type(list, "elementType", type.asListType().elementType());
                list.put("containsNull", type.asListType().isElementOptional());
            }
            case MAP -> {
                ObjectNode map = into.putObject(name).put("type", "map");
                type(map, "keyType", type.asMapType().keyType());
                type(map, "valueType", type.asMapType().valueType());
                map.put("valueContainsNull", type.asMapType().isValueOptional());
            }
            default -> into.put(name, switch (type.typeId()) {
                case INTEGER -> "integer";
                // Delta has no time of day: its microseconds.
                case TIME, LONG -> "long";
                case FIXED, BINARY -> "binary";
                case TIMESTAMP -> ((Types.TimestampType) type).shouldAdjustToUTC() ? "timestamp" : "timestamp_ntz";
                case DECIMAL -> type.toString().replace(" ", "");
                default -> type.typeId().name().toLowerCase(Locale.ROOT);
            });
        }
    }

    private static void line(ByteArrayOutputStream log, ObjectNode action) {
        log.writeBytes(Json.bytes(action));
        log.write('\n');
    }
}
