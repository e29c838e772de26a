package tableflow.console.sandbox.tableflow.delta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.tableflow.iceberg.LiveRows;
import tableflow.console.sandbox.tableflow.iceberg.Pointer;
import tableflow.console.sandbox.tableflow.iceberg.S3Files;

/// `_delta_log` beside Iceberg's metadata: the same Parquet files, told in Delta's actions, with columns mapped by
/// id. Rows that Iceberg's delete files take away are told as deletion vectors. The log follows each Iceberg commit;
/// after a kill it catches up, and a version that was written already is written again the same.
public final class DeltaLog {
    private final Table table;
    private final S3Files files;
    private final Pointer pointer;
    private final boolean upsert;
    private final LiveRows rows;
    /// Those of the log's last version by path; null until the log was read.
    private @Nullable Map<String, DeltaFile> live;

    /// @param upsert rows of the table's files may be deleted
    public DeltaLog(Table table, S3Files files, Pointer pointer, boolean upsert) {
        this.table = table;
        this.files = files;
        this.pointer = pointer;
        this.upsert = upsert;
        this.rows = new LiveRows(table);
    }

    /// Brings the log to the table's current snapshot.
    public void follow() {
        Snapshot current = table.currentSnapshot();
        Pointer.State state = pointer.state();
        if (current == null || state.deltaSnapshot() == current.snapshotId()) {
            return;
        }
        Map<String, DeltaFile> last = live == null ? read(state.deltaVersion()) : live;
        // What is half written is read again the next time.
        live = null;
        long version = state.deltaVersion() + 1;
        for (Snapshot one : since(state, current)) {
            Map<String, DeltaFile> next = files(one);
            write(version++, one, last, next);
            last = next;
        }
        live = last;
    }

    /// Each snapshot behind the last one told, oldest first; where that is gone the current one alone.
    private List<Snapshot> since(Pointer.State state, Snapshot current) {
        if (state.deltaVersion() < 0 || table.snapshot(state.deltaSnapshot()) == null) {
            return List.of(current);
        }
        List<Snapshot> since = new ArrayList<>();
        SnapshotUtil.ancestorsBetween(table, current.snapshotId(), state.deltaSnapshot()).forEach(since::add);
        Collections.reverse(since);
        return since;
    }

    private Map<String, DeltaFile> files(Snapshot snapshot) {
        Map<String, DeltaFile> all = new LinkedHashMap<>();
        for (FileScanTask task : rows.files(snapshot)) {
            String path = task.file().location().substring(table.location().length() + 1);
            all.put(path, new DeltaFile(path, task.file().fileSizeInBytes(), task.file().recordCount(), gone(task)));
        }
        return all;
    }

    private Optional<DeletionVector> gone(FileScanTask task) {
        return Optional.of(rows.gone(task)).filter(places -> !places.isEmpty()).map(DeletionVector::of);
    }

    /// The files as the log has them up to a version.
    private Map<String, DeltaFile> read(long version) {
        Map<String, DeltaFile> all = new LinkedHashMap<>();
        for (long one = 0; one <= version; one++) {
            try (SeekableInputStream in = files.newInputFile(location(one)).newStream()) {
                for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                    JsonNode action = Json.parse(line);
                    if (action.has("remove")) {
                        all.remove(action.at("/remove/path").asText());
                    } else if (action.has("add")) {
                        DeltaFile file = DeltaFile.of(action.path("add"));
                        all.put(file.path(), file);
                    }
                }
            } catch (BadJson e) {
                throw new IllegalStateException(location(one) + " is damaged: " + e.getMessage(), e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private String location(long version) {
        return table.location() + String.format(Locale.ROOT, "/_delta_log/%020d.json", version);
    }

    private void write(long version, Snapshot snapshot, Map<String, DeltaFile> last, Map<String, DeltaFile> next) {
        boolean change = !snapshot.operation().equals(DataOperations.REPLACE);
        List<DeltaFile> removed = last.values().stream().filter(file -> !file.equals(next.get(file.path()))).toList();
        List<DeltaFile> added = next.values().stream().filter(file -> !file.equals(last.get(file.path()))).toList();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        ObjectNode commit = Json.object();
        commit.putObject("commitInfo").put("timestamp", snapshot.timestampMillis())
            .put("operation", change ? "WRITE" : "OPTIMIZE").put("engineInfo", "Tableflow")
            .put("isBlindAppend", removed.isEmpty())
            .putObject("tags").put("icebergSnapshotId", Long.toString(snapshot.snapshotId()));
        line(log, commit);
        if (version == 0 || schemaChanged(snapshot)) {
            Types.StructType columns = table.schemas().getOrDefault(snapshot.schemaId(), table.schema()).asStruct();
            line(log, protocol(columns));
            line(log, metadata(snapshot, columns));
        }
        removed.forEach(file -> line(log, file.removed(snapshot, change)));
        added.forEach(file -> line(log, file.added(snapshot, change)));
        files.put(location(version), log.toByteArray());
        pointer.delta(version, snapshot.snapshotId());
    }

    private boolean schemaChanged(Snapshot snapshot) {
        Long parent = snapshot.parentId();
        Snapshot before = parent == null ? null : table.snapshot(parent);
        return before == null || !before.schemaId().equals(snapshot.schemaId());
    }

    /// Column mapping alone is in the old protocol's numbers; what came later is told by name.
    private ObjectNode protocol(Types.StructType columns) {
        ObjectNode action = Json.object();
        boolean local = DeltaSchema.hasLocalTimes(columns);
        if (!upsert && !local) {
            action.putObject("protocol").put("minReaderVersion", 2).put("minWriterVersion", 5);
            return action;
        }
        ObjectNode protocol = action.putObject("protocol").put("minReaderVersion", 3).put("minWriterVersion", 7);
        for (String side : List.of("readerFeatures", "writerFeatures")) {
            ArrayNode features = protocol.putArray(side).add("columnMapping");
            if (upsert) {
                features.add("deletionVectors");
            }
            if (local) {
                features.add("timestampNtz");
            }
        }
        return action;
    }

    private ObjectNode metadata(Snapshot snapshot, Types.StructType columns) {
        ObjectNode action = Json.object();
        ObjectNode metadata = action.putObject("metaData").put("id", table.uuid().toString()).put("name", table.name());
        metadata.putObject("format").put("provider", "parquet").putObject("options");
        metadata.put("schemaString", DeltaSchema.struct(columns).toString());
        metadata.putArray("partitionColumns");
        ObjectNode configuration = metadata.putObject("configuration").put("delta.columnMapping.mode", "id")
            .put("delta.columnMapping.maxColumnId", Integer.toString(table.schema().highestFieldId()));
        if (upsert) {
            configuration.put("delta.enableDeletionVectors", "true");
        }
        metadata.put("createdTime", snapshot.timestampMillis());
        return action;
    }

    private static void line(ByteArrayOutputStream log, ObjectNode action) {
        log.writeBytes(Json.bytes(action));
        log.write('\n');
    }
}
