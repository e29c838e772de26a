package tableflow.console.sandbox.tableflow;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.table.MetadataColumn;
import tableflow.console.sandbox.tableflow.iceberg.TableFiles;

/// What the next commit brings: rows by partition, and how far in the topic that is.
final class PendingRows {
    private final TopicTable table;
    private final boolean upsert;
    private final Ledger before;
    private final Map<Integer, List<Record>> appended = new TreeMap<>();
    private final Map<Integer, Map<ByteBuffer, @Nullable Record>> newest = new TreeMap<>();
    private final Map<Integer, Long> next;
    private long rows;
    private long bytes;
    private long skipped;

    PendingRows(TopicTable table, boolean upsert) {
        this.table = table;
        this.upsert = upsert;
        this.before = table.ledger();
        this.next = new HashMap<>(before.next());
    }

    void add(ConsumerRecord<byte[], byte[]> from, @Nullable Record row) {
        if (upsert) {
            Map<ByteBuffer, @Nullable Record> keys =
                newest.computeIfAbsent(from.partition(), partition -> new LinkedHashMap<>());
            RowMaker.rowKey(from).ifPresent(key -> keys.put(key, row));
        } else {
            appended.computeIfAbsent(from.partition(), partition -> new ArrayList<>())
                .add(Objects.requireNonNull(row));
        }
        rows++;
        bytes += TopicReader.size(from);
        next.put(from.partition(), from.offset() + 1);
    }

    void skip(ConsumerRecord<byte[], byte[]> from) {
        skipped++;
        next.put(from.partition(), from.offset() + 1);
    }

    boolean isEmpty() {
        return rows == 0 && skipped == 0;
    }

    /// Writes the files, one for each partition, and commits them with the offsets in one step.
    void commit() {
        Ledger after = new Ledger(next, before.rows() + rows, before.bytes() + bytes, before.skipped() + skipped);
        Table iceberg = table.iceberg();
        TableFiles files = new TableFiles(iceberg);
        if (newest.isEmpty()) {
            AppendFiles append = iceberg.newAppend();
            appended.values().forEach(partition -> append.appendFile(files.data(partition)));
            after.enter(append);
            append.commit();
        } else {
            RowDelta delta = iceberg.newRowDelta();
            newest.forEach((partition, keys) -> upsert(delta, files, partition, keys));
            after.enter(delta);
            delta.commit();
        }
    }

    /// What a key had before is deleted, whether or not there is something new. The deletion does not touch rows of the
    /// same commit.
    private void upsert(RowDelta delta, TableFiles files, int partition, Map<ByteBuffer, @Nullable Record> keys) {
        if (before.rows() > 0) {
            Schema columns = table.iceberg().schema().select(
                MetadataColumn.PARTITION.columnName(table.layout().naming()),
                MetadataColumn.RAW_KEY.columnName(table.layout().naming()));
            List<Record> deleted = new ArrayList<>();
            for (ByteBuffer key : keys.keySet()) {
                Record row = GenericRecord.create(columns);
                row.set(0, partition);
                row.set(1, key);
                deleted.add(row);
            }
            delta.addDeletes(files.deletes(deleted, columns));
        }
        List<Record> rest = keys.values().stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
        if (!rest.isEmpty()) {
            delta.addRows(files.data(rest));
        }
    }
}
