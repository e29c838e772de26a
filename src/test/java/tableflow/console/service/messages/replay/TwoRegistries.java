package tableflow.console.service.messages.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import tableflow.console.domain.Progress;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.KafkaRecord.Header;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.service.messages.replay.ReplayRequest.Chosen;
import tableflow.console.service.messages.replay.SchemaPlan.Fate;
import tableflow.console.service.messages.write.FakeWriting;
import tableflow.console.service.profile.TestProfiles;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.service.schemas.registry.SchemaCopies;
import tableflow.console.service.topics.FakeCluster;

/// A topic under one registry, whose records are to go to a topic under another.
abstract class TwoRegistries {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final String MONEY = "{\"type\":\"record\",\"name\":\"Money\",\"fields\":"
            + "[{\"name\":\"amount\",\"type\":\"long\"}]}";
    static final String ORDER = "{\"type\":\"record\",\"name\":\"Order\",\"fields\":"
            + "[{\"name\":\"total\",\"type\":\"Money\"}]}";

    final RegistryStand from = new RegistryStand();
    final RegistryStand to = new RegistryStand();
    final FakeCluster cluster = new FakeCluster().topic("target", 2);
    final FakeWriting writing = new FakeWriting();
    final List<KafkaRecord> records = new ArrayList<>();
    final Replay replay = replay(false);
    final SchemaCopies copies = new SchemaCopies(from.desk(), to.desk());

    Replay replay(boolean readOnly) {
        return new Replay(
                new Replay.Systems(() -> writing, cluster.sources().kafka(), to::registry),
                new Replay.Origin(from::registry, false), TestProfiles.guard(readOnly), InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() {
        from.close();
        to.close();
    }

    static Bytes framed(int id) {
        return Bytes.owned(ByteBuffer.allocate(7).put((byte) 0).putInt(id).put((byte) 9).put((byte) 8).array());
    }

    static Bytes guid(String guid) {
        UUID uuid = UUID.fromString(guid);
        return Bytes.owned(ByteBuffer.allocate(17).put((byte) 1).putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits()).array());
    }

    static Bytes text(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    void add(@Nullable Bytes key, @Nullable Bytes value, Header... headers) {
        records.add(new KafkaRecord("source", records.size() % 2, records.size(), NOW, "CreateTime", null, key, value,
                List.of(headers)));
    }

    ReplayReview review() {
        return replay.review(new ReplayRequest(
                Chosen.of(records.size(), records::get), "target", true, true), Progress.NONE);
    }

    static SchemaPlan plan(ReplayReview review) {
        return Objects.requireNonNull(review.schemas());
    }

    Fate fate(int id) {
        records.clear();
        add(null, framed(id));
        return fate(review());
    }

    static Fate fate(ReplayReview review) {
        assertThat(plan(review).lines()).hasSize(1);
        return plan(review).lines().getFirst().fate();
    }

    ReplayReport run(ReplayReview review) {
        ReplayReport report = ReplayReport.of(review.request());
        replay.run(review, report, Progress.NONE);
        return report;
    }

    /// Another schema, so that the next ids are not the same in both.
    void shift() {
        to.register("shift-value", RegistryStand.ONE.replace("\"R\"", "\"Shift\""));
    }

    void level(RegistryStand stand, String subject) {
        stand.registry().setCompatibility(new SetCompatibility(subject, CompatibilityLevel.NONE));
    }
}
