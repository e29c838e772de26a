package tableflow.console.service.monitor.history;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pieces of a file with their length and checksum in front, so that half a piece is known as such.
final class Frames {

    /// What every file begins with; the digit is the version of the format.
    static final byte[] MAGIC = {'T', 'F', 'M', 'O', 'N', '1', '\n', 0};

    /// Length and checksum.
    static final int HEAD = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Frames.class);
    private static final int LARGEST = 64 << 20;
    private static final int BUFFER = 1 << 16;

    private Frames() {}

    /// Takes the pieces of a file.
    @FunctionalInterface
    interface Sink {
        /// @throws BufferUnderflowException when it is not what it should be
        void frame(ByteBuffer payload);
    }

    static byte[] frame(byte[] payload) {
        return ByteBuffer.allocate(HEAD + payload.length)
                .putInt(payload.length).putInt(checksum(payload)).put(payload).array();
    }

    static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /// Hands on every piece up to the first that is broken.
    ///
    /// @return how many bytes of the file are good; 0 when it is none of ours
    static long read(Path file, Sink sink) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            if (!startsWell(in)) {
                return 0;
            }
            long good = MAGIC.length;
            while (true) {
                byte[] payload = next(in);
                if (payload == null || !taken(payload, sink)) {
                    return good;
                }
                good += HEAD + payload.length;
            }
        }
    }

    private static boolean taken(byte[] payload, Sink sink) {
        try {
            sink.frame(ByteBuffer.wrap(payload));
            return true;
        } catch (BufferUnderflowException strange) {
            LOG.warn("A piece of the kept figures is not what it should be; what follows it is left out");
            return false;
        }
    }

    private static boolean startsWell(InputStream in) throws IOException {
        return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }

    private static byte @Nullable [] next(DataInputStream in) throws IOException {
        try {
            int length = in.readInt();
            int checksum = in.readInt();
            if (length < 0 || length > LARGEST) {
                return null;
            }
            byte[] payload = in.readNBytes(length);
            return payload.length == length && checksum(payload) == checksum ? payload : null;
        } catch (EOFException end) {
            return null;
        }
    }
}
