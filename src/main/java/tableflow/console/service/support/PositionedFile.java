package tableflow.console.service.support;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// A file read and written at any place, by any thread. An interrupt does not close it, as it would a file channel:
/// a reader that is cancelled must not take the file away from the others.
public interface PositionedFile extends Closeable {

    /// Fills `into[from, to)` with the bytes at `position`, or as many of them as there are.
    ///
    /// @return how many; 0 at the end of the file
    int read(long position, byte[] into, int from, int to) throws IOException;

    /// Writes `bytes[from, to)` at `position`.
    ///
    /// @throws IOException when they could not all be written; how many were is not known
    void write(long position, byte[] bytes, int from, int to) throws IOException;

    /// Makes the file shorter.
    void truncate(long size) throws IOException;

    /// Bytes.
    long size() throws IOException;

    /// The `count` bytes at `position`.
    ///
    /// @throws EOFException when the file is too short
    default byte[] read(long position, int count) throws IOException {
        byte[] bytes = new byte[count];
        if (read(position, bytes, 0, count) < count) {
            throw new EOFException("the file has become shorter than " + (position + count) + " bytes");
        }
        return bytes;
    }

    /// A new or existing file, for reading and writing.
    static PositionedFile open(Path file) throws IOException {
        RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw");
        return new PositionedFile() {
            @Override
            public synchronized int read(long position, byte[] into, int from, int to) throws IOException {
                random.seek(position);
                int at = from;
                while (at < to) {
                    int read = random.read(into, at, to - at);
                    if (read < 0) {
                        break;
                    }
                    at += read;
                }
                return at - from;
            }

            @Override
            public synchronized void write(long position, byte[] bytes, int from, int to) throws IOException {
                random.seek(position);
                random.write(bytes, from, to - from);
            }

            @Override
            public synchronized void truncate(long size) throws IOException {
                random.setLength(size);
            }

            @Override
            public synchronized long size() throws IOException {
                return random.length();
            }

            @Override
            public void close() throws IOException {
                random.close();
            }
        };
    }
}
