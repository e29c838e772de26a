package tableflow.console.sandbox.tableflow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.tableflow.decode.Undecodable;
import tableflow.console.sandbox.tableflow.iceberg.PastFiles;
import tableflow.console.sandbox.tableflow.iceberg.Pointer;

/// Writes the table of a topic as it would stand had it been kept for long: a commit for each day, or other step, of
/// the records' own times, dated to that step's end. Whoever is ordered to keep the table afterwards goes on behind the
/// last of them.
public final class PastCommits {
    /// The catalogs are told of the last commits only: each is a version there, and a version costs four requests.
    private static final int PUBLISHED = 10;

    private final MaterialiserSettings settings;
    private final Bucket bucket;
    private final Duration step;

    /// @param bucket where the tables lie; written directly, since no request can be made in the past
    /// @param step from one commit to the next
    public PastCommits(MaterialiserSettings settings, Bucket bucket, Duration step) {
        this.settings = settings;
        this.bucket = bucket;
        this.step = step;
    }

    /// Writes all full steps between the first record and the end; later records are left alone.
    ///
    /// @param order of a table in append mode that is not there and that nobody keeps yet
    /// @param end of the past
    /// @param ending true when it shall end early; the commits so far stand
    /// @return how many commits were made
    /// @throws IOException a record cannot be a row, or the table cannot be written
    public int write(TableOrder order, Instant end, BooleanSupplier ending) throws IOException {
        Map<Instant, List<ConsumerRecord<byte[], byte[]>>> days = days(order.topic(), end);
        if (days.isEmpty()) {
            return 0;
        }
        Schemas keys = new Schemas(settings.registry(), order.topic() + "-key");
        Schemas values = new Schemas(settings.registry(), order.topic() + "-value");
        Pointer pointer = new Pointer(settings.pointer(order.path()));
        PastFiles files = new PastFiles(bucket, days.keySet().iterator().next().minus(step));
        int commits = 0;
        try (CatalogSyncs catalogs = new CatalogSyncs(settings)) {
            TopicTable table = TopicTable.create(order, files, pointer, newest(keys), newest(values).orElseThrow(() ->
                new Stopped("topic " + order.topic() + " has no schema")));
            for (Map.Entry<Instant, List<ConsumerRecord<byte[], byte[]>>> day : days.entrySet()) {
                if (ending.getAsBoolean()) {
                    break;
                }
                files.now(day.getKey());
                commit(table, new RowMaker(table, keys, values, false), day.getValue());
                commits++;
                if (days.size() - commits < PUBLISHED) {
                    catalogs.bring(order, table.iceberg(), pointer.metadata().orElseThrow());
                }
            }
        } catch (Stopped | Undecodable e) {
            throw new IOException("topic " + order.topic() + " cannot be a table: " + e.getMessage(), e);
        }
        return commits;
    }

    private static void commit(TopicTable table, RowMaker maker, List<ConsumerRecord<byte[], byte[]>> day)
            throws Stopped, Undecodable {
        PendingRows pending = new PendingRows(table, false);
        for (ConsumerRecord<byte[], byte[]> record : day) {
            if (!(maker.make(record) instanceof RowMaker.Made.Row(var row))) {
                throw new Stopped("its schema changes at offset " + record.offset());
            }
            pending.add(record, row);
        }
        pending.commit();
    }

    private static Optional<TopicTable.Identified> newest(Schemas schemas) {
        return schemas.latest().flatMap(id -> schemas.decoder(id).map(decoder ->
            new TopicTable.Identified(id, decoder.column())));
    }

    /// Records by the end of their step. None comes before another of its partition with a lower offset.
    private Map<Instant, List<ConsumerRecord<byte[], byte[]>>> days(String topic, Instant end) {
        Map<Instant, List<ConsumerRecord<byte[], byte[]>>> days = new TreeMap<>();
        Map<Integer, Long> back = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records(topic)) {
            long ago = Math.floorDiv(end.toEpochMilli() - 1 - record.timestamp(), step.toMillis());
            long day = Math.min(ago, back.getOrDefault(record.partition(), Long.MAX_VALUE));
            back.put(record.partition(), day);
            if (day >= 0) {
                days.computeIfAbsent(end.minus(step.multipliedBy(day)), at -> new ArrayList<>()).add(record);
            }
        }
        return days;
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (TopicReader reader = new TopicReader(settings.broker(), topic)) {
            reader.seek(Map.of());
            TopicReader.Batch batch = reader.next();
            all.addAll(batch.records());
            while (batch.more()) {
                batch = reader.next();
                all.addAll(batch.records());
            }
        }
        return all;
    }
}
