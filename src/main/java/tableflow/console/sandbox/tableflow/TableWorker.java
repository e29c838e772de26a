package tableflow.console.sandbox.tableflow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.AbortedException;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.confluent.TableState;
import tableflow.console.sandbox.metrics.TableFigures;
import tableflow.console.sandbox.tableflow.iceberg.Pointer;

/// Keeps one table up to date with its topic, on a thread of its own, once in each beat. A failure of any kind is told
/// and tried again at the next beat; what only the owner can mend suspends the table until it is resumed.
final class TableWorker implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TableWorker.class);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);
    /// How soon a schema is looked for that is not there yet.
    private static final Duration WATCH = Duration.ofMillis(500);
    /// How long a table that is held sleeps before it looks again; it is woken when that ends.
    private static final Duration HELD = Duration.ofHours(1);

    private final MaterialiserSettings settings;
    private final TableUpkeep upkeep;
    private final Semaphore wake = new Semaphore(0);
    private final BooleanSupplier held;
    private volatile boolean busy;
    private volatile TableOrder order;
    private volatile TableState state = TableState.PENDING;
    private Optional<Instant> suspendedFor = Optional.empty();
    private String lastTrouble = "";

    /// @param held asked before each beat; one that is held does nothing
    TableWorker(MaterialiserSettings settings, TableOrder order, Pointer pointer, BooleanSupplier held) {
        this.settings = settings;
        this.held = held;
        this.order = order;
        this.upkeep = new TableUpkeep(settings, order, pointer);
    }

    TableState state() {
        return state;
    }

    TableProgress progress() {
        return upkeep.progress();
    }

    /// What was done since the start.
    TableFigures.Figures figures() {
        return upkeep.figures();
    }

    /// The owner has changed something; seen at once when the table was resumed.
    void update(TableOrder wanted) {
        boolean resumed = !wanted.startedAt().equals(order.startedAt());
        order = wanted;
        if (resumed) {
            wake();
        }
    }

    /// In the midst of a beat.
    boolean busy() {
        return busy;
    }

    /// Does not wait any longer for its next beat.
    void wake() {
        wake.release();
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                // First, so that whoever sees it idle after a hold can rely on it.
                busy = true;
                Duration wait = held.getAsBoolean() ? HELD : beat();
                busy = false;
                if (wake.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException | InterruptException | AbortedException ended) {
            LOG.debug("{} is not materialised any more", order.topic());
        } finally {
            // What is closed now must not find the thread interrupted.
            boolean interrupted = Thread.interrupted();
            close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// One beat; returns how long to wait for the next. Whatever goes wrong in it is told: a thread that ended on its
    /// own would leave its table in a state that nobody can explain.
    private Duration beat() throws InterruptedException {
        TableOrder now = order;
        if (suspendedFor.isPresent() && suspendedFor.get().equals(now.startedAt())) {
            return settings.rhythm().commitEvery();
        }
        if (suspendedFor.isPresent()) {
            suspendedFor = Optional.empty();
            state = new TableState(state.running(), Optional.empty(), false, Map.of(), upkeep.syncs());
        }
        try {
            return work(now);
        } catch (Stopped stop) {
            LOG.info("{} is suspended: {}", now.topic(), stop.getMessage());
            suspendedFor = Optional.of(now.startedAt());
            state = new TableState(state.running(), Optional.ofNullable(stop.getMessage()), true,
                Map.of(), upkeep.syncs());
            publishWhatStands(now);
            startOver();
            return settings.rhythm().commitEvery();
        } catch (AbortedException | InterruptException | InterruptedException ended) {
            throw ended;
        } catch (Throwable failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            failed(now, failure);
            Duration usual = settings.rhythm().commitEvery();
            return usual.compareTo(LONGEST_RETRY) < 0 ? usual : LONGEST_RETRY;
        }
    }

    private Duration work(TableOrder now) throws Stopped, IOException, InterruptedException {
        if (!upkeep.catchUp(now)) {
            return WATCH;
        }
        lastTrouble = "";
        // The commits stand; what is told of them follows.
        Map<String, String> failing = upkeep.formats(now);
        state = new TableState(true, Optional.empty(), false, failing, upkeep.syncs());
        upkeep.publish(now);
        state = new TableState(true, Optional.empty(), false, failing, upkeep.syncs());
        return settings.rhythm().commitEvery();
    }

    /// What was committed before the record that stopped the table is a table for all its readers.
    private void publishWhatStands(TableOrder now) {
        try {
            Map<String, String> failing = upkeep.formats(now);
            upkeep.publish(now);
            state = new TableState(state.running(), state.failure(), true, failing, upkeep.syncs());
        } catch (AbortedException | InterruptException ended) {
            throw ended;
        } catch (RuntimeException | Error failure) {
            LOG.warn("{} is suspended, and its commits could not be published", now.topic(), failure);
        }
    }

    private void failed(TableOrder now, Throwable failure) {
        String words = FailureWords.of(now, failure);
        state = new TableState(state.running(), Optional.of(words), false, Map.of(), upkeep.syncs());
        if (FailureWords.internal(failure) && !words.equals(lastTrouble)) {
            LOG.error("{} could not be materialised", now.topic(), failure);
        } else {
            LOG.info("{} could not be materialised: {}", now.topic(), failure.toString());
            LOG.debug("{} could not be materialised", now.topic(), failure);
        }
        lastTrouble = words;
        startOver();
        upkeep.forgetSession();
    }

    private void startOver() {
        try {
            upkeep.startOver();
        } catch (InterruptException ended) {
            throw ended;
        } catch (RuntimeException | Error failure) {
            LOG.warn("{}: what was open could not be closed", order.topic(), failure);
        }
    }

    @Override
    public void close() {
        upkeep.close();
    }
}
