package tableflow.console.service.query.result;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.support.Waiter;

/// Brings a result object to this machine: a small first piece, so that the first page is there at once, then larger
/// ones, some of them at the same time. What is lost on the way is fetched again; the object must stay the same.
///
/// Memory: four pieces of 8 MiB at most.
final class ObjectDownload {

    private static final long FIRST_PIECE = 1 << 18;
    private static final long PIECE = 8 << 20;
    private static final int AT_ONCE = 4;
    private static final int TRIES = 5;
    private static final int CHUNK = 1 << 16;

    private final ObjectStorage storage;
    private final Executor executor;
    private final Waiter waiter;

    ObjectDownload(ObjectStorage storage, Executor executor, Waiter waiter) {
        this.storage = storage;
        this.executor = executor;
        this.waiter = waiter;
    }

    /// Appends what `target` does not have yet.
    ///
    /// @param progress told of bytes done and in all
    /// @throws RemoteFailure CANCELLED after an interrupt, CONFLICT when the object has changed, and what storage
    ///     answers; what has arrived stays in the file
    /// @throws IOException when the file cannot be written
    void run(S3Uri object, Results.Target target, Progress progress) throws IOException {
        if (target.file().size() == 0) {
            begin(object, target, progress);
        } else {
            goOn(object, target, progress, storage.stat(object));
        }
    }

    /// What lies there and its first piece come in one journey. A piece that breaks off is gone on with.
    private void begin(S3Uri object, Results.Target target, Progress progress) throws IOException {
        ObjectStorage.Beginning beginning = opened(object);
        ObjectStorage.Stat stat = beginning.stat();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.min(stat.size(), FIRST_PIECE));
        try (InputStream stream = beginning.bytes()) {
            target.comesFrom(new Results.Source(true, ""), stat.etag());
            first(stream, bytes);
        }
        target.file().append(bytes.toByteArray(), 0, bytes.size());
        progress.report("fetch " + object, bytes.size(), stat.size());
        goOn(object, target, progress, stat);
    }

    private ObjectStorage.Beginning opened(S3Uri object) {
        for (int failed = 1; ; failed++) {
            Progress.throwIfCancelled("fetch " + object);
            try {
                return storage.begin(object, FIRST_PIECE);
            } catch (RemoteFailure refused) {
                if (!refused.is(Kind.THROTTLED)) {
                    throw refused;
                }
                again(object, refused.why(), failed);
            }
        }
    }

    /// Some more than the piece where the other side sends all it has.
    private static void first(InputStream from, ByteArrayOutputStream to) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = from.read(chunk); read >= 0 && to.size() < FIRST_PIECE; read = from.read(chunk)) {
                to.write(chunk, 0, read);
            }
        } catch (IOException lost) {
            // The rest is asked for again.
        }
    }

    private void goOn(S3Uri object, Results.Target target, Progress progress, ObjectStorage.Stat stat)
            throws IOException {
        String what = "fetch " + object;
        ResultFile into = target.file();
        if (into.size() > 0 && target.etag() != null && !stat.etag().equals(target.etag())) {
            throw RemoteFailure.of(Kind.CONFLICT, what, "the object has changed since its beginning was fetched")
                    .withCode(Results.CHANGED)
                    .withAdvice("Fetch it anew, or run the query again.");
        }
        target.comesFrom(new Results.Source(true, ""), stat.etag());
        Deque<FutureTask<byte[]>> coming = new ArrayDeque<>();
        long asked = into.size();
        try {
            while (into.size() < stat.size()) {
                Progress.throwIfCancelled(what);
                while (asked < stat.size() && coming.size() < (into.size() == 0 ? 1 : AT_ONCE)) {
                    long from = asked;
                    long to = Math.min(stat.size(), from + (from == 0 ? FIRST_PIECE : PIECE));
                    FutureTask<byte[]> piece = new FutureTask<>(() -> piece(object, from, to, stat.etag()));
                    executor.execute(piece);
                    coming.addLast(piece);
                    asked = to;
                }
                byte[] arrived = await(what, coming.removeFirst());
                into.append(arrived, 0, arrived.length);
                progress.report(what, into.size(), stat.size());
            }
        } finally {
            coming.forEach(piece -> piece.cancel(true));
        }
    }

    private static byte[] await(String what, FutureTask<byte[]> piece) {
        try {
            return piece.get();
        } catch (InterruptedException e) {
            piece.cancel(true);
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled(what).withCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RemoteFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(what + " broke", e.getCause());
        }
    }

    private byte[] piece(S3Uri object, long from, long to, String etag) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) (to - from));
        int failed = 0;
        while (from + bytes.size() < to) {
            int before = bytes.size();
            String why;
            try (InputStream stream = storage.open(object, from + before, to, etag)) {
                copy(stream, bytes);
                why = "the answer was cut off";
            } catch (IOException lost) {
                why = String.valueOf(lost.getMessage());
            } catch (RemoteFailure refused) {
                if (!refused.is(Kind.UNREACHABLE) && !refused.is(Kind.THROTTLED)) {
                    throw refused;
                }
                why = refused.why();
            }
            failed = bytes.size() > before ? 0 : failed + 1;
            if (from + bytes.size() < to) {
                again(object, why, failed);
            }
        }
        return bytes.toByteArray();
    }

    private static void copy(InputStream from, ByteArrayOutputStream to) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
            to.write(chunk, 0, read);
        }
    }

    /// Waits before the next try, longer each time; gives up after five without a byte.
    private void again(S3Uri object, String why, int failed) {
        Progress.throwIfCancelled("fetch " + object);
        if (failed >= TRIES) {
            throw RemoteFailure.of(Kind.UNREACHABLE, "fetch " + object, why)
                    .withAdvice("Look after the network, then fetch the rest: what has arrived is kept.");
        }
        waiter.pause(Duration.ofMillis(200L << failed));
    }
}
