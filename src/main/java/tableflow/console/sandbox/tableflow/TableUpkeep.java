package tableflow.console.sandbox.tableflow;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.AbortedException;
import tableflow.console.sandbox.confluent.Founding;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.confluent.TableState;
import tableflow.console.sandbox.metrics.TableFigures;
import tableflow.console.sandbox.tableflow.cloud.RoleSession;
import tableflow.console.sandbox.tableflow.decode.Frame;
import tableflow.console.sandbox.tableflow.decode.Undecodable;
import tableflow.console.sandbox.tableflow.delta.DeltaLog;
import tableflow.console.sandbox.tableflow.iceberg.Pointer;
import tableflow.console.sandbox.tableflow.iceberg.S3Files;

/// The work on one table: it is opened or made, brought to where its topic is, tidied, and told to Delta's readers and
/// the catalogs. Used by one thread; only what it counts may be read by others.
final class TableUpkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TableUpkeep.class);

    private final MaterialiserSettings settings;
    private final Pointer pointer;
    private final Schemas keys;
    private final Schemas values;
    private final RoleSession session;
    private final S3Files files;
    private final CatalogSyncs syncs;
    private final DeadLetters deadLetters;
    private final Tidying tidying;
    private volatile TableProgress progress;
    private volatile Ledger atStart = Ledger.EMPTY;
    private boolean opened;
    private @Nullable TopicReader reader;
    private @Nullable TopicTable table;
    private @Nullable DeltaLog delta;

    TableUpkeep(MaterialiserSettings settings, TableOrder order, Pointer pointer) {
        this.settings = settings;
        this.pointer = pointer;
        this.keys = new Schemas(settings.registry(), order.topic() + "-key");
        this.values = new Schemas(settings.registry(), order.topic() + "-value");
        this.session = new RoleSession(settings.aws(), order.role(),
            order.role().map(TableOrder.AwsRole::region).orElse(Founding.REGION), settings.clock());
        this.files = new S3Files(session::s3);
        this.syncs = new CatalogSyncs(settings);
        this.deadLetters = new DeadLetters(settings.broker());
        this.tidying = new Tidying(settings);
        this.progress = new TableProgress(order.topic(), order.path(), 0, 0, 0, TableProgress.Files.NONE, Map.of(),
            Optional.empty());
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

    /// How the catalogs have it.
    Map<String, TableState.Sync> syncs() {
        return syncs.states();
    }

    /// What is known of table and topic may be wrong: both are opened anew the next time.
    void startOver() {
        table = null;
        delta = null;
        TopicReader old = reader;
        reader = null;
        if (old != null) {
            old.close();
        }
    }

    /// The role is assumed anew the next time.
    void forgetSession() {
        session.forget();
    }

    /// Brings the table to where the topic is now.
    ///
    /// @return false when it cannot be made yet because the topic has no schema
    /// @throws Stopped only its owner can mend why it does not go on
    boolean catchUp(TableOrder now) throws Stopped, IOException, InterruptedException {
        TopicReader topic = topic(now);
        Optional<TopicTable> found = table(now, topic);
        if (found.isEmpty()) {
            return false;
        }
        TopicTable open = found.get();
        boolean more = true;
        while (more) {
            TopicReader.Batch batch = topic.next();
            take(now, open, batch);
            more = batch.more() && !Thread.currentThread().isInterrupted();
        }
        if (open.iceberg().currentSnapshot() == null) {
            new PendingRows(open, now.settings().upsert()).commit();
        }
        tidying.run(now, open);
        note(now, open, Optional.empty());
        return true;
    }

    private TopicReader topic(TableOrder now) {
        TopicReader known = reader;
        if (known == null) {
            known = new TopicReader(settings.broker(), now.topic());
            reader = known;
        }
        return known;
    }

    private Optional<TopicTable> table(TableOrder now, TopicReader topic) throws Stopped {
        TopicTable known = table;
        if (known != null) {
            return Optional.of(known);
        }
        Optional<TopicTable> found = TopicTable.open(now, files, pointer, keys, values);
        if (found.isEmpty()) {
            Optional<TopicTable.Identified> schema = firstSchema(topic);
            if (schema.isEmpty()) {
                return found;
            }
            found = Optional.of(TopicTable.create(now, files, pointer, newest(keys), schema.get()));
        }
        TopicTable open = found.get();
        table = open;
        if (!opened) {
            opened = true;
            atStart = open.ledger();
            note(now, open, Optional.empty());
        }
        topic.seek(open.ledger().next());
        return found;
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
        return newest(values);
    }

    private static Optional<TopicTable.Identified> newest(Schemas schemas) {
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

    /// Brings Delta's log along when it is wanted.
    ///
    /// @return why a format could not be brought along
    Map<String, String> formats(TableOrder now) {
        TopicTable open = table;
        if (open == null || !now.settings().formats().contains("DELTA")) {
            return Map.of();
        }
        DeltaLog log = delta;
        if (log == null) {
            log = new DeltaLog(open.iceberg(), files, pointer, now.settings().upsert());
            delta = log;
        }
        try {
            log.follow();
            return Map.of();
        } catch (AbortedException ended) {
            throw ended;
        } catch (RuntimeException failure) {
            return Map.of("DELTA", FailureWords.of(now, failure));
        }
    }

    /// Brings the catalogs along.
    void publish(TableOrder now) {
        TopicTable open = table;
        if (open != null && open.iceberg().currentSnapshot() != null) {
            syncs.bring(now, open.iceberg(), pointer.metadata().orElseThrow());
        }
    }

    @Override
    public void close() {
        startOver();
        deadLetters.close();
        syncs.close();
        session.close();
    }
}
