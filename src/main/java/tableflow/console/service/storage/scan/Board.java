package tableflow.console.service.storage.scan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.KeyOrder;
import tableflow.console.domain.storage.Unseen;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.storage.scan.Checkpoint.Effort;
import tableflow.console.service.storage.scan.Checkpoint.Part;
import tableflow.console.service.storage.scan.Frontier.Look;
import tableflow.console.service.storage.scan.Frontier.Task;
import tableflow.console.service.storage.sums.Sums;
import tableflow.console.service.storage.sums.Tally;

/// What the streams of a scan share, under one lock: the sums and what is left to list. A page goes into the sums and
/// moves its span on in one step, so at every moment both together are the whole bucket, each key once.
final class Board {

    /// Requests that may bring nothing before any brought something.
    private static final int SPEND_FIRST = 48;
    private static final int SPEND_SHARE = 4;
    private static final int MOST_UNSEEN = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final S3Uri root;
    private final Instant started;
    private final Sums sums;
    private final Frontier frontier;
    private final List<Unseen> unseen;
    private final Effort before;
    private final Scan.Each each;
    private final LongAdder requests = new LongAdder();
    private final LongAdder slowed = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private long wasted;
    private boolean closed;
    private @Nullable RemoteFailure failure;

    Board(Checkpoint from, Sums sums, int streams, Scan.Each each) {
        this.each = each;
        this.root = from.root();
        this.started = from.started();
        this.sums = sums;
        this.frontier = new Frontier(streams);
        this.unseen = new ArrayList<>(from.unseen());
        this.before = from.effort();
        from.left().forEach(part -> frontier.add(
                new Span(part.prefix(), part.after(), part.upTo(), part.folded())));
    }

    /// Waits for work; empty when there will be none.
    Optional<Task> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && !frontier.isDone()) {
                boolean maySpend = wasted <= SPEND_FIRST + (requests.sum() - wasted) / SPEND_SHARE;
                Optional<Task> task = frontier.next(maySpend);
                if (task.isPresent()) {
                    if (frontier.waits()) {
                        changed.signal();
                    }
                    return task;
                }
                changed.await();
            }
            changed.signalAll();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// What a stream is to ask of S3 for its span now.
    record Position(String after, String token) {}

    Position position(Span span) {
        lock.lock();
        try {
            return new Position(span.after(), span.token());
        } finally {
            lock.unlock();
        }
    }

    /// Counts a page of a span.
    ///
    /// @return whether the span goes on
    boolean commit(Span span, ObjectPage page) {
        int own = own(span, page);
        Tally tally = Tally.of(page, own, started.toEpochMilli(), largeFrom());
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            int now = span.own(page);
            if (now != own) {
                // Another stream took the rest of it meanwhile.
                tally = Tally.of(page, now, started.toEpochMilli(), sums.largeFrom());
            }
            sums.add(tally);
            if (now > 0) {
                each.counted(page, now);
            }
            wasted += now == 0 ? 1 : 0;
            if (span.folded) {
                addFolders(span, page);
            }
            boolean more = span.advance(page, now);
            if (!more) {
                frontier.finished(span);
            }
            changed.signalAll();
            return more;
        } finally {
            lock.unlock();
        }
    }

    private int own(Span span, ObjectPage page) {
        lock.lock();
        try {
            return span.own(page);
        } finally {
            lock.unlock();
        }
    }

    private long largeFrom() {
        lock.lock();
        try {
            return sums.largeFrom();
        } finally {
            lock.unlock();
        }
    }

    /// Folders that were met before, where a page began behind one of them, are there already.
    private void addFolders(Span span, ObjectPage page) {
        for (String folder : page.prefixes()) {
            boolean fresh = KeyOrder.KEYS.isAfter(folder, span.after()) || span.after().isEmpty();
            boolean within = span.upTo() == null || !KeyOrder.KEYS.isAfter(folder, span.upTo());
            if (fresh && within) {
                frontier.add(new Span(folder, span.after().startsWith(folder) ? span.after() : "", span.upTo(), false));
            }
        }
    }

    /// A span that S3 does not let this identity list as a whole: its folders are tried one by one, once.
    void refused(Span span, RemoteFailure why) {
        lock.lock();
        try {
            frontier.finished(span);
            if (why.is(Kind.FORBIDDEN) && !span.folded) {
                frontier.add(new Span(span.prefix, span.after(), span.upTo(), true));
            } else if (unseen.size() < MOST_UNSEEN) {
                String upTo = span.upTo();
                unseen.add(new Unseen(span.prefix, span.after(), upTo == null ? "" : upTo, why.kind(), why.why(),
                        why.advice().orElse("")));
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What a look at folders has shown.
    ///
    /// @param page absent when it failed, which harms nobody
    void looked(Look look, @Nullable ObjectPage page) {
        lock.lock();
        try {
            wasted++;
            frontier.looked(look, page);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void requested() {
        requests.increment();
    }

    void slowed() {
        slowed.increment();
    }

    void repeated() {
        repeated.increment();
    }

    /// Ends the scan: what comes in from now on is not counted.
    ///
    /// @param why absent for a cancel
    void close(@Nullable RemoteFailure why) {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                failure = why;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the end, at most so long.
    ///
    /// @return whether it has come
    boolean awaitEnd(long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lockInterruptibly();
        try {
            while (!closed && !frontier.isDone() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return closed || frontier.isDone();
        } finally {
            lock.unlock();
        }
    }

    @Nullable RemoteFailure failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /// Figures of this moment.
    ///
    /// @param left about how many objects are to come
    record Now(Amount total, long requests, long slowed, long repeated, int parts, double left) {}

    Now now() {
        lock.lock();
        try {
            return new Now(sums.total(), before.requests() + requests.sum(), before.slowed() + slowed.sum(),
                    before.repeated() + repeated.sum(), frontier.open(), frontier.keysLeft());
        } finally {
            lock.unlock();
        }
    }

    /// Everything, as of this moment.
    ///
    /// @param millis that this run took
    Checkpoint checkpoint(long millis) {
        lock.lock();
        try {
            List<Part> left = frontier.left().stream()
                    .map(span -> new Part(span.prefix, span.after(), span.upTo(), span.folded))
                    .toList();
            return new Checkpoint(root, started, sums.report(), left, unseen, new Effort(
                    before.requests() + requests.sum(), before.slowed() + slowed.sum(),
                    before.repeated() + repeated.sum(), before.millis() + millis));
        } finally {
            lock.unlock();
        }
    }
}
