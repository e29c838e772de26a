package tableflow.console.service.messages.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.KafkaRecord.Header;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.messages.replay.ReplayRequest.Chosen;
import tableflow.console.service.messages.replay.SchemaPlan.Fate;
import tableflow.console.service.messages.replay.SchemaPlan.Line;
import tableflow.console.service.profile.TestProfiles;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.service.schemas.registry.SchemaCopies;
import tableflow.console.service.topics.FakeCluster;

/// Records go from a topic under one registry to a topic under another: no id is trusted, only what stands behind it.
class OtherReplayTest extends TwoRegistries {

    @Test
    void theSameIdForTheSameTextGoesOverAsItIs() {
        int id = from.register("source-value", RegistryStand.ONE).id();
        assertThat(to.register("target-value", RegistryStand.ONE).id()).isEqualTo(id);
        add(text("k"), framed(id), new Header("h", null));
        add(text("k"), null);

        ReplayReview review = review();

        assertThat(fate(review)).isInstanceOfSatisfying(Fate.Same.class, same ->
                assertThat(same.there().subject()).isEqualTo("target-value"));
        assertThat(review.possible()).isTrue();
        assertThat(review.concerns()).isEmpty();
        assertThat(plan(review).keysWithout()).isEqualTo(2);
        run(review);
        assertThat(writing.written).extracting(NewRecord::value).containsExactly(framed(id), null);
        assertThat(writing.written.getFirst().headers()).isEqualTo(records.getFirst().headers());
        assertThat(writing.written.getFirst().timestamp()).isEqualTo(NOW);
    }

    @Test
    void anotherIdForTheSameTextIsWrittenIntoFramesAndHeaders() {
        shift();
        int id = from.register("source-value", RegistryStand.ONE).id();
        int there = to.register("target-value", RegistryStand.ONE).id();
        assertThat(there).isNotEqualTo(id);
        add(text("k"), framed(id));
        add(framed(id), text("{}"), new Header("__value_schema_id", framed(id)), new Header("h", framed(id)));
        add(text("k"), null);

        ReplayReview review = review();

        assertThat(review.possible()).isTrue();
        assertThat(plan(review).lines()).extracting(Line::key, Line::records)
                .containsExactly(tuple(true, 1L),
                        tuple(false, 2L));
        assertThat(plan(review).renamed()).isEqualTo(3);
        // The key's subject is another one, which the topic's readers may not expect.
        assertThat(review.concerns())
                .containsExactly(new Concern.ForeignSchema(Integer.toString(id), "target-key", 1));
        assertThat(run(review).written()).isEqualTo(3);
        assertThat(writing.written).extracting(NewRecord::value)
                .containsExactly(framed(there), text("{}"), null);
        assertThat(writing.written.get(1).key()).isEqualTo(framed(there));
        assertThat(writing.written.get(1).headers()).containsExactly(
                new Header("__value_schema_id", framed(there)), new Header("h", framed(id)));
        assertThat(writing.written).extracting(NewRecord::partition).containsExactly(0, 1, 0);
    }

    @Test
    void whatIsMissingGoesOnlyWhenItIsRegisteredOrSomebodySaysSo() {
        from.register("other-value", MONEY);
        int id = from.register("source-value", RegistryStand.ONE).id();
        add(null, framed(id));
        add(null, text("no schema"));

        ReplayReview review = review();

        assertThat(fate(review)).isInstanceOf(Fate.Missing.class);
        assertThat(plan(review).doubtful()).isEqualTo(1);
        assertThat(plan(review).valuesWithout()).isEqualTo(1);
        assertThat(review.possible()).isFalse();
        assertThatThrownBy(() -> run(review)).isInstanceOf(IllegalArgumentException.class);
        assertThat(writing.handedOver).isEmpty();
        run(review.asIs(true));
        assertThat(writing.written).extracting(NewRecord::value).containsExactly(framed(id), text("no schema"));

        SchemaCopies.Plan registering = copies.plan(plan(review).toRegister(), Progress.NONE);
        assertThat(registering.blocked()).isEmpty();
        copies.apply(registering, Progress.NONE);
        int there = to.registry().latest("target-value").orElseThrow().id();
        assertThat(fate(review())).isInstanceOfSatisfying(Fate.Renamed.class, renamed ->
                assertThat(renamed.there().id()).isEqualTo(there));
        assertThat(review().possible()).isTrue();
    }

    @Test
    void anIdOfAnotherSchemaIsNeverSentAsItIs() {
        int id = from.register("source-value", RegistryStand.ONE).id();
        assertThat(to.register("unrelated-value", MONEY).id()).isEqualTo(id);
        add(null, framed(id));

        ReplayReview review = review();

        assertThat(fate(review)).isInstanceOfSatisfying(Fate.Taken.class, taken ->
                assertThat(taken.there().text()).contains("Money"));
        assertThat(plan(review).refused()).isEqualTo(1);
        assertThat(review.asIs(true).possible()).as("not even when somebody says so").isFalse();
        copies.apply(copies.plan(plan(review).toRegister(), Progress.NONE), Progress.NONE);
        run(review());
        assertThat(writing.written).extracting(NewRecord::value)
                .containsExactly(framed(to.registry().latest("target-value").orElseThrow().id()));
    }

    @Test
    void aGuidIsTheSameEverywhere() {
        String guid = "00112233-4455-6677-8899-aabbccddeeff";
        FakeCluster one = new FakeCluster().schema("source-value", SchemaFormat.JSON, 1);
        one.guids.put(guid, "source-value");
        Replay between = new Replay(
                new Replay.Systems(() -> writing, cluster.sources().kafka(), cluster.sources().registry()),
                new Replay.Origin(one.sources().registry(), false), TestProfiles.guard(false),
                InstantSource.fixed(NOW));
        Header header = new Header("__value_schema_id", guid(guid));
        add(null, text("payload"), header);
        ReplayRequest request = review().request();
        assertThat(fate(between.review(request, Progress.NONE))).isInstanceOf(Fate.Missing.class);

        // A registry that knows no GUIDs: the header names the id instead.
        cluster.schema("target-value", SchemaFormat.JSON, 7);
        assertThat(fate(between.review(request, Progress.NONE))).isInstanceOf(Fate.Renamed.class);
        between.run(between.review(request, Progress.NONE), ReplayReport.of(request), Progress.NONE);
        assertThat(writing.written.removeFirst().headers()).containsExactly(
                new Header("__value_schema_id", Bytes.owned(new byte[] {0, 0, 1, (byte) 0x86, (byte) 0xa7})));

        cluster.guids.put(guid, "target-value");
        assertThat(fate(between.review(request, Progress.NONE))).isInstanceOf(Fate.Same.class);
        between.run(between.review(request, Progress.NONE), ReplayReport.of(request), Progress.NONE);
        assertThat(writing.written.getFirst().headers()).containsExactly(header);
    }

    @Test
    void aRecordThatTheReviewDidNotSeeIsRefused() {
        int id = from.register("source-value", RegistryStand.ONE).id();
        to.register("target-value", RegistryStand.ONE);
        add(null, framed(id));
        add(null, framed(id));
        ReplayReview review = review();
        records.set(1, new KafkaRecord("source", 1, 1, NOW, "CreateTime", null, null, framed(99), List.of()));
        ReplayReport report = run(review);
        assertThat(report.written()).isEqualTo(1);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.inDoubt()).isZero();
        assertThat(writing.handedOver).hasSize(1);
    }

    @Test
    void theOtherProfilesLockHolds() {
        add(null, text("v"));
        ReplayReview review = review();
        assertThatThrownBy(() -> replay(true).run(review, ReplayReport.of(review.request()), Progress.NONE))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.is(Kind.FORBIDDEN)).isTrue());
        assertThat(writing.handedOver).isEmpty();
    }

    /// A topic of the same name in another cluster is another topic; in the same cluster it is the same.
    @Test
    void theSameTopicOfTheSameClusterOnly() {
        cluster.topic("source", 2);
        add(null, null);
        ReplayRequest request = new ReplayRequest(Chosen.of(1, records::get), "source", true, true);
        assertThat(replay.review(request, Progress.NONE).concerns()).isEmpty();
        Replay within = new Replay(
                new Replay.Systems(() -> writing, cluster.sources().kafka(), to::registry),
                new Replay.Origin(from::registry, true), TestProfiles.guard(false), InstantSource.fixed(NOW));
        assertThat(within.review(request, Progress.NONE).concerns()).containsExactly(new Concern.SameTopic());
    }
}
