package tableflow.console.service.query.result.order;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.support.PositionedFile;

/// Row numbers in a file, eight bytes each. Memory holds the block that was read last.
final class DiskOrder implements RowOrder {

    private static final int BLOCK = 4_096;

    private final Path path;
    private final PositionedFile file;
    private final long size;
    private final long covered;
    private @Nullable LongBuffer block;
    private long blockNumber;

    private DiskOrder(Path path, PositionedFile file, long size, long covered) {
        this.path = path;
        this.file = file;
        this.size = size;
        this.covered = covered;
    }

    /// Takes row numbers in the order wanted.
    static final class Writer implements AutoCloseable {
        private final Path path;
        private final PositionedFile file;
        private final ByteBuffer buffer = ByteBuffer.allocate(BLOCK * Long.BYTES);
        private long written;
        private boolean handedOver;

        Writer(Path folder) throws IOException {
            this.path = Files.createTempFile(folder, "order-", ".tmp");
            this.file = PositionedFile.open(path);
        }

        void add(long row) throws IOException {
            if (!buffer.hasRemaining()) {
                flush();
            }
            buffer.putLong(row);
        }

        private void flush() throws IOException {
            file.write(written, buffer.array(), 0, buffer.position());
            written += buffer.position();
            buffer.clear();
        }

        /// @param covered see [RowOrder#covered]
        DiskOrder finish(long covered) throws IOException {
            flush();
            handedOver = true;
            return new DiskOrder(path, file, written / Long.BYTES, covered);
        }

        @Override
        public void close() throws IOException {
            if (!handedOver) {
                file.close();
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public synchronized long row(long place) throws IOException {
        if (place < 0 || place >= size) {
            throw new IndexOutOfBoundsException("place " + place + " of " + size);
        }
        long number = place / BLOCK;
        LongBuffer known = block;
        if (known == null || number != blockNumber) {
            int count = (int) Math.min(BLOCK, size - number * BLOCK);
            known = ByteBuffer.wrap(file.read(number * BLOCK * Long.BYTES, count * Long.BYTES)).asLongBuffer();
            block = known;
            blockNumber = number;
        }
        return known.get((int) (place % BLOCK));
    }

    @Override
    public long covered() {
        return covered;
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }
}
