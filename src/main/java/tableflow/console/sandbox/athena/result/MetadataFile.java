package tableflow.console.sandbox.athena.result;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/// The `.metadata` object beside a result: a Protocol Buffers message without a published schema. Its field numbers
/// are those that open-source drivers read: 1 id, 2 kind of update, 3 update count, 4 a column each with 1 catalog,
/// 4 name, 5 label, 6 type, 7 precision, 8 scale, 9 nullable, 10 case. What a type does not have is left out, and a
/// zero that it does have is written.
public final class MetadataFile {
    private static final int NULLABLE_UNKNOWN = 3;
    private static final int TEXT = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private MetadataFile() {}

    /// @param id of the query, the engine's or Athena's
    /// @param update what changed, such as `INSERT`; empty for a query
    /// @param count rows that changed
    public static byte[] of(String id, String update, OptionalLong count, List<ColumnInfo> columns) {
        MetadataFile file = new MetadataFile();
        file.text(1, id);
        if (!update.isEmpty()) {
            file.text(2, update);
            count.ifPresent(n -> file.number(3, n));
        }
        columns.forEach(column -> file.message(4, column(column)));
        return file.bytes.toByteArray();
    }

    private static byte[] column(ColumnInfo column) {
        MetadataFile one = new MetadataFile();
        one.text(1, "hive");
        one.text(4, column.name());
        one.text(5, column.name());
        one.text(6, column.type());
        if (column.describesPrecision()) {
            one.number(7, column.precision());
        }
        if (column.describesScale()) {
            one.number(8, column.scale());
        }
        one.number(9, NULLABLE_UNKNOWN);
        if (column.describesCase()) {
            one.number(10, column.caseSensitive() ? 1 : 0);
        }
        return one.bytes.toByteArray();
    }

    private void text(int field, String value) {
        message(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private void message(int field, byte[] value) {
        varint(((long) field << 3) | TEXT);
        varint(value.length);
        bytes.writeBytes(value);
    }

    private void number(int field, long value) {
        varint((long) field << 3);
        varint(value);
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            bytes.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
    }
}
