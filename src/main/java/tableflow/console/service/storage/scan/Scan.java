package tableflow.console.service.storage.scan;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.storage.StorageReport;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.storage.scan.Checkpoint.Effort;
import tableflow.console.service.storage.scan.Checkpoint.Part;
import tableflow.console.service.storage.sums.Sums;
import tableflow.console.service.support.Waiter;

/// Counts everything under a prefix with many requests at a time. Each key is counted once, whatever is split, refused,
/// repeated, stopped and resumed on the way. What it holds does not grow with the bucket.
///
/// A scan runs once. While it runs other threads may pause, resume and cancel it, and look at what it has so far.
public final class Scan implements Counting {

    private static final long TELL_EVERY_MILLIS = 200;
    private static final double OLD_RATE = 0.8;

    private final ObjectPages pages;
    private final ThreadFactory threads;
    private final Waiter waiter;
    private final ScanRequest request;
    private final Board board;
    private final Lanes lanes;
    private final Stopwatch watch = new Stopwatch();

    /// Shown every object once, a page at a time and never by two threads at once, in no order of pages.
    @FunctionalInterface
    public interface Each {
        Each NOBODY = (page, count) -> {};

        /// @param count objects at the start of the page that are meant
        void counted(ObjectPage page, int count);
    }

    /// How a scan ended.
    ///
    /// @param kept what was counted, and what is left to go on with
    /// @param failure why it ended early; absent when it reached its end or was cancelled
    public record Outcome(Checkpoint kept, @Nullable RemoteFailure failure) {
        /// Whether it came to its end, if perhaps with parts that could not be seen.
        public boolean isEnded() {
            return kept.left().isEmpty() && failure == null;
        }
    }

    /// @param pages closed by who opened it
    /// @param threads virtual ones: an interrupt ends their requests at once
    public Scan(ObjectPages pages, ThreadFactory threads, Waiter waiter, ScanRequest request) {
        this(pages, threads, waiter, request, null, Each.NOBODY);
    }

    /// A scan that goes on where another one stopped.
    ///
    /// @param from of the same root; absent to begin
    public Scan(ObjectPages pages, ThreadFactory threads, Waiter waiter, ScanRequest request,
            @Nullable Checkpoint from) {
        this(pages, threads, waiter, request, from, Each.NOBODY);
    }

    /// A scan that shows each object to somebody while it counts.
    public Scan(ObjectPages pages, ThreadFactory threads, Waiter waiter, ScanRequest request, Each each) {
        this(pages, threads, waiter, request, null, each);
    }

    private Scan(ObjectPages pages, ThreadFactory threads, Waiter waiter, ScanRequest request,
            @Nullable Checkpoint from, Each each) {
        this.pages = pages;
        this.threads = threads;
        this.waiter = waiter;
        this.request = request;
        this.lanes = new Lanes(request.streams());
        Checkpoint start = from == null ? fresh() : from;
        Sums sums = from == null
                ? new Sums(request.root().key(), request.tables(), request.limits())
                : new Sums(from.report(), request.tables(), request.limits());
        this.board = new Board(start, sums, request.streams(), each);
    }

    private Checkpoint fresh() {
        String prefix = request.root().key();
        StorageReport empty = new Sums(prefix, request.tables(), request.limits()).report();
        return new Checkpoint(request.root(), waiter.now().truncatedTo(ChronoUnit.MILLIS), empty,
                List.of(new Part(prefix, "", null, false)), List.of(), Effort.NONE);
    }

    @Override
    public Outcome run(Consumer<ScanProgress> progress) {
        if (!lanes.isPaused()) {
            watch.start();
        }
        List<Thread> streams = new ArrayList<>();
        for (int i = 0; i < request.streams(); i++) {
            Stream stream = new Stream(pages, waiter, new Stream.Shared(request.root(), board, lanes));
            streams.add(threads.newThread(stream));
        }
        streams.forEach(Thread::start);
        Rate rate = new Rate();
        try {
            while (!board.awaitEnd(TELL_EVERY_MILLIS)) {
                progress.accept(rate.look());
            }
        } catch (InterruptedException cancelled) {
            board.close(null);
            Thread.currentThread().interrupt();
        } finally {
            board.close(null);
            streams.forEach(Thread::interrupt);
        }
        progress.accept(rate.look());
        return new Outcome(checkpoint(), board.failure());
    }

    @Override
    public void pause() {
        lanes.pause(true);
        watch.stop();
    }

    @Override
    public void resume() {
        watch.start();
        lanes.pause(false);
    }

    @Override
    public void cancel() {
        board.close(null);
    }

    @Override
    public Checkpoint checkpoint() {
        return board.checkpoint(watch.millis());
    }

    /// Objects a second: what came in the last moments counts most.
    private final class Rate {
        private long lastObjects = board.now().total().objects();
        private long lastMillis;
        private double rate;

        ScanProgress look() {
            Board.Now now = board.now();
            long millis = watch.millis();
            long objects = now.total().objects();
            if (millis > lastMillis) {
                double fresh = (objects - lastObjects) * 1_000.0 / (millis - lastMillis);
                rate = lastMillis == 0 ? fresh : rate * OLD_RATE + fresh * (1 - OLD_RATE);
                lastObjects = objects;
                lastMillis = millis;
            }
            return new ScanProgress(now.total(), Math.round(rate), expected(now), now.requests(), now.slowed(),
                    now.parts(), lanes.limit(), lanes.isPaused(), millis);
        }

        /// Another source's figure while it can be right, else what the parts let expect.
        private OptionalLong expected(Board.Now now) {
            long seen = now.total().objects();
            if (request.expected().isPresent() && request.expected().getAsLong() >= seen) {
                return request.expected();
            }
            // Far off while a part has only begun.
            return seen > 0 && now.left() < seen * 9.0
                    ? OptionalLong.of(seen + Math.round(now.left()))
                    : OptionalLong.empty();
        }
    }
}
