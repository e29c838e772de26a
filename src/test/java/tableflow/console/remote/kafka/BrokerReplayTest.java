package tableflow.console.remote.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.remote.http.Access;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.read.From;
import tableflow.console.service.messages.read.ReadRequest;
import tableflow.console.service.messages.read.Reader;
import tableflow.console.service.messages.read.Reading;
import tableflow.console.service.messages.read.Until;
import tableflow.console.service.messages.replay.Concern;
import tableflow.console.service.messages.replay.Replay;
import tableflow.console.service.messages.replay.ReplayReport;
import tableflow.console.service.messages.replay.ReplayRequest;
import tableflow.console.service.messages.replay.ReplayRequest.Chosen;
import tableflow.console.service.messages.replay.ReplayReview;
import tableflow.console.service.messages.write.Producing;
import tableflow.console.service.messages.write.SingleWrite;
import tableflow.console.service.profile.TestProfiles;
import tableflow.console.service.topics.FakeCluster;

/// Single records and replays on the sandbox's broker.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerReplayTest {

    private static final Instant START = Instant.ofEpochMilli(1_700_000_000_123L);

    private TestCluster cluster;
    private BrokerAdmin admin;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        cluster = new TestCluster(directory);
        cluster.key("ADMIN", TestCluster.ADMIN);
        cluster.key("NOBODY", "sa-nobody");
        try (Admin setup = cluster.broker().admin()) {
            setup.createTopics(List.of(
                    new NewTopic("single", 3, (short) 1), new NewTopic("same", 3, (short) 1),
                    new NewTopic("small", 1, (short) 1).configs(Map.of("max.message.bytes", "2000")),
                    new NewTopic("stamped", 1, (short) 1)
                            .configs(Map.of("message.timestamp.type", "LogAppendTime")))).all().get();
        }
        admin = BrokerAdmin.open(cluster.broker().bootstrapServers(), "SASL_PLAINTEXT", access("ADMIN"),
                KafkaSettings.defaults());
    }

    @AfterAll
    void stop() {
        admin.close();
        cluster.close();
    }

    private static Access access(String id) {
        return new Access(
                new ApiKey(id, new Secret(TestCluster.secretOf(id))), KeyPurpose.KAFKA, "the cluster");
    }

    private BrokerMessages kafka(String id) {
        return new BrokerMessages(cluster.broker().bootstrapServers(), "SASL_PLAINTEXT", access(id),
                KafkaSettings.defaults());
    }

    private static @Nullable Bytes bytes(@Nullable String text) {
        return text == null ? null : Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// With an empty key, no value, a header without a value, and a time to the millisecond.
    private static List<KafkaRecord> records() {
        List<KafkaRecord> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(new KafkaRecord("source", i % 3, i, START.plusMillis(i), "CreateTime", null,
                    i % 7 == 0 ? null : bytes("k".repeat(i % 4)),
                    i % 5 == 0 ? null : Bytes.of(new byte[] {0, 0, 0, 1, (byte) i, 7}),
                    List.of(new KafkaRecord.Header("h", bytes("v" + i)), new KafkaRecord.Header("h", null))));
        }
        return all;
    }

    private List<KafkaRecord> read(String topic) {
        List<KafkaRecord> found = new CopyOnWriteArrayList<>();
        new Reader(() -> kafka("ADMIN"), task -> Thread.ofVirtual().start(task), InstantSource.system())
                .read(ReadRequest.of(topic, From.BEGINNING, Until.END), RecordFilter.ALL, found::addAll,
                        new Reading());
        return found;
    }

    private Replay replay() {
        FakeCluster registry = new FakeCluster();
        return new Replay(
                new Replay.Systems(() -> kafka("ADMIN"), () -> admin, registry.sources().registry()),
                TestProfiles.guard(false), InstantSource.system());
    }

    private static ReplayRequest request(List<KafkaRecord> records, String topic) {
        return new ReplayRequest(Chosen.of(records.size(), records::get), topic, true, true);
    }

    @Test
    void recordsStandThereByteForByte() {
        List<KafkaRecord> records = records();
        ReplayRequest request = request(records, "same");
        ReplayReview review = replay().review(request, Progress.NONE);
        assertThat(review.possible()).isTrue();
        ReplayReport report = ReplayReport.of(request);

        replay().run(review, report, Progress.NONE);

        assertThat(report.written()).isEqualTo(30);
        List<KafkaRecord> found = read("same");
        for (int partition = 0; partition < 3; partition++) {
            int own = partition;
            assertThat(found.stream().filter(it -> it.partition() == own).map(BrokerReplayTest::content))
                    .containsExactlyElementsOf(records.stream().filter(it -> it.partition() == own)
                            .map(BrokerReplayTest::content).toList());
        }
    }

    private static List<@Nullable Object> content(KafkaRecord record) {
        List<@Nullable Object> content = new ArrayList<>();
        content.add(record.key());
        content.add(record.value());
        content.add(record.timestamp());
        content.add(record.headers());
        return content;
    }

    @Test
    void whatIsTooLargeIsForeseenAndLeftOut() {
        List<KafkaRecord> records = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            records.add(new KafkaRecord("source", 0, i, START, "CreateTime", null, null,
                    Bytes.of(new byte[i == 2 ? 5_000 : 50]), List.of()));
        }
        ReplayRequest request = request(records, "small");
        ReplayReview review = replay().review(request, Progress.NONE);
        assertThat(review.concerns()).contains(new Concern.TooLarge(1, 2_000));
        ReplayReport report = ReplayReport.of(request);

        replay().run(review, report, Progress.NONE);

        assertThat(report.failed()).anySatisfy(failed -> {
            assertThat(failed.from().offset()).isEqualTo(2);
            assertThat(failed.certain()).isTrue();
            assertThat(failed.why().why()).contains("the record takes 5,000 bytes", "the topic takes 2,000 at most");
        });
        assertThat(report.again()).contains(2);
        assertThat(read("small")).hasSize(report.written()).noneMatch(it -> it.value() == null);
    }

    @Test
    void theBrokersOwnTimeIsForeseen() {
        List<KafkaRecord> one = records().subList(0, 1);
        ReplayReview review = replay().review(request(one, "stamped"), Progress.NONE);
        assertThat(review.concerns()).contains(new Concern.BrokersTime());
        ReplayReport report = ReplayReport.of(review.request());
        replay().run(review, report, Progress.NONE);
        assertThat(read("stamped")).singleElement().satisfies(found ->
                assertThat(found.timestamp()).isAfter(START.plusSeconds(1_000)));
    }

    private SingleWrite write(String key, NewRecord record) {
        return new Producing(() -> kafka(key), TestProfiles.guard(false)).write(record);
    }

    private static NewRecord single(String topic, @Nullable Integer partition, int bytes) {
        return new NewRecord(topic, partition, null, bytes("k"), Bytes.of(new byte[bytes]), List.of());
    }

    @Test
    void aSingleRecordAndItsPlace() {
        assertThat(write("ADMIN", single("single", 2, 10))).isEqualTo(new SingleWrite.Written(2, 0));
        assertThat(write("ADMIN", single("single", 2, 10))).isEqualTo(new SingleWrite.Written(2, 1));
        assertThat(read("single")).hasSize(2).allMatch(it -> it.partition() == 2);
    }

    @Test
    void whatTheBrokerRefusesIsNotThere() {
        assertThat(write("ADMIN", single("small", 0, 5_000))).isInstanceOfSatisfying(
                SingleWrite.Refused.class, refused -> assertThat(refused.why().is(Kind.INVALID)).isTrue());
        SingleWrite forbidden;
        try {
            forbidden = write("NOBODY", single("single", 0, 10));
        } catch (RemoteFailure before) {
            // The client may find out before it sends anything.
            forbidden = SingleWrite.of(before);
        }
        assertThat(forbidden).isInstanceOf(SingleWrite.Refused.class);
    }
}
