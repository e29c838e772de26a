package tableflow.console.service.query.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.support.PositionedFile;

/// A result on disk, in Athena's own CSV. It may still grow: one thread appends what arrives, any thread reads the rows
/// that are whole. Memory holds the index (16 bytes for 128 rows) and a few blocks.
public final class ResultFile implements AutoCloseable {

    private static final int CACHED_BLOCKS = 16;
    private static final int CHUNK = 1 << 18;

    private final PositionedFile disk;
    private final RowBoundaries boundaries = new RowBoundaries();
    private final RowIndex index = new RowIndex();
    private final Map<Integer, Lines> cache = new LinkedHashMap<>(32, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Lines> eldest) {
            return size() > CACHED_BLOCKS;
        }
    };
    private volatile int columns;
    /// How often it was cleared; guarded by the cache.
    private int edition;

    private ResultFile(PositionedFile disk) {
        this.disk = disk;
    }

    /// A new, empty file, to be filled by [#append].
    public static ResultFile create(Path file) throws IOException {
        PositionedFile disk = PositionedFile.open(file);
        disk.truncate(0);
        return new ResultFile(disk);
    }

    /// A file that is there, read through once for its index; it may be appended to.
    public static ResultFile open(Path file) throws IOException {
        return on(PositionedFile.open(file));
    }

    /// As [#open(Path)].
    ///
    /// @param disk closed with this
    public static ResultFile on(PositionedFile disk) throws IOException {
        ResultFile result = new ResultFile(disk);
        try {
            result.catchUp();
            return result;
        } catch (IOException | RuntimeException failed) {
            result.close();
            throw failed;
        }
    }

    /// Takes in what another process has appended.
    public void catchUp() throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int read = disk.read(size(), chunk, 0, CHUNK); read > 0; read = disk.read(size(), chunk, 0, CHUNK)) {
            boundaries.feed(chunk, 0, read, index::line);
        }
    }

    /// Adds the bytes that follow. They are written before any reader sees the rows in them; when they cannot be
    /// written, nothing is added.
    public void append(byte[] bytes, int from, int to) throws IOException {
        disk.write(boundaries.position(), bytes, from, to);
        boundaries.feed(bytes, from, to, index::line);
    }

    /// Drops what stands behind the last whole row, if anything does: rows that come another way can follow.
    public void dropTorn() throws IOException {
        disk.truncate(index.end());
        boundaries.restart(index.end());
    }

    /// Drops everything: what is here is of no use. Who reads meanwhile may meet the end of the file.
    public void clear() throws IOException {
        disk.truncate(0);
        index.clear();
        boundaries.restart(0);
        columns = 0;
        synchronized (cache) {
            edition++;
            cache.clear();
        }
    }

    /// Bytes so far.
    public long size() {
        return boundaries.position();
    }

    /// Rows that are whole so far, the heading not counted.
    public long rows() {
        return Math.max(0, index.lines() - 1);
    }

    /// Whether the file ends with a whole row; otherwise it was cut off.
    public boolean endsWhole() {
        return index.end() == boundaries.position() && index.lines() > 0;
    }

    /// The names of the columns, as the first line has them.
    ///
    /// @throws IOException when the first line is not there yet, or not readable
    public List<String> heading() throws IOException {
        List<String> names = new ArrayList<>();
        for (String name : line(0)) {
            names.add(name == null ? "" : name);
        }
        return names;
    }

    /// A row, from 0.
    ///
    /// @throws IndexOutOfBoundsException when there is no such row yet
    /// @throws MalformedResult when the file does not follow the rules there
    public List<@Nullable String> row(long number) throws IOException {
        return line(number + 1);
    }

    /// Hands the rows from `first` on, at most `count`, to `reader`, in order; past the cache.
    ///
    /// @throws MalformedResult at the first row that does not follow the rules; those before it were handed over
    public void rows(long first, long count, RowReader reader) throws IOException {
        long end = count > rows() - first ? rows() : first + count;
        for (long line = first + 1; line <= end; ) {
            Lines lines = read(index.block(line));
            for (; lines.holds(line) && line <= end; line++) {
                reader.row(line - 1, lines.parse(line, columns()));
            }
        }
    }

    /// Takes rows that are read in order.
    @FunctionalInterface
    public interface RowReader {
        /// @param number from 0
        void row(long number, List<@Nullable String> values) throws IOException;
    }

    /// The lines around one, read past the cache.
    Lines block(long line) throws IOException {
        return read(index.block(line));
    }

    private List<@Nullable String> line(long number) throws IOException {
        Lines lines = lines(number);
        // Only the heading has no other line to agree with.
        return lines.parse(number, number == 0 ? 0 : columns());
    }

    private Lines lines(long number) throws IOException {
        RowIndex.Block block = index.block(number);
        int before;
        synchronized (cache) {
            before = edition;
            Lines known = cache.get(block.number());
            // The last block may have grown since it was read.
            if (known != null && known.holds(number)) {
                return known;
            }
        }
        Lines read = read(block);
        synchronized (cache) {
            if (edition == before) {
                cache.put(block.number(), read);
            }
        }
        return read;
    }

    int columns() throws IOException {
        if (columns == 0) {
            columns = line(0).size();
        }
        return columns;
    }

    private Lines read(RowIndex.Block block) throws IOException {
        return new Lines(block, disk.read(block.from(), Math.toIntExact(block.to() - block.from())));
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }
}
