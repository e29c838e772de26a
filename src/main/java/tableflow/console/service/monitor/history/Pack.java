package tableflow.console.service.monitor.history;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.service.support.PositionedFile;

/// A file with the rows of many topics, each topic's in one frame, for a reader who wants one of them: the frames in
/// the order of the names' hashes, behind them an index of hashes and places, and at the end where the index begins.
final class Pack {

    private static final int ENTRY = Long.BYTES + Long.BYTES;
    private static final int TAIL = Long.BYTES + Integer.BYTES + Integer.BYTES;

    private Pack() {}

    /// The rows of one topic, oldest first.
    record Block(String topic, List<Row> rows) {
        Block {
            rows = List.copyOf(rows);
        }
    }

    /// Gathers rows in any order of topics, as they will stand in the file: a few bytes each.
    static final class Builder {
        private final Map<String, Growing> topics = new HashMap<>();

        private static final class Growing {
            private final Bytes rows = new Bytes(64);
            private final RowCodec codec = new RowCodec();
            private long before;
            private int count;
        }

        /// Adds a row behind those that the topic has.
        void add(String topic, Row row) {
            Growing growing = topics.computeIfAbsent(topic, it -> new Growing());
            growing.rows.signed(row.at() - growing.before);
            growing.codec.write(row, growing.rows);
            growing.before = row.at();
            growing.count++;
        }

        /// Writes a file that takes its place as a whole.
        void write(Path file) throws IOException {
            AtomicFiles.createFolders(file.resolveSibling(""));
            List<String> names = new ArrayList<>(topics.keySet());
            names.sort(Comparator.comparingLong(Pack::hash).thenComparing(Comparator.naturalOrder()));
            AtomicFiles.write(file, path -> {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
                    write(out, names);
                }
            });
        }

        private void write(OutputStream out, List<String> names) throws IOException {
            out.write(Frames.MAGIC);
            Bytes index = new Bytes(names.size() * ENTRY);
            long place = Frames.MAGIC.length;
            for (String name : names) {
                Growing growing = Objects.requireNonNull(topics.get(name));
                byte[] rows = growing.rows.toArray();
                byte[] frame = Frames.frame(new Bytes(rows.length + 80)
                        .text(name).number(growing.count).put(rows).toArray());
                out.write(frame);
                index.fixed(hash(name)).fixed(place);
                place += frame.length;
            }
            byte[] entries = index.toArray();
            out.write(entries);
            out.write(ByteBuffer.allocate(TAIL)
                    .putLong(place).putInt(names.size()).putInt(Frames.checksum(entries)).array());
        }
    }

    private static Block decoded(ByteBuffer payload) {
        String topic = Bytes.text(payload);
        long count = Bytes.number(payload);
        List<Row> rows = new ArrayList<>();
        RowCodec codec = new RowCodec();
        long at = 0;
        for (long i = 0; i < count; i++) {
            at += Bytes.signed(payload);
            rows.add(codec.read(at, payload));
        }
        return new Block(topic, rows);
    }

    /// Hands on all blocks that can be read, one at a time; none when there is no such file.
    static void read(Path file, Consumer<Block> sink) throws IOException {
        if (Files.exists(file)) {
            // The index is no frame: reading ends there.
            Frames.read(file, frame -> sink.accept(decoded(frame)));
        }
    }

    /// The rows of one topic: a few short reads, however large the file is.
    static List<Row> rows(Path file, String topic) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (PositionedFile open = PositionedFile.open(file)) {
            long size = open.size();
            if (size < Frames.MAGIC.length + TAIL) {
                return List.of();
            }
            ByteBuffer tail = ByteBuffer.wrap(open.read(size - TAIL, TAIL));
            long index = tail.getLong();
            int count = tail.getInt();
            if (index < 0 || count < 0 || index + (long) count * ENTRY + TAIL != size) {
                return List.of();
            }
            return find(open, index, count, topic);
        } catch (BufferUnderflowException damaged) {
            return List.of();
        }
    }

    private static List<Row> find(PositionedFile open, long index, int count, String topic) throws IOException {
        long wanted = hash(topic);
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ByteBuffer.wrap(open.read(index + (long) middle * ENTRY, Long.BYTES)).getLong() < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low; i < count; i++) {
            ByteBuffer entry = ByteBuffer.wrap(open.read(index + (long) i * ENTRY, ENTRY));
            if (entry.getLong() != wanted) {
                break;
            }
            Block block = block(open, entry.getLong(), index);
            if (block != null && block.topic().equals(topic)) {
                return block.rows();
            }
        }
        return List.of();
    }

    private static @Nullable Block block(PositionedFile open, long place, long end) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(open.read(place, Frames.HEAD));
        int length = head.getInt();
        if (length < 0 || place + Frames.HEAD + length > end) {
            return null;
        }
        byte[] payload = open.read(place + Frames.HEAD, length);
        return Frames.checksum(payload) == head.getInt() ? decoded(ByteBuffer.wrap(payload)) : null;
    }

    /// Two checksums of the name side by side; names that share both are told apart by the block itself.
    private static long hash(String topic) {
        byte[] bytes = topic.getBytes(StandardCharsets.UTF_8);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue() << Integer.SIZE | (Arrays.hashCode(bytes) & 0xffff_ffffL);
    }
}
