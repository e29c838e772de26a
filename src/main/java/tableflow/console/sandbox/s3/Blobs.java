package tableflow.console.sandbox.s3;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/// The files that hold the contents of objects and parts, each with a number. A file that no index names is waste: it
/// is left by a put that was cut off, and goes at the next start.
final class Blobs {
    private static final int BUFFER = 1 << 16;
    private static final int MOST_UNFORCED = 1000;

    private final Path folder;
    private final AtomicLong next = new AtomicLong(1);
    /// Numbers of files whose bytes the system may still hold in memory only.
    private final Set<Long> unforced = ConcurrentHashMap.newKeySet();

    Blobs(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /// Deletes what no index names, and numbers new files above all that are there.
    void sweep(LongPredicate named) throws IOException {
        long highest = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                long number = number(file);
                highest = Math.max(highest, number);
                if (!named.test(number)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        next.set(highest + 1);
    }

    private static long number(Path file) {
        try {
            return Long.parseLong(String.valueOf(file.getFileName()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// Writes all of a stream to a new file; nothing stays when that fails.
    StoredObject.Content write(InputStream in) throws IOException {
        long number = next.getAndIncrement();
        Path file = file(number);
        Files.createDirectories(file.resolveSibling("."));
        MessageDigest md5 = md5();
        long size = 0;
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[BUFFER];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                md5.update(buffer, 0, got);
                out.write(buffer, 0, got);
                size += got;
            }
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
        unforced.add(number);
        if (unforced.size() > MOST_UNFORCED) {
            force();
        }
        ByteBuffer hash = ByteBuffer.wrap(md5.digest());
        return new StoredObject.Content(number, size, hash.getLong(), hash.getLong(), 0);
    }

    /// Returns when all bytes written so far would be there after a power cut too.
    void force() throws IOException {
        for (Iterator<Long> each = unforced.iterator(); each.hasNext();) {
            long number = each.next();
            try (FileChannel channel = FileChannel.open(file(number), StandardOpenOption.WRITE)) {
                channel.force(false);
            } catch (NoSuchFileException e) {
                // Deleted meanwhile.
            }
            each.remove();
        }
    }

    /// How many files are not known to be on disk.
    int unforced() {
        return unforced.size();
    }

    /// The bytes from `from` up to, without, `end`. They stay readable when the object is replaced meanwhile.
    InputStream open(StoredObject.Content content, long from, long end) throws IOException {
        if (content.place() == StoredObject.SYNTHETIC) {
            return new Synthetic(content.hash1(), from, end);
        }
        try {
            FileChannel channel = FileChannel.open(file(content.place()), StandardOpenOption.READ);
            return new Section(Channels.newInputStream(channel.position(from)), end - from);
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException("the object was deleted meanwhile");
        }
    }

    void delete(StoredObject.Content content) throws IOException {
        if (content.place() > 0) {
            unforced.remove(content.place());
            Files.deleteIfExists(file(content.place()));
        }
    }

    private Path file(long number) {
        return folder.resolve(Long.toString(number / 1000)).resolve(Long.toString(number));
    }

    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /// The first bytes of a stream.
    private static final class Section extends InputStream {
        private final InputStream in;
        private long left;

        Section(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int got = in.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(got, 0);
            return got;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
