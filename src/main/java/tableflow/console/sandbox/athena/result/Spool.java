package tableflow.console.sandbox.athena.result;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a result on disk, from which pages and files are made: a result is never whole in memory.
///
/// A row is a count and its values, a value a length and its UTF-8 bytes, length -1 for NULL; all numbers are 32 bits.
public final class Spool implements Rows {
    private static final int NULL = -1;

    private final Path file;

    public Spool(Path file) {
        this.file = file;
    }

    /// Writes a spool from its start.
    public Writer writer() throws IOException {
        return new Writer(file);
    }

    /// Takes rows; closed when all are there.
    public static final class Writer implements AutoCloseable {
        private final DataOutputStream out;

        private Writer(Path file) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        }

        public void add(List<? extends @Nullable String> row) throws IOException {
            out.writeInt(row.size());
            for (String value : row) {
                if (value == null) {
                    out.writeInt(NULL);
                } else {
                    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(bytes.length);
                    out.write(bytes);
                }
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /// Some rows, and where the next one starts: at the end of the file when there is none.
    public record Page(List<List<@Nullable String>> rows, long next) {}

    /// Reads on from a place where a row starts.
    ///
    /// @param from 0, or the `next` of another page
    /// @param most rows
    public Page page(long from, int most) throws IOException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        long at = from;
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            if (from < 0 || from > size) {
                throw new EOFException("no row at " + from);
            }
            channel.position(from);
            DataInputStream in = new DataInputStream(buffered(Channels.newInputStream(channel)));
            while (rows.size() < most && at < size) {
                Row row = row(in);
                rows.add(row.values);
                at += row.bytes;
            }
            return new Page(rows, at);
        }
    }

    @Override
    public void each(Each each) throws IOException {
        long size = Files.size(file);
        long at = 0;
        try (DataInputStream in = new DataInputStream(buffered(Files.newInputStream(file)))) {
            while (at < size) {
                Row row = row(in);
                each.row(row.values);
                at += row.bytes;
            }
        }
    }

    private record Row(List<@Nullable String> values, long bytes) {}

    private static Row row(DataInputStream in) throws IOException {
        int count = in.readInt();
        long bytes = Integer.BYTES;
        List<@Nullable String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = in.readInt();
            bytes += Integer.BYTES + Math.max(0, length);
            values.add(length == NULL ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
        return new Row(values, bytes);
    }

    private static InputStream buffered(InputStream in) {
        return new BufferedInputStream(in, 1 << 16);
    }
}
