package tableflow.console.service.query.result.compare;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.service.query.result.order.ExternalSort;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.order.RowReading;
import tableflow.console.service.query.result.order.SortColumn;
import tableflow.console.service.query.result.value.ValueKeys;
import tableflow.console.service.query.result.value.ValueType;

/// The rows of a side in the order of their keys, on disk; each with a digest of its other values, so that equal rows
/// need not be read again.
final class SortedSide implements AutoCloseable {

    private static final int DIGEST = 32;
    private static final int BUFFER = 1 << 17;

    private final Path file;
    private final DataInputStream in;

    /// A row.
    static final class Entry {
        private final byte[] key;
        private final byte[] digest;
        private final long row;

        Entry(byte[] key, byte[] digest, long row) {
            this.key = key;
            this.digest = digest;
            this.row = row;
        }

        long row() {
            return row;
        }

        int compareKey(Entry other) {
            return Arrays.compareUnsigned(key, other.key);
        }

        boolean hasValuesOf(Entry other) {
            return Arrays.equals(digest, other.digest);
        }
    }

    private SortedSide(Path file) throws IOException {
        this.file = file;
        this.in = new DataInputStream(new BufferedInputStream(new FileInputStream(file.toFile()), BUFFER));
    }

    /// Sorts a side.
    ///
    /// @param types of the keys and then of the values, the same on both sides
    static SortedSide of(Side side, List<ValueType> types, Path folder, Progress progress) throws IOException {
        Path file = Files.createTempFile(folder, "compare-", ".tmp");
        try {
            int keys = side.keys().size();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ExternalSort sort = new ExternalSort(folder, ExternalSort.USUAL_MEMORY / 2);
                    DataOutputStream out = new DataOutputStream(
                            new BufferedOutputStream(new FileOutputStream(file.toFile()), BUFFER))) {
                RowReading reading = new RowReading(
                        side.file(), RowOrder.natural(side.file().rows()), "compare rows", progress);
                reading.rows((number, row) -> {
                    bytes.reset();
                    for (int i = 0; i < keys; i++) {
                        new SortColumn(i, types.get(i), false, true).append(row.get(side.keys().get(i)), bytes);
                    }
                    for (int i = 0; i < side.values().size(); i++) {
                        add(digest, types.get(keys + i), row.get(side.values().get(i)));
                    }
                    bytes.writeBytes(digest.digest());
                    sort.add(bytes.toByteArray(), number);
                });
                sort.finish((key, number) -> {
                    out.writeInt(key.length);
                    out.write(key);
                    out.writeLong(number);
                }, progress);
            }
            return new SortedSide(file);
        } catch (NoSuchAlgorithmException missing) {
            Files.deleteIfExists(file);
            throw new IllegalStateException(missing);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    private static void add(MessageDigest digest, ValueType type, @Nullable String value) {
        byte[] key = value == null ? new byte[0] : ValueKeys.key(type, value);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(key.length).array());
        digest.update(key);
    }

    /// The next row; null at the end.
    @Nullable Entry next() throws IOException {
        try {
            byte[] bytes = in.readNBytes(in.readInt());
            int end = bytes.length - DIGEST;
            return new Entry(
                    Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length), in.readLong());
        } catch (EOFException end) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
        Files.deleteIfExists(file);
    }
}
