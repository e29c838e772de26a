package tableflow.console.service.messages.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.replay.ReplayRequest.Chosen;
import tableflow.console.service.messages.write.FakeWriting;
import tableflow.console.service.profile.TestProfiles;
import tableflow.console.service.topics.FakeCluster;

/// Records go over as they are, each at most once, and what became of each is told.
class ReplayTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final FakeCluster cluster = new FakeCluster().topic("target", 2);
    private final FakeWriting writing = new FakeWriting();
    private final List<KafkaRecord> records = new ArrayList<>();
    private final Replay replay = replay(false);

    private Replay replay(boolean readOnly) {
        return new Replay(
                new Replay.Systems(() -> writing, cluster.sources().kafka(), cluster.sources().registry()),
                TestProfiles.guard(readOnly),
                InstantSource.fixed(NOW));
    }

    private static Bytes framed(int id) {
        return Bytes.owned(ByteBuffer.allocate(6).put((byte) 0).putInt(id).put((byte) 9).array());
    }

    private static Bytes text(int length) {
        return Bytes.of("x".repeat(length).getBytes(StandardCharsets.UTF_8));
    }

    private KafkaRecord add(int partition, @Nullable Bytes key, @Nullable Bytes value) {
        KafkaRecord record = new KafkaRecord("source", partition, records.size(), NOW.minusSeconds(records.size()),
                "CreateTime", null, key, value,
                List.of(new KafkaRecord.Header("h", value), new KafkaRecord.Header("h", null)));
        records.add(record);
        return record;
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            add(i % 2, framed(1), framed(i));
        }
    }

    private ReplayRequest request(String topic, boolean keepTimes, boolean keepPartitions) {
        return new ReplayRequest(Chosen.of(records.size(), records::get), topic, keepTimes, keepPartitions);
    }

    private ReplayReport run(ReplayRequest request) {
        ReplayReport report = ReplayReport.of(request);
        replay.run(replay.review(request, Progress.NONE), report, Progress.NONE);
        return report;
    }

    private List<Concern> concerns(ReplayRequest request) {
        return replay.review(request, Progress.NONE).concerns();
    }

    private void setting(String name, String value) {
        List<TopicConfig> all = new ArrayList<>(cluster.configs.get("target"));
        all.removeIf(it -> it.name().equals(name));
        all.add(FakeCluster.config(name, value));
        cluster.configs.put("target", all);
    }

    private void schema(String subject, int id, String text) {
        cluster.schemas.put(subject,
                new SchemaVersion(subject, 1, id, Open.of(SchemaFormat.JSON), text, List.of()));
    }

    @Test
    void everythingGoesOverByteForByte() {
        KafkaRecord first = add(1, framed(5), null);
        KafkaRecord second = add(0, null, Bytes.of(new byte[] {1, 2, 3}));

        ReplayReport report = run(request("target", true, true));

        assertThat(writing.written).containsExactly(
                new NewRecord("target", 1, first.timestamp(), first.key(), null, first.headers()),
                new NewRecord("target", 0, second.timestamp(), null, second.value(), second.headers()));
        assertThat(report.written()).isEqualTo(2);
        assertThat(report.notWritten() + report.inDoubt() + report.refused()).isZero();
        assertThat(report.offsets().keySet()).containsExactly(0, 1);
    }

    @Test
    void newTimesAndPartitions() {
        KafkaRecord record = add(1, framed(5), framed(6));
        run(request("target", false, false));
        assertThat(writing.written).containsExactly(
                new NewRecord("target", null, null, record.key(), record.value(), record.headers()));
    }

    @Test
    void whatIsRefusedIsLeftOut() {
        add(10);
        writing.answer((_, number) -> number == 4 ? RemoteFailure.of(Kind.INVALID, "write", "too large") : null);

        ReplayReport report = run(request("target", true, true));

        assertThat(report.written()).isEqualTo(9);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.failed()).singleElement().satisfies(failed -> {
            assertThat(failed.from().offset()).isEqualTo(4);
            assertThat(failed.certain()).isTrue();
            assertThat(failed.why().why()).isEqualTo("too large");
        });
        assertThat(report.again()).containsExactly(4);
    }

    @Test
    void whatIsRefusedForItsSizeIsHeldAgainstWhatTheTopicTakes() {
        add(3);
        add(0, null, text(30_000));
        add(0, null, text(40_000));
        add(3);
        writing.answer((record, _) -> record.size() > 20_000 ? FakeWriting.tooLarge() : null);
        writing.largest(() -> OptionalLong.of(20_000));

        ReplayReport report = run(request("target", true, true));

        assertThat(report.written()).isEqualTo(6);
        assertThat(report.failed()).extracting(it -> it.why().why()).containsExactly(
                "the record takes 60,002 bytes and what the protocol adds; the topic takes 20,000 at most"
                        + " (max.message.bytes)",
                "the record takes 80,002 bytes and what the protocol adds; the topic takes 20,000 at most"
                        + " (max.message.bytes)");
        assertThat(report.failed()).allMatch(ReplayReport.Failed::certain);
        assertThat(report.again()).containsExactly(3, 4);
    }

    @Test
    void whateverElseFailsEndsTheRun() {
        add(50);
        writing.answer((_, number) -> number == 7 ? RemoteFailure.of(Kind.UNREACHABLE, "write", "no answer") : null);

        ReplayReport report = run(request("target", true, true));

        assertThat(writing.handedOver).hasSizeLessThan(15);
        assertThat(report.inDoubt()).isEqualTo(1);
        assertThat(report.written() + report.inDoubt() + report.notWritten()).isEqualTo(50);
    }

    /// However runs end, each record is there at most once after all the rest was tried again, but for none of which
    /// it was not known.
    @Test
    void nothingIsWrittenTwice() {
        for (int round = 0; round < 100; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            records.clear();
            writing.written.clear();
            add(1 + random.nextInt(40));
            Kind[] kinds = {Kind.INVALID, Kind.UNREACHABLE, Kind.FORBIDDEN, Kind.UNEXPECTED};
            writing.answer((_, _) -> random.nextInt(8) == 0
                    ? RemoteFailure.of(kinds[random.nextInt(kinds.length)], "write", "no") : null);
            ReplayRequest request = request("target", true, true);
            int written = 0;
            int inDoubt = 0;
            for (int run = 0; run < 30 && request.records().count() > 0; run++) {
                ReplayReport report = run(request);
                written += report.written();
                inDoubt += report.inDoubt();
                request = request.of(request.records().only(report.again()));
            }
            assertThat(writing.written).as("seed %d", seed).doesNotHaveDuplicates().hasSize(written);
            assertThat(written + inDoubt + request.records().count()).as("seed %d", seed).isEqualTo(records.size());
        }
    }

    @Test
    void aCancelKeepsWhatIsKnown() {
        add(100);
        ReplayRequest request = request("target", true, true);
        ReplayReport report = ReplayReport.of(request);
        writing.answer((_, number) -> {
            if (number == 20) {
                Thread.currentThread().interrupt();
            }
            return null;
        });

        ReplayReview review = replay.review(request, Progress.NONE);
        assertThatThrownBy(() -> replay.run(review, report, Progress.NONE)).isInstanceOfSatisfying(
                RemoteFailure.class, failure -> assertThat(failure.is(Kind.CANCELLED)).isTrue());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.written()).isBetween(15, 21);
        assertThat(report.inDoubt()).isPositive();
        assertThat(report.notWritten()).isEqualTo(79);
        assertThat(report.written() + report.inDoubt()).isEqualTo(21);
    }

    @Test
    void aRecordThatIsNotKeptAnyMore() {
        add(1);
        ReplayRequest request = new ReplayRequest(Chosen.of(1, index -> {
            if (records.isEmpty()) {
                throw new NoSuchElementException();
            }
            return records.get(index);
        }), "target", true, true);
        ReplayReview review = replay.review(request, Progress.NONE);
        records.clear();
        assertThatThrownBy(() -> replay.run(review, ReplayReport.of(request), Progress.NONE))
                .hasMessageContaining("not kept any more");
    }

    @Test
    void aReadOnlyProfileWritesNothing() {
        add(1);
        ReplayRequest request = request("target", true, true);
        ReplayReview review = replay(true).review(request, Progress.NONE);
        assertThatThrownBy(() -> replay(true).run(review, ReplayReport.of(request), Progress.NONE))
                .hasMessageContaining("read-only");
        assertThat(writing.handedOver).isEmpty();
    }

    @Test
    void theReviewCounts() {
        add(0, null, text(10));
        add(1, text(5), null);
        add(1, null, null);

        ReplayReview review = replay.review(request("target", true, true), Progress.NONE);

        assertThat(review.sources()).containsOnly(Map.entry(0, 1L), Map.entry(1, 2L));
        assertThat(review.bytes()).isEqualTo(10 + 10 + 5 + 6);
        assertThat(review.first()).isEqualTo(NOW.minusSeconds(2));
        assertThat(review.last()).isEqualTo(NOW);
        assertThat(review.partitions()).isEqualTo(2);
        assertThat(review.possible()).isTrue();
        assertThat(review.concerns()).isEmpty();
    }

    @Test
    void whatTheTopicHasAgainstIt() {
        add(5, null, text(1_000));
        assertThat(concerns(request("target", true, true))).containsExactly(new Concern.NoPartition(1, 2));
        ReplayReview impossible = replay.review(request("target", true, true), Progress.NONE);
        assertThat(impossible.possible()).isFalse();
        assertThatThrownBy(() -> replay.run(impossible, ReplayReport.of(impossible.request()), Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(writing.handedOver).isEmpty();
        assertThat(concerns(request("target", true, false))).isEmpty();

        setting("max.message.bytes", "1000");
        assertThat(concerns(request("target", true, false))).containsExactly(new Concern.TooLarge(1, 1_000));
        setting("max.message.bytes", "5000");
        setting("cleanup.policy", "compact");
        assertThat(concerns(request("target", true, false))).containsExactly(new Concern.KeyNeeded(1));
        setting("cleanup.policy", "delete");
        setting("message.timestamp.type", "LogAppendTime");
        assertThat(concerns(request("target", true, false))).containsExactly(new Concern.BrokersTime());
        assertThat(concerns(request("target", false, false))).isEmpty();
    }

    @Test
    void oldRecordsWouldSoonBeDeleted() {
        add(3);
        setting("retention.ms", String.valueOf(Duration.ofSeconds(1).toMillis()));
        assertThat(concerns(request("target", true, false))).contains(new Concern.TooOld(1, 1_000));
        assertThat(concerns(request("target", false, false))).noneMatch(Concern.TooOld.class::isInstance);
    }

    @Test
    void theSameTopic() {
        cluster.topic("source", 2);
        add(0, null, null);
        assertThat(concerns(request("source", true, true))).containsExactly(new Concern.SameTopic());
    }

    @Test
    void schemas() {
        add(0, null, framed(77));
        assertThat(concerns(request("target", true, true))).containsExactly(new Concern.UnknownSchema("77", 1));
        schema("source-value", 77, "{}");
        assertThat(concerns(request("target", true, true)))
                .containsExactly(new Concern.ForeignSchema("77", "target-value", 1));
        schema("target-value", 78, "{\"type\":\"object\"}");
        assertThat(concerns(request("target", true, true)))
                .containsExactly(new Concern.ForeignSchema("77", "target-value", 1));
        schema("target-value", 77, "{}");
        assertThat(concerns(request("target", true, true))).isEmpty();
        add(0, null, Bytes.of(new byte[] {'{', '}'}));
        assertThat(concerns(request("target", true, true))).containsExactly(new Concern.NoSchema("target-value", 1));
    }

    @Test
    void aRegistryThatDoesNotAnswerIsNoReasonToStop() {
        add(0, null, framed(77));
        cluster.fail("latest", Kind.UNREACHABLE, "gone");
        ReplayReview review = replay.review(request("target", true, true), Progress.NONE);
        assertThat(review.concerns()).singleElement().isInstanceOf(Concern.NoRegistry.class);
        assertThat(review.possible()).isTrue();
    }

    @Test
    void noSuchTopic() {
        add(1);
        assertThatThrownBy(() -> replay.review(request("nowhere", true, true), Progress.NONE))
                .isInstanceOfSatisfying(RemoteFailure.class,
                        failure -> assertThat(failure.is(Kind.NOT_FOUND)).isTrue());
    }
}
