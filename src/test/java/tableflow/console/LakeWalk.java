package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tableflow.console.cli.Services.Opened;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableFigures;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.service.lake.Tables;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.RowSink;

/// From records to rows, seen through the console's own services: a topic's offsets, the rows that SQL counts, what the
/// catalog points to, what Iceberg sums up and what lies in the bucket must all be the same.
final class LakeWalk {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(240);

    private final Wiring wiring;
    private final Profile profile;
    private final String database;

    LakeWalk(Wiring wiring, Profile profile) {
        this.wiring = wiring;
        this.profile = profile;
        this.database = Objects.requireNonNull(profile.kafka()).clusterId();
    }

    void recordsBecomeRowsAndEveryFigureAgrees(String topic, int records) throws Exception {
        produce(topic, records);
        assertThat(endOffset(topic)).isEqualTo(records);
        try (Opened<Queries> queries = wiring.queries(profile);
                Catalog catalog = connector().catalog();
                ObjectStorage storage = connector().storage()) {
            List<List<@Nullable String>> counted = counted(queries.service(), topic, records);
            assertThat(counted).containsExactly(List.of(
                    Integer.toString(records), "0", Integer.toString(records - 1), Long.toString(sum(records))));

            TableFigures figures = new Tables(catalog, storage).figures(database, topic, Progress.NONE);
            Snapshot current = figures.metadata().current().orElseThrow();
            assertThat(current.records()).hasValue(records);
            assertThat(figures.entry().parameters())
                    .containsEntry("current_snapshot_id", Long.toString(current.id()));
            assertThat(current.dataFiles()).as("nothing but live files in data/").hasValue(figures.data().objects());
            assertThat(current.bytes()).hasValue(figures.data().bytes());
            assertThat(figures.metadataFiles().objects()).isGreaterThanOrEqualTo(3);
        }
    }

    private SdkConnector connector() {
        return new SdkConnector(profile, wiring.profiles());
    }

    private void produce(String topic, int records) throws Exception {
        Profile.Kafka kafka = Objects.requireNonNull(profile.kafka());
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                WindowJourneyTest.client(kafka), new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < records; i++) {
                sent.add(producer.send(new ProducerRecord<>(topic, "key-" + i, """
                        {"event_id":"event-%d","account":"a","amount_cents":%d,"occurred_at":%d}"""
                        .formatted(i, cents(i), 1_760_000_000_000L + i))));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
    }

    /// Beyond what a double can hold.
    static long cents(int number) {
        return 9_007_199_254_740_993L + number;
    }

    private static long sum(int records) {
        long sum = 0;
        for (int i = 0; i < records; i++) {
            sum += cents(i);
        }
        return sum;
    }

    private long endOffset(String topic) throws Exception {
        TopicPartition only = new TopicPartition(topic, 0);
        try (Admin admin = Admin.create(WindowJourneyTest.client(Objects.requireNonNull(profile.kafka())))) {
            return admin.listOffsets(Map.of(only, OffsetSpec.latest()))
                    .partitionResult(only).get(60, TimeUnit.SECONDS).offset();
        }
    }

    /// The answer once all records are rows.
    private List<List<@Nullable String>> counted(Queries queries, String topic, int records) {
        QueryRequest request = new QueryRequest(
                "SELECT count(*), min(\"$$offset\"), max(\"$$offset\"), sum(amount_cents) FROM " + topic,
                database, Objects.requireNonNull(Objects.requireNonNull(profile.aws()).athena()).workgroup(), null,
                List.of());
        long end = System.nanoTime() + LIMIT_NANOS;
        List<List<@Nullable String>> rows = List.of();
        while (System.nanoTime() < end) {
            try {
                rows = rows(queries, queries.succeed(request, now -> {}));
                if (Integer.toString(records).equals(rows.getFirst().getFirst())) {
                    return rows;
                }
            } catch (RemoteFailure early) {
                // The catalog may not have the table's first version yet.
                assertThat(early.why()).contains("NOT_FOUND");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        throw new AssertionError("not all of the " + records + " records became rows, last seen: " + rows);
    }

    private static List<List<@Nullable String>> rows(Queries queries, QueryExecution ended) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        queries.rows(ended, new RowSink() {
            @Override
            public void columns(List<ResultColumn> columns) {
                assertThat(columns).hasSize(4);
            }

            @Override
            public void row(List<@Nullable String> values) {
                rows.add(values);
            }
        });
        return rows;
    }
}
