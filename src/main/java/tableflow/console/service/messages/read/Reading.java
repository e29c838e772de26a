package tableflow.console.service.messages.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.histogram.TimeHistogram;
import tableflow.console.service.messages.histogram.TimeTally;

/// One reading as it goes: how far it is, and its brake. For any thread; what has been counted stays when the reading
/// was cancelled or failed.
public final class Reading {

    private final LongAdder scanned = new LongAdder();
    private final LongAdder scannedBytes = new LongAdder();
    private final LongAdder matched = new LongAdder();
    private final LongAdder unjudged = new LongAdder();
    private final TimeTally times;
    private final Map<Integer, Long> positions = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable RemoteFailure> trouble = new AtomicReference<>();
    private final AtomicReference<@Nullable String> whyUnjudged = new AtomicReference<>();
    private final Consumer<ReadEvent> listener;
    private final ReentrantLock taking = new ReentrantLock();
    private boolean over;
    private volatile long planned;
    private boolean paused;

    /// A reading that nobody listens to.
    public Reading() {
        this(_ -> {});
    }

    /// @param listener told one event at a time, on any thread
    public Reading(Consumer<ReadEvent> listener) {
        this(listener, new TimeTally());
    }

    /// @param times counts on, as for a reading that goes on where another one stopped
    public Reading(Consumer<ReadEvent> listener, TimeTally times) {
        this.listener = listener;
        this.times = times;
    }

    /// Records looked at so far.
    public long scanned() {
        return scanned.sum();
    }

    /// Bytes of keys and values of the records looked at.
    public long scannedBytes() {
        return scannedBytes.sum();
    }

    /// Records that the filter let through and the sink has taken.
    public long matched() {
        return matched.sum();
    }

    /// Records that the filter could not judge: they count as not matching.
    public long unjudged() {
        return unjudged.sum();
    }

    /// Why the first of them could not be judged.
    public Optional<String> whyUnjudged() {
        return Optional.ofNullable(whyUnjudged.get());
    }

    /// The records looked at and those that match, by time.
    public TimeHistogram times() {
        return times.now();
    }

    /// Offsets to be read in all; 0 while not known, and for a reading without an end.
    public long planned() {
        return planned;
    }

    /// The next offset of each partition.
    public Map<Integer, Long> positions() {
        return Map.copyOf(positions);
    }

    /// Ends it for good, when who read has been cancelled or has ended: once this has returned nothing more is counted
    /// or handed over. Waits for the batch that is being taken, and no longer.
    ///
    /// @return the next offset of each partition of which any record was looked at: going on there looks at no record
    ///     twice and passes none over
    public Map<Integer, Long> end() {
        taking.lock();
        try {
            over = true;
            return positions();
        } finally {
            taking.unlock();
        }
    }

    /// As [#end], for a sink that may be stuck, such as a pipe that nobody empties: it is not waited for longer.
    public void endWithin(Duration patience) {
        boolean interrupted = Thread.interrupted();
        try {
            if (taking.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                over = true;
                taking.unlock();
            }
        } catch (InterruptedException again) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Does a step of the reading, in which it counts and hands over, unless it was ended.
    void step(Runnable step) {
        taking.lock();
        try {
            if (!over) {
                step.run();
            }
        } finally {
            taking.unlock();
        }
    }

    /// Why nothing comes at the moment, if the cluster does not answer.
    public Optional<RemoteFailure> trouble() {
        return Optional.ofNullable(trouble.get());
    }

    /// Reads no more until [#resume]; what was fetched ahead waits.
    public synchronized void pause() {
        paused = true;
    }

    public synchronized void resume() {
        paused = false;
        notifyAll();
    }

    public synchronized boolean isPaused() {
        return paused;
    }

    /// Returns when the reading is not paused.
    synchronized void awaitResumed() throws InterruptedException {
        while (paused) {
            wait();
        }
    }

    /// @param at the time stamps of the records, from the first on
    void scanned(int records, long bytes, long[] at) {
        scanned.add(records);
        scannedBytes.add(bytes);
        times.seen(at, records);
    }

    void matched(List<KafkaRecord> records) {
        matched.add(records.size());
        times.matched(records);
    }

    void unjudged(String why) {
        unjudged.increment();
        whyUnjudged.compareAndSet(null, why);
    }

    void at(Map<Integer, Long> next) {
        positions.putAll(next);
    }

    synchronized void tell(ReadEvent event) {
        switch (event) {
            case ReadEvent.Planned it -> planned = it.offsets();
            case ReadEvent.Lost(RemoteFailure why) -> trouble.set(why);
            case ReadEvent.Back _ -> trouble.set(null);
            case ReadEvent.Skipped _ -> {
                // Only told.
            }
        }
        listener.accept(event);
    }
}
