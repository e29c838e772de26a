package tableflow.console.service.storage.inventory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.iceberg.Files;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.mapping.MappingUtil;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/// Reads a file of a list in Parquet. Columns are found by name; keys are as S3 has them.
final class ParquetList {

    private static final Schema SCHEMA = new Schema(
            NestedField.required(1, "key", Types.StringType.get()),
            NestedField.optional(2, "size", Types.LongType.get()),
            NestedField.optional(3, "last_modified_date", Types.TimestampType.withZone()),
            NestedField.optional(4, "storage_class", Types.StringType.get()),
            NestedField.optional(5, "is_latest", Types.BooleanType.get()),
            NestedField.optional(6, "is_delete_marker", Types.BooleanType.get()));

    private ParquetList() {}

    /// @throws IllegalArgumentException for a row that lacks what counting needs, with its number
    static void read(Path file, InventoryRow.Sink sink) throws IOException {
        long number = 0;
        try (CloseableIterable<Record> rows = Parquet.read(Files.localInput(file.toFile()))
                .project(SCHEMA)
                .withNameMapping(MappingUtil.create(SCHEMA))
                .reuseContainers()
                .createReaderFunc(stored -> GenericParquetReaders.buildReader(SCHEMA, stored))
                .build()) {
            for (Record row : rows) {
                number++;
                boolean marked = Boolean.TRUE.equals(row.getField("is_delete_marker"));
                Object size = row.getField("size");
                Object modified = row.getField("last_modified_date");
                if (modified == null || (size == null && !marked)) {
                    throw new IllegalArgumentException("row " + number + ": no size or time");
                }
                Object storageClass = row.getField("storage_class");
                sink.row(new InventoryRow(
                        String.valueOf(row.getField("key")),
                        size == null ? 0 : (Long) size,
                        millis(modified),
                        storageClass == null ? "" : storageClass.toString(),
                        !Boolean.FALSE.equals(row.getField("is_latest")) && !marked));
            }
        }
    }

    private static long millis(Object time) {
        return time instanceof LocalDateTime local
                ? local.toInstant(ZoneOffset.UTC).toEpochMilli()
                : ((OffsetDateTime) time).toInstant().toEpochMilli();
    }
}
