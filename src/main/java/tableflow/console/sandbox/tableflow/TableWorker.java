package tableflow.console.sandbox.tableflow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.Table;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import tableflow.console.sandbox.confluent.Founding;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.confluent.TableState;
import tableflow.console.sandbox.metrics.TableFigures;
import tableflow.console.sandbox.tableflow.cloud.AwsWords;
import tableflow.console.sandbox.tableflow.cloud.RoleRefused;
import tableflow.console.sandbox.tableflow.cloud.RoleSession;
import tableflow.console.sandbox.tableflow.decode.Frame;
import tableflow.console.sandbox.tableflow.decode.Undecodable;
import tableflow.console.sandbox.tableflow.iceberg.Pointer;
import tableflow.console.sandbox.tableflow.iceberg.S3Files;
import tableflow.console.sandbox.tableflow.iceberg.S3Place;

/// Keeps one table up to date with its topic, on a thread of its own: reads what is new, commits it, and brings the
/// catalogs along, once in each beat. A failure is told and tried again at the next beat; what only the owner can mend
/// suspends the table until it is resumed.
final class TableWorker implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TableWorker.class);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);
    /// How soon a schema is looked for that is not there yet.
    private static final Duration WATCH = Duration.ofMillis(500);

    private final MaterialiserSettings settings;
    private final Pointer pointer;
    private final Schemas keys;
    private final Schemas values;
    private final RoleSession session;
    private final S3Files files;
    private final CatalogSyncs syncs;
    private final DeadLetters deadLetters;
    private final Semaphore wake = new Semaphore(0);
    private volatile TableOrder order;
    private volatile TableState state = TableState.PENDING;
    private volatile TableProgress progress;
    private volatile Ledger atStart = Ledger.EMPTY;
    private boolean opened;
    private @Nullable TopicReader reader;
    private @Nullable TopicTable table;
    private Optional<Instant> suspendedFor = Optional.empty();

    TableWorker(MaterialiserSettings settings, TableOrder order, Pointer pointer) {
        this.settings = settings;
        this.order = order;
        this.pointer = pointer;
        this.keys = new Schemas(settings.registry(), order.topic() + "-key");
        this.values = new Schemas(settings.registry(), order.topic() + "-value");
        this.session = new RoleSession(settings.aws(), order.role(),
            order.role().map(TableOrder.AwsRole::region).orElse(Founding.REGION), settings.clock());
        this.files = new S3Files(session::s3);
        this.syncs = new CatalogSyncs(settings);
        this.deadLetters = new DeadLetters(settings.broker());
        this.progress = new TableProgress(order.topic(), order.path(), 0, 0, 0, TableProgress.Files.NONE, Map.of(),
            Optional.empty());
    }

    TableState state() {
        return state;
    }

    TableProgress progress() {
        return progress;
    }

    /// What was done since the start.
    TableFigures.Figures figures() {
        TableProgress now = progress;
        Ledger start = atStart;
        return new TableFigures.Figures(now.topic(), now.rows() - start.rows(), now.skipped() - start.skipped(),
            now.files().bytesAdded(), now.files().snapshots(), now.files().bytes());
    }

    /// The owner has changed something; seen at once when the table was resumed.
    void update(TableOrder wanted) {
        boolean resumed = !wanted.startedAt().equals(order.startedAt());
        order = wanted;
        if (resumed) {
            wake.release();
        }
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Duration wait = beat();
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

    /// One beat; returns how long to wait for the next.
    private Duration beat() throws InterruptedException {
        TableOrder now = order;
        if (suspendedFor.isPresent() && suspendedFor.get().equals(now.startedAt())) {
            return settings.commitEvery();
        }
        if (suspendedFor.isPresent()) {
            suspendedFor = Optional.empty();
            state = new TableState(state.running(), Optional.empty(), false, Map.of(), syncs.states());
        }
        try {
            return work(now);
        } catch (Stopped stop) {
            LOG.info("{} is suspended: {}", now.topic(), stop.getMessage());
            suspendedFor = Optional.of(now.startedAt());
            startOver();
            state = new TableState(state.running(), Optional.ofNullable(stop.getMessage()), true,
                Map.of(), syncs.states());
            return settings.commitEvery();
        } catch (AbortedException | InterruptException ended) {
            throw ended;
        } catch (RuntimeException | IOException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            LOG.info("{} could not be materialised: {}", now.topic(), failure.toString());
            LOG.debug("{} could not be materialised", now.topic(), failure);
            startOver();
            session.forget();
            state = new TableState(state.running(), Optional.of(words(now, failure)), false,
                Map.of(), syncs.states());
            return settings.commitEvery().compareTo(LONGEST_RETRY) < 0 ? settings.commitEvery() : LONGEST_RETRY;
        }
    }

    private static String words(TableOrder order, Exception failure) {
        if (failure instanceof RoleRefused refused) {
            return String.valueOf(refused.getMessage());
        }
        Optional<SdkException> aws = AwsWords.cause(failure);
        return aws.map(cause -> "Unable to write to the S3 bucket " + S3Place.of(order.path() + "/").bucket() + ". ("
            + AwsWords.of(cause) + ")").orElseGet(() -> "Unable to materialise the topic: " + failure.getMessage());
    }

    /// What is known of table and topic may be wrong: both are opened anew at the next beat.
    private void startOver() {
        table = null;
        TopicReader old = reader;
        reader = null;
        if (old != null) {
            old.close();
        }
    }

    private Duration work(TableOrder now) throws Stopped, IOException, InterruptedException {
        TopicReader topic = reader;
        if (topic == null) {
            topic = new TopicReader(settings.broker(), now.topic());
            reader = topic;
        }
        TopicTable open = table;
        if (open == null) {
            Optional<TopicTable> found = TopicTable.open(now, files, pointer, keys, values);
            if (found.isPresent()) {
                open = found.get();
            } else {
                Optional<TopicTable.Identified> schema = firstSchema(topic);
                if (schema.isEmpty()) {
                    return WATCH;
                }
                open = TopicTable.create(now, files, pointer, keySchema(), schema.get());
            }
            table = open;
            if (!opened) {
                opened = true;
                atStart = open.ledger();
                note(now, open, Optional.empty());
            }
            topic.seek(open.ledger().next());
        }
        boolean more = true;
        while (more) {
            TopicReader.Batch batch = topic.next();
            take(now, open, batch);
            more = batch.more() && !Thread.currentThread().isInterrupted();
        }
        if (open.iceberg().currentSnapshot() == null) {
            new PendingRows(open, now.settings().upsert()).commit();
        }
        open.expire(settings.clock().instant(), now.settings().snapshotAge());
        told(now, open);
        publish(now, open.iceberg());
        return settings.commitEvery();
    }

    /// The schema that the table is made with: that of the first record, or before there is one the newest.
    private Optional<TopicTable.Identified> firstSchema(TopicReader topic) {
        topic.seek(Map.of());
        for (ConsumerRecord<byte[], byte[]> record : topic.next(1).records()) {
            if (record.value() != null) {
                try {
                    int id = values.idOf(Frame.of(record.value()));
                    return Optional.of(new TopicTable.Identified(id, values.required(id).column()));
                } catch (Undecodable next) {
                    // Error handling will meet it again; the table is made with what can be read.
                }
            }
        }
        return identified(values);
    }

    private Optional<TopicTable.Identified> keySchema() {
        return identified(keys);
    }

    private static Optional<TopicTable.Identified> identified(Schemas schemas) {
        return schemas.latest().flatMap(id -> schemas.decoder(id).map(decoder ->
            new TopicTable.Identified(id, decoder.column())));
    }

    /// Turns a batch into commits: one, and one more for each change of the schema inside it. What comes before a
    /// record that stops the table is committed.
    private void take(TableOrder now, TopicTable open, TopicReader.Batch batch)
            throws Stopped, InterruptedException {
        boolean upsert = now.settings().upsert();
        PendingRows pending = new PendingRows(open, upsert);
        RowMaker maker = new RowMaker(open, keys, values, upsert);
        for (ConsumerRecord<byte[], byte[]> record : batch.records()) {
            try {
                RowMaker.Made made = maker.make(record);
                if (made instanceof RowMaker.Made.NewSchema(TopicTable.Identified schema)) {
                    commit(now, open, pending);
                    pending = new PendingRows(open, upsert);
                    open.evolve(schema);
                    maker = new RowMaker(open, keys, values, upsert);
                    made = maker.make(record);
                }
                if (made instanceof RowMaker.Made.Row(var row)) {
                    pending.add(record, row);
                }
            } catch (Undecodable unfit) {
                try {
                    handle(now, record, unfit);
                } catch (Stopped stop) {
                    commit(now, open, pending);
                    throw stop;
                }
                pending.skip(record);
            } catch (Stopped stop) {
                commit(now, open, pending);
                throw stop;
            }
        }
        commit(now, open, pending);
    }

    private void handle(TableOrder now, ConsumerRecord<byte[], byte[]> record, Undecodable unfit) throws Stopped {
        String why = "Unable to read the record at partition " + record.partition() + ", offset " + record.offset()
            + " of topic " + record.topic() + ": " + unfit.text();
        switch (now.settings().errorMode()) {
            case "SKIP" -> LOG.debug("skipped: {}", why);
            case "LOG" -> deadLetters.send(now.settings().deadLetters().orElse("error_log"), record, why);
            default -> throw new Stopped(why, unfit);
        }
    }

    private void commit(TableOrder now, TopicTable open, PendingRows pending) throws Stopped, InterruptedException {
        if (pending.isEmpty()) {
            return;
        }
        deadLetters.settle(now.settings().deadLetters().orElse("error_log"));
        pending.commit();
        note(now, open, Optional.of(settings.clock().instant()));
    }

    private void note(TableOrder now, TopicTable open, Optional<Instant> commit) {
        Ledger ledger = open.ledger();
        TableProgress.Files files = open.files(progress.files().bytesAdded(), commit.isPresent());
        progress = new TableProgress(now.topic(), now.path(), ledger.rows(), ledger.bytes(), ledger.skipped(), files,
            ledger.next(), commit.or(() -> progress.lastCommit()));
    }

    /// The commit stands; what is told of it follows.
    private void told(TableOrder now, TopicTable open) {
        note(now, open, Optional.empty());
        Map<String, String> failing = new HashMap<>();
        if (now.settings().formats().contains("DELTA")) {
            try {
                if (now.settings().upsert()) {
                    failing.put("DELTA", "Delta is not written for tables in UPSERT mode.");
                } else {
                    new DeltaLog(open.iceberg(), files, pointer).follow();
                }
            } catch (AbortedException ended) {
                throw ended;
            } catch (RuntimeException failure) {
                failing.put("DELTA", words(now, failure));
            }
        }
        state = new TableState(true, Optional.empty(), false, failing, syncs.states());
    }

    private void publish(TableOrder now, Table iceberg) {
        syncs.bring(now, iceberg, pointer.metadata().orElseThrow());
        TableState was = state;
        state = new TableState(was.running(), was.failure(), was.suspended(), was.failingFormats(), syncs.states());
    }

    @Override
    public void close() {
        startOver();
        deadLetters.close();
        syncs.close();
        session.close();
    }
}
