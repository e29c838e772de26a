package tableflow.console.service.query.result.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sign for other processes that a file is in use: a locked file of its own for each user. The operating system frees
/// the lock when its holder dies, so what a crash leaves is known as stale.
final class UseLock implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private UseLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// @param kind what the folder is used for: a part of the name
    static UseLock take(Path folder, String kind) throws IOException {
        Path file = folder.resolve(kind + "-" + UUID.randomUUID() + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            // Not lock(): that one is ended by an interrupt.
            if (channel.tryLock() == null) {
                throw new IOException("no lock can be had on " + file);
            }
            return new UseLock(file, channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    /// Whether anybody, this process or another, holds such a sign. Stale ones are removed.
    ///
    /// This process's own signs must not be asked for: to close a channel of a file frees the process's lock on it
    /// (POSIX, fcntl). So callers look at what they themselves have open first.
    static boolean inUse(Path folder, String kind) throws IOException {
        try (DirectoryStream<Path> signs = Files.newDirectoryStream(folder, kind + "-*.lock")) {
            for (Path sign : signs) {
                if (!isStale(sign)) {
                    return true;
                }
                Files.deleteIfExists(sign);
            }
        }
        return false;
    }

    private static boolean isStale(Path sign) throws IOException {
        try (FileChannel channel = FileChannel.open(sign, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        } catch (NoSuchFileException gone) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
