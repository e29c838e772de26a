package tableflow.console.service.support;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;

/// One process and one thread at a time: what several running consoles change on the same disk is changed under this.
/// The operating system frees the lock when its holder dies, so it is never stale. Whoever holds a guard may enter it
/// again.
public final class FileGuard {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// The turns within this process, by file: taken before the file is opened, because closing any channel of a locked
    /// file would free the lock of all of the process (POSIX, fcntl). The lock belongs to the process, and so must the
    /// turn, whoever makes the guard: this is why it is static.
    private static final Map<Path, Semaphore> TURNS = new ConcurrentHashMap<>();

    private final Path lockFile;
    private final Duration patience;
    private volatile @Nullable Thread holder;

    /// Guards with `lockFile`, which is made when needed and stays.
    public FileGuard(Path lockFile) {
        this(lockFile, PATIENCE);
    }

    /// As [#FileGuard(Path)], giving up after `patience`.
    public FileGuard(Path lockFile, Duration patience) {
        this.lockFile = lockFile.toAbsolutePath().normalize();
        this.patience = patience;
    }

    /// What is done under the guard.
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run() throws IOException;
    }

    /// Runs `work` while nobody else holds this guard.
    ///
    /// @throws RemoteFailure CONFLICT when another process holds it for too long, CANCELLED on an interrupt
    /// @throws IOException from `work`, or when the lock file cannot be opened
    public <T extends @Nullable Object> T locked(Work<T> work) throws IOException {
        if (Thread.currentThread().equals(holder)) {
            return work.run();
        }
        Semaphore turn = TURNS.computeIfAbsent(real(), file -> new Semaphore(1, true));
        take(turn);
        holder = Thread.currentThread();
        try {
            return lockedFile(work);
        } finally {
            holder = null;
            turn.release();
        }
    }

    /// The file by its one true name: its folder may be reached by links.
    private Path real() throws IOException {
        Path folder = lockFile.getParent();
        if (folder == null) {
            return lockFile;
        }
        AtomicFiles.createFolders(folder);
        return folder.toRealPath().resolve(lockFile.getFileName());
    }

    private void take(Semaphore turn) {
        try {
            if (!turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw held();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("lock " + lockFile).withCause(interrupted);
        }
    }

    private <T extends @Nullable Object> T lockedFile(Work<T> work) throws IOException {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = acquire(channel)) {
            if (!lock.isValid()) {
                throw new IOException("lost the lock on " + lockFile);
            }
            return work.run();
        }
    }

    private RemoteFailure held() {
        String time = patience.toSeconds() == 0 ? "holds it" : "has held it for " + patience.toSeconds() + " s";
        return RemoteFailure.of(RemoteFailure.Kind.CONFLICT, "lock " + lockFile, "another running console " + time)
                .withAdvice("End the other console or wait until it has finished, then try again.");
    }

    private FileLock acquire(FileChannel channel) throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        long start = System.nanoTime();
        while (true) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - start > patience.toNanos()) {
                throw held();
            }
            try {
                // A lock held elsewhere gives no sign when it is freed: look again shortly.
                never.await(20, TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw RemoteFailure.cancelled("lock " + lockFile).withCause(interrupted);
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }
}
