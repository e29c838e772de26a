package tableflow.console.sandbox.tableflow;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;

/// How far a table is in its topic. It stands in the summary of each snapshot, so that rows and offsets are committed
/// in one step: after a kill each record is in the table once.
///
/// @param next the offset after the last one dealt with, by partition
/// @param rows how many rows were written since the table was made
/// @param bytes of keys and values of these rows
/// @param skipped how many records could not be made rows and were left out
record Ledger(Map<Integer, Long> next, long rows, long bytes, long skipped) {
    private static final String OFFSETS = "tableflow.offsets";
    private static final String ROWS = "tableflow.rows-written";
    private static final String BYTES = "tableflow.bytes-written";
    private static final String SKIPPED = "tableflow.rows-skipped";

    static final Ledger EMPTY = new Ledger(Map.of(), 0, 0, 0);

    Ledger {
        next = Map.copyOf(next);
    }

    static Ledger of(@Nullable Snapshot snapshot) {
        if (snapshot == null) {
            return EMPTY;
        }
        Map<String, String> summary = snapshot.summary();
        try {
            Map<Integer, Long> next = new TreeMap<>();
            Json.parse(summary.getOrDefault(OFFSETS, "{}")).properties().forEach(entry ->
                next.put(Integer.valueOf(entry.getKey()), entry.getValue().asLong()));
            return new Ledger(next, number(summary, ROWS), number(summary, BYTES), number(summary, SKIPPED));
        } catch (BadJson e) {
            throw new IllegalStateException("a snapshot without offsets: " + e.getMessage(), e);
        }
    }

    private static long number(Map<String, String> summary, String name) {
        return Long.parseLong(summary.getOrDefault(name, "0"));
    }

    /// Puts it into the summary of what is about to be committed.
    void enter(SnapshotUpdate<?> update) {
        update.set(OFFSETS, new String(Json.bytes(new TreeMap<>(next)), StandardCharsets.UTF_8));
        update.set(ROWS, Long.toString(rows));
        update.set(BYTES, Long.toString(bytes));
        update.set(SKIPPED, Long.toString(skipped));
    }
}
