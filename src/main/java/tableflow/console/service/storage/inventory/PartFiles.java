package tableflow.console.service.storage.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.support.ScratchFolder;
import tableflow.console.service.support.Waiter;

/// Fetches the files of a list, and lets nobody read one before its bytes are what the manifest says: rows of a file
/// that was cut off or altered must not be counted. Safe for use by several threads.
final class PartFiles {

    private static final int TRIES = 3;
    private static final int BUFFER = 1 << 16;

    private final Supplier<ObjectStorage> storage;
    private final Path scratch;
    private final Waiter waiter;
    private final AtomicLong requests = new AtomicLong();

    /// Trouble with this computer's own disk: no other file of the list will fare better.
    static final class NoPlace extends IOException {
        private static final long serialVersionUID = 1;
        private final transient RemoteFailure failure;

        NoPlace(RemoteFailure failure) {
            super(failure);
            this.failure = failure;
        }

        RemoteFailure failure() {
            return failure;
        }
    }

    PartFiles(Supplier<ObjectStorage> storage, Path scratch, Waiter waiter) {
        this.storage = storage;
        this.scratch = scratch;
        this.waiter = waiter;
    }

    /// GETs that were sent.
    long requests() {
        return requests.get();
    }

    static MessageDigest md5() {
        try {
            // S3's choice for these files.
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /// Fetches a file; the caller deletes it. What breaks off on the way is fetched again.
    ///
    /// @param came told how many bytes came, below zero for those that have to be fetched again
    /// @throws RemoteFailure NOT_FOUND, FORBIDDEN ...; UNEXPECTED when it is not what the manifest says
    Path fetch(String bucket, Manifest.Part part, LongConsumer came) throws NoPlace {
        S3Uri place = new S3Uri(bucket, part.key());
        for (int tried = 1; ; tried++) {
            Path file = place();
            boolean whole = false;
            try {
                @Nullable RemoteFailure broken = fetch(place, part, file, came);
                if (broken == null) {
                    whole = true;
                    return file;
                }
                if (tried == TRIES) {
                    throw broken;
                }
                waiter.pause(Duration.ofMillis(500L << tried));
            } finally {
                if (!whole) {
                    delete(file);
                }
            }
        }
    }

    /// @return why it broke off on the way; absent when it is here
    private @Nullable RemoteFailure fetch(S3Uri place, Manifest.Part part, Path file, LongConsumer came)
            throws NoPlace {
        MessageDigest digest = md5();
        long size = 0;
        requests.incrementAndGet();
        try (InputStream in = storage.get().open(place); OutputStream out = out(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Progress.throwIfCancelled("fetch " + place);
                digest.update(buffer, 0, read);
                write(out, buffer, read, file);
                size += read;
                came.accept(read);
            }
        } catch (NoPlace full) {
            throw full;
        } catch (IOException lost) {
            came.accept(-size);
            Progress.throwIfCancelled("fetch " + place);
            return RemoteFailure.of(Kind.UNREACHABLE, "fetch " + place, "it broke off: " + lost.getMessage())
                    .withAdvice("Try again; if it stays so, scan the bucket.").withCause(lost);
        }
        check(place, part, size, hex(digest.digest()));
        return null;
    }

    private static void check(S3Uri place, Manifest.Part part, long size, String md5) {
        if (size != part.size() || !md5.equals(part.md5())) {
            throw RemoteFailure.of(Kind.UNEXPECTED, "fetch " + place, size != part.size()
                            ? "it has " + Units.grouped(size) + " bytes, the manifest says "
                                    + Units.grouped(part.size())
                            : "its MD5 checksum is " + md5 + ", the manifest says " + part.md5())
                    .withAdvice("Somebody has changed it since S3 wrote it: take the next list, or scan the bucket.");
        }
    }

    private Path place() throws NoPlace {
        try {
            return Files.createTempFile(ScratchFolder.open(scratch, InstantSource.system()), "inventory-", ".tmp");
        } catch (IOException failed) {
            throw new NoPlace(LocalFailures.of("keep a file of the inventory while it is read", scratch, failed));
        }
    }

    private static OutputStream out(Path file) throws NoPlace {
        try {
            return Files.newOutputStream(file);
        } catch (IOException failed) {
            throw noPlace(file, failed);
        }
    }

    private static void write(OutputStream out, byte[] buffer, int count, Path file) throws NoPlace {
        try {
            out.write(buffer, 0, count);
        } catch (IOException failed) {
            // An interrupt closes the file under the writer.
            Progress.throwIfCancelled("keep a file of the inventory");
            throw noPlace(file, failed);
        }
    }

    private static NoPlace noPlace(Path file, IOException failed) {
        return new NoPlace(LocalFailures.of("keep a file of the inventory while it is read", file, failed));
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            // The folder is tidied up when it is next opened.
            org.slf4j.LoggerFactory.getLogger(PartFiles.class).debug("{} stays", file, left);
        }
    }
}
