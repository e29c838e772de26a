package tableflow.console.service.schemas.files;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.profile.LocalFailures;

/// Tells that something was written, made or taken away in a folder with schema files or in those within it, as the
/// system says: nobody looks again and again. Where the system does not (a share, too many folders) it wakes after a
/// while, for whoever waits to look.
public final class FolderWatch implements AutoCloseable {

    /// Between two looks where the system tells nothing.
    static final Duration UNWATCHED = Duration.ofSeconds(10);
    /// What one save does comes as several events: so long, in milliseconds, it has to be quiet.
    private static final long SETTLE = 120;
    private static final int MOST_WAKES = 10;
    private static final int MOST_FOLDERS = 4_000;

    private final WatchService service;
    private int folders;
    private boolean whole = true;

    private FolderWatch(WatchService service) {
        this.service = service;
    }

    /// Begins to watch: what is changed from now on counts.
    ///
    /// @throws RemoteFailure when the folder cannot be read
    public static FolderWatch open(Path folder) {
        try {
            FolderWatch watch = new FolderWatch(folder.getFileSystem().newWatchService());
            try {
                watch.register(folder.toAbsolutePath().normalize());
                return watch;
            } catch (IOException | RuntimeException failed) {
                watch.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw LocalFailures.of("watch the schemas", folder, failed);
        }
    }

    private void register(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (!folder.equals(root) && SchemaFolder.isPassedOver(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (folders++ == MOST_FOLDERS) {
                    whole = false;
                    return FileVisitResult.TERMINATE;
                }
                try {
                    WatchKey _ = folder.register(service, StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE);
                } catch (IOException | UnsupportedOperationException refused) {
                    // The system has no more watches to give, or none for such a place.
                    whole = false;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (file.equals(root)) {
                    throw failed;
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Whether the system tells of every folder.
    public boolean isWhole() {
        return whole;
    }

    /// How many folders are watched.
    int folders() {
        return folders;
    }

    /// Waits until something was changed, and then until it is quiet; or, where the system does not tell of everything,
    /// some seconds.
    ///
    /// @throws RemoteFailure CANCELLED after an interrupt
    public void await() {
        try {
            WatchKey key = whole ? service.take() : service.poll(UNWATCHED.toMillis(), TimeUnit.MILLISECONDS);
            for (int wakes = 0; key != null && wakes < MOST_WAKES; wakes++) {
                key.pollEvents();
                key.reset();
                key = service.poll(SETTLE, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException | ClosedWatchServiceException stopped) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("watch the schemas").withCause(stopped);
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException failed) {
            // What was watched is no more; the system takes its handles back.
            whole = false;
        }
    }
}
