package tableflow.console.service.storage.inventory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.Unseen;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.Counting;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanProgress;
import tableflow.console.service.storage.scan.Stopwatch;
import tableflow.console.service.storage.sums.Sums;
import tableflow.console.service.storage.sums.Tally;

/// Counts what lies under a prefix by a list of S3 Inventory, some of its files at a time. A file that is missing, cut
/// off or altered is left out, and named among what was not seen: totals are exact, or marked as incomplete.
public final class InventoryScan implements Counting {

    private static final int READERS = 4;
    private static final long TELL_EVERY_MILLIS = 200;

    private final PartFiles files;
    private final Task task;
    private final ThreadFactory threads;
    private final Sums sums;
    private final Stopwatch watch = new Stopwatch();
    private final AtomicLong came = new AtomicLong();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Manifest.Part> waiting;
    private final List<Unseen> unseen = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();
    private int reading;
    private boolean paused;
    private boolean over;
    private @Nullable RemoteFailure failure;
    private @Nullable RemoteFailure first;

    /// What is counted.
    ///
    /// @param source of the figures in words
    /// @param tables roots of tables that are known
    record Task(Manifest manifest, String source, S3Uri root, Set<String> tables) {}

    InventoryScan(PartFiles files, Task task, ThreadFactory threads) {
        this.files = files;
        this.task = task;
        this.threads = threads;
        this.sums = new Sums(task.root().key(), task.tables(), Sums.Limits.USUAL);
        this.waiting = new ArrayDeque<>(task.manifest().files());
    }

    @Override
    public Scan.Outcome run(Consumer<ScanProgress> progress) {
        if (!isPaused()) {
            watch.start();
        }
        start();
        try {
            while (!ended.await(TELL_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.accept(progress());
            }
        } catch (InterruptedException cancelled) {
            cancel();
            Thread.currentThread().interrupt();
        } finally {
            // What `progress` throws ends the readers, too.
            cancel();
        }
        progress.accept(progress());
        return new Scan.Outcome(checkpoint(), failure());
    }

    private void start() {
        lock.lock();
        try {
            int count = Math.min(READERS, waiting.size());
            for (int i = 0; i < count && !over; i++) {
                readers.add(threads.newThread(this::read));
            }
            if (readers.isEmpty()) {
                ended.countDown();
            }
            readers.forEach(Thread::start);
        } finally {
            lock.unlock();
        }
    }

    /// Why nothing was counted at all: what the first file failed of, where none was better.
    private @Nullable RemoteFailure failure() {
        lock.lock();
        try {
            return failure != null ? failure
                    : unseen.size() >= task.manifest().files().size() && sums.total().objects() == 0 ? first : null;
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        for (Manifest.Part part = next(); part != null; part = next()) {
            boolean done = false;
            try {
                read(part);
                done = true;
            } catch (RemoteFailure failed) {
                done = lost(part, failed);
            } catch (PartFiles.NoPlace noPlace) {
                end(noPlace.failure());
            } catch (IOException | RuntimeException unreadable) {
                done = lost(part, RemoteFailure.of(Kind.UNEXPECTED, "read s3://" + task.manifest().destination() + "/"
                        + part.key(), String.valueOf(unreadable.getMessage())).withAdvice("Scan the bucket.")
                        .withCause(unreadable));
            } catch (Error broken) {
                end(RemoteFailure.of(Kind.UNEXPECTED, "read " + task.source(), broken.toString()).withCause(broken));
                throw broken;
            } finally {
                over(part, done);
            }
        }
    }

    private Manifest.@Nullable Part next() {
        lock.lock();
        try {
            while (paused && !over) {
                changed.awaitUninterruptibly();
            }
            Manifest.Part part = over ? null : waiting.poll();
            reading += part == null ? 0 : 1;
            return part;
        } finally {
            lock.unlock();
        }
    }

    private void read(Manifest.Part part) throws IOException {
        Path file = files.fetch(task.manifest().destination(), part, came::addAndGet);
        try {
            Rows rows = new Rows();
            try {
                ListFormats.of(task.manifest()).orElseThrow().read(file, rows::row);
            } finally {
                // What stands in front of a row that is none was right.
                rows.flush();
            }
        } finally {
            PartFiles.delete(file);
        }
    }

    /// @return false when it was only stopped
    private boolean lost(Manifest.Part part, RemoteFailure why) {
        if (why.is(Kind.CANCELLED)) {
            return false;
        }
        if (why.is(Kind.UNAUTHORIZED)) {
            end(why);
            return false;
        }
        lock.lock();
        try {
            if (first == null) {
                first = why;
            }
            unseen.add(new Unseen(task.root().key(), "", "", why.kind(), "file s3://"
                    + task.manifest().destination() + "/" + part.key() + " of " + task.source() + ": " + why.why(),
                    why.advice().orElse("")));
        } finally {
            lock.unlock();
        }
        return true;
    }

    private void over(Manifest.Part part, boolean done) {
        lock.lock();
        try {
            reading--;
            if (!done) {
                waiting.addFirst(part);
            }
            if (reading == 0 && (over || waiting.isEmpty())) {
                over = true;
                ended.countDown();
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable RemoteFailure why) {
        lock.lock();
        try {
            if (failure == null) {
                failure = why;
            }
            over = true;
            changed.signalAll();
            readers.forEach(Thread::interrupt);
            ended.countDown();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pause() {
        pause(true);
        watch.stop();
    }

    @Override
    public void resume() {
        watch.start();
        pause(false);
    }

    private boolean isPaused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    private void pause(boolean now) {
        lock.lock();
        try {
            paused = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cancel() {
        end(null);
    }

    @Override
    public Checkpoint checkpoint() {
        lock.lock();
        try {
            List<Unseen> all = new ArrayList<>(unseen);
            int unread = waiting.size() + reading;
            if (unread > 0) {
                all.add(new Unseen(task.root().key(), "", "", Kind.CANCELLED, Units.grouped(unread) + " of "
                        + Units.grouped(task.manifest().files().size()) + " files of " + task.source()
                        + " were not read to their end: the count was stopped", "Count by it once more."));
            }
            return new Checkpoint(task.root(), task.manifest().created(), sums.report(), List.of(), all,
                    new Checkpoint.Effort(files.requests(), 0, 0, watch.millis()), task.source());
        } finally {
            lock.unlock();
        }
    }

    private ScanProgress progress() {
        lock.lock();
        try {
            long millis = watch.millis();
            long objects = sums.total().objects();
            long bytes = came.get();
            OptionalLong expected = objects == 0 || bytes == 0 ? OptionalLong.empty()
                    : OptionalLong.of(Math.max(objects, Math.round(
                            (double) objects * task.manifest().bytes() / Math.max(1, bytes))));
            return new ScanProgress(sums.total(), millis == 0 ? 0 : objects * 1_000 / millis, expected,
                    files.requests(), 0, waiting.size() + reading, READERS, paused, millis);
        } finally {
            lock.unlock();
        }
    }

    /// Adds rows a page at a time, as a scan does.
    private final class Rows {
        private final String prefix = task.root().key();
        private final long now = task.manifest().created().toEpochMilli();
        private ObjectPage.Builder page = new ObjectPage.Builder();
        private int count;

        void row(InventoryRow row) {
            if (row.current() && row.key().startsWith(prefix)) {
                page.object(row.key(), row.size(), row.modified(), row.storageClass());
                if (++count == ObjectPages.PAGE) {
                    flush();
                }
            }
        }

        void flush() {
            Tally tally = Tally.of(page.done(null), count, now, 0);
            page = new ObjectPage.Builder();
            count = 0;
            lock.lock();
            try {
                // Nothing is counted after the end was told, and a file that lacks these rows was not read.
                if (over) {
                    throw RemoteFailure.cancelled("read the inventory of " + task.root());
                }
                sums.add(tally);
            } finally {
                lock.unlock();
            }
        }
    }
}
