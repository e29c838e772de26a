package tableflow.console.sandbox.metrics;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at its sources now and then, and records for each minute how far counters have moved and how gauges stand.
final class Recorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final List<Source> sources;
    private final Clock clock;
    private final Recordings recordings = new Recordings();
    private final RecordingsLog log;
    private final Map<Recordings.Key, Long> before = new HashMap<>();
    private final Thread worker;
    private long minute;
    private boolean logFails;

    /// @param folder where the recordings are kept
    /// @param every between two looks
    /// @throws IOException when the folder cannot be read
    Recorder(List<Source> sources, Clock clock, Path folder, Duration every) throws IOException {
        this.sources = List.copyOf(sources);
        this.clock = clock;
        this.log = new RecordingsLog(folder);
        log.readInto(recordings);
        minute = now();
        worker = Thread.ofVirtual().name("metrics-recorder").unstarted(() -> run(every));
    }

    /// Begins to look now and then.
    void start() {
        worker.start();
    }

    Recordings recordings() {
        return recordings;
    }

    /// Looks once.
    synchronized void look() throws InterruptedException {
        long at = now();
        if (at > minute) {
            keep(minute);
            minute = at;
        }
        for (Source source : sources) {
            try {
                source.read().forEach(sample -> record(sample, at));
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                LOG.debug("metrics: a source did not answer", e);
            }
        }
    }

    private void record(Sample sample, long at) {
        Recordings.Key key = new Recordings.Key(sample.metric(), sample.labels());
        if (!sample.metric().counter()) {
            recordings.put(key, at, sample.value());
            return;
        }
        Long last = before.put(key, sample.value());
        // A counter that is smaller than it was has begun anew.
        long moved = last == null || last > sample.value() ? sample.value() : sample.value() - last;
        if (moved > 0) {
            recordings.put(key, at, moved);
        }
    }

    private void keep(long over) {
        try {
            log.append(recordings, over);
            logFails = false;
        } catch (IOException e) {
            if (!logFails) {
                LOG.warn("metrics cannot be kept on disk; they are in memory only", e);
            }
            logFails = true;
        }
    }

    private void run(Duration every) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long start = System.nanoTime();
                look();
                // With ten thousand topics a look takes seconds: it shall not take more than a tenth of the time.
                Duration rest = Duration.ofNanos(9 * (System.nanoTime() - start));
                Thread.sleep(rest.compareTo(every) > 0 ? rest : every);
            }
        } catch (InterruptedException e) {
            LOG.debug("metrics recorder ends");
        }
    }

    private long now() {
        return clock.instant().getEpochSecond() / 60;
    }

    /// Ends the looking and keeps the minute that was not over yet.
    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            keep(minute);
        }
    }
}
