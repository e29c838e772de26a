package tableflow.console.sandbox.s3;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/// A bucket's index on disk: for each change one frame with a key and all its versions as they are now. Reading them
/// in order gives the index; the last frame of a key counts.
///
/// A frame is the length of its content (4 bytes), the CRC-32 of it (4 bytes), and the content. A frame that was cut
/// off by a kill is the last one, and is cut away at the next opening.
final class IndexLog implements AutoCloseable {
    private static final int HEAD = 8;
    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final FrameCodec codec = new FrameCodec();
    private FileChannel channel;
    private long end;
    private long frames;

    /// Takes what the log says, in order.
    interface Replay {
        /// @param versions newest first; none when the key is gone
        void versions(String key, List<StoredObject> versions);
    }

    private IndexLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Opens it, or begins a new one, and replays it.
    static IndexLog open(Path file, Replay replay) throws IOException {
        FileChannel channel = FileChannel.open(file,
                StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        IndexLog log = new IndexLog(file, channel);
        log.replay(replay);
        channel.truncate(log.end);
        channel.position(log.end);
        return log;
    }

    private void replay(Replay replay) throws IOException {
        CRC32 crc = new CRC32();
        ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();
        while (true) {
            in = atLeast(HEAD, in);
            if (in.remaining() < HEAD) {
                return;
            }
            int length = in.getInt(in.position());
            if (length < 0 || length > channel.size() - end - HEAD) {
                return;
            }
            in = atLeast(HEAD + length, in);
            int content = in.position() + HEAD;
            crc.reset();
            crc.update(in.array(), content, length);
            if ((int) crc.getValue() != in.getInt(content - Integer.BYTES)) {
                return;
            }
            codec.read(in.position(content), replay);
            in.position(content + length);
            end += HEAD + length;
            frames++;
        }
    }

    /// The buffer, or a larger one, filled so that this many bytes can be read; with fewer at the end of the file.
    private ByteBuffer atLeast(int count, ByteBuffer buffer) throws IOException {
        if (buffer.remaining() >= count) {
            return buffer;
        }
        ByteBuffer fuller = count <= buffer.capacity()
                ? buffer.compact()
                : ByteBuffer.allocate(Math.max(count, BUFFER)).put(buffer);
        while (fuller.position() < count && channel.read(fuller) >= 0) {
            // A read may bring less than there is room for.
        }
        return fuller.flip();
    }

    /// How many changes it holds.
    long frames() {
        return frames;
    }

    /// Adds a change. When that fails, for instance on a full disk, the log is as before.
    void append(String key, List<StoredObject> versions) throws IOException {
        ByteBuffer frame = frame(key, versions);
        int length = frame.remaining();
        try {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        } catch (IOException e) {
            channel.truncate(end);
            channel.position(end);
            throw e;
        }
        end += length;
        frames++;
        if (commits(key)) {
            channel.force(false);
        }
    }

    /// A table's metadata ends a commit: whoever is told that it is there may point to it, so what it names has to be
    /// on disk. All objects of a commit are forced at once then, and not each by itself.
    static boolean commits(String key) {
        return key.endsWith(".metadata.json");
    }

    private ByteBuffer frame(String key, List<StoredObject> versions) {
        byte[] content = codec.write(key, versions);
        CRC32 crc = new CRC32();
        crc.update(content);
        return ByteBuffer.allocate(HEAD + content.length)
                .putInt(content.length).putInt((int) crc.getValue()).put(content).flip();
    }

    /// Writes the log anew with one frame a key, in their order, and puts it in place of the old one.
    void compact(Iterator<Map.Entry<String, List<StoredObject>>> all) throws IOException {
        Path fresh = file.resolveSibling("index.fresh");
        long count = 0;
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 20))) {
            while (all.hasNext()) {
                Map.Entry<String, List<StoredObject>> one = all.next();
                out.write(frame(one.getKey(), one.getValue()).array());
                count++;
            }
        }
        channel.close();
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        end = channel.size();
        channel.position(end);
        frames = count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
