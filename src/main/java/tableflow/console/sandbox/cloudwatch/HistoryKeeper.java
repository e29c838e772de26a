package tableflow.console.sandbox.cloudwatch;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks into the buckets every hour, so that each day has its figures.
public final class HistoryKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryKeeper.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final BucketHistory history;
    private final Thread worker;

    private HistoryKeeper(BucketHistory history) {
        this.history = history;
        this.worker = Thread.ofVirtual().name("bucket-history").unstarted(this::run);
    }

    /// Begins at once.
    public static HistoryKeeper start(BucketHistory history) {
        HistoryKeeper keeper = new HistoryKeeper(history);
        keeper.worker.start();
        return keeper;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            LOG.debug("bucket history ends");
        }
    }

    private void look() {
        try {
            history.look();
        } catch (IOException e) {
            LOG.warn("the history of the buckets cannot be kept", e);
        }
    }

    /// Keeps what there is now.
    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        look();
    }
}
