package tableflow.console.ui.messages.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.replay.ReplayRequest.Chosen;
import tableflow.console.service.messages.write.FakeWriting;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.messages.tools.ReplayViewModel.Step;
import tableflow.console.ui.work.TestWork;

class ReplayViewModelTest {

    private final ToolFixture fixture = new ToolFixture();
    private final AskedDialogs dialogs = new AskedDialogs();
    private final FakeCluster theirs = new FakeCluster();

    static Chosen records(int count) {
        return Chosen.of(count, index -> new KafkaRecord(
                "orders", index % 3, index, ToolFixture.NOW.minusSeconds(index), "CreateTime", null,
                Bytes.of(("k" + index).getBytes(StandardCharsets.UTF_8)),
                Bytes.of("v".getBytes(StandardCharsets.UTF_8)), List.of()));
    }

    private ReplayViewModel model(TestWork jobs, String environment, boolean readOnly) {
        ReplayViewModel model = new ReplayViewModel(
                fixture.desk(jobs.work, dialogs, environment, readOnly), records(5));
        model.topicProperty().set("orders-copy");
        return model;
    }

    private ReplayViewModel model() {
        return model(TestWork.inline(), "dev", false);
    }

    @Test
    void isReviewedAndWrittenOnce() {
        ReplayViewModel model = model();
        model.load();
        assertThat(model.topics()).containsExactly("orders", "orders-copy");
        model.run();
        assertThat(fixture.writing.handedOver).as("nothing was reviewed").isEmpty();
        model.review();
        assertThat(model.stepProperty().get()).isInstanceOfSatisfying(Step.Reviewed.class, now ->
                assertThat(now.review().partitions()).isEqualTo(2));
        model.run();
        model.run();
        assertThat(fixture.writing.written).hasSize(5);
        assertThat(model.stepProperty().get()).isInstanceOfSatisfying(Step.Ended.class, ended ->
                assertThat(ended.report().written()).isEqualTo(5));
        model.reviewRest();
        assertThat(model.stepProperty().get()).as("there is no rest").isInstanceOf(Step.Ended.class);
    }

    @Test
    void anotherWishMakesTheReviewVoid() {
        ReplayViewModel model = model();
        model.review();
        model.keepTimesProperty().set(false);
        model.run();
        assertThat(fixture.writing.handedOver).isEmpty();
        model.keepPartitionsProperty().set(true);
        model.review();
        assertThat(model.canRun()).as("partition 2 is not there").isFalse();
        model.run();
        assertThat(fixture.writing.handedOver).isEmpty();
    }

    @Test
    void theRestIsReviewedAndWrittenToo() {
        fixture.writing.answer((_, number) ->
                number == 1 || number == 3 ? RemoteFailure.of(Kind.INVALID, "write", "too large") : null);
        ReplayViewModel model = model();
        model.review();
        model.run();
        model.reviewRest();
        assertThat(model.stepProperty().get()).isInstanceOfSatisfying(Step.Reviewed.class, now ->
                assertThat(now.review().request().records().count()).isEqualTo(2));
        model.run();
        assertThat(fixture.writing.written).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void inProductionTheTopicIsTyped() {
        ReplayViewModel model = model(TestWork.inline(), "prod", false);
        model.review();
        model.run();
        assertThat(fixture.writing.handedOver).isEmpty();
        assertThat(dialogs.asked).singleElement().satisfies(asked -> {
            assertThat(asked.typed()).isEqualTo("orders-copy");
            assertThat(asked.message()).contains("5 records");
        });
        dialogs.yes();
        assertThat(fixture.writing.written).hasSize(5);
    }

    @Test
    void aReadOnlyProfileReviewsAndWritesNothing() {
        ReplayViewModel model = model(TestWork.inline(), "dev", true);
        model.review();
        assertThat(model.stepProperty().get()).isInstanceOf(Step.Reviewed.class);
        model.run();
        assertThat(fixture.writing.handedOver).isEmpty();
    }

    @Test
    void aTopicThatIsNotThere() {
        ReplayViewModel model = model();
        model.topicProperty().set("nowhere");
        model.review();
        assertThat(model.problemProperty().get()).isNotNull();
        assertThat(model.stepProperty().get()).isInstanceOf(Step.Editing.class);
    }

    @Test
    void aFailureOnTheWayKeepsWhatIsKnown() {
        fixture.writing.answer((_, number) ->
                number == 2 ? RemoteFailure.of(Kind.UNREACHABLE, "write", "no answer") : null);
        ReplayViewModel model = model();
        model.review();
        model.run();
        assertThat(model.stepProperty().get()).isInstanceOfSatisfying(Step.Ended.class, ended -> {
            assertThat(ended.report().inDoubt()).isEqualTo(1);
            assertThat(ended.report().written() + ended.report().inDoubt() + ended.report().notWritten())
                    .isEqualTo(5);
        });
    }

    @Test
    void isStoppedByHand() {
        TestWork jobs = TestWork.queued();
        ReplayViewModel model = model(jobs, "dev", false);
        model.review();
        jobs.runNext();
        model.run();
        model.topicProperty().set("orders");
        assertThat(model.stepProperty().get()).as("it is on its way").isInstanceOf(Step.Running.class);
        model.cancel();
        jobs.runNext();
        assertThat(model.stepProperty().get()).isInstanceOfSatisfying(Step.Ended.class, ended -> {
            assertThat(ended.cancelled()).isTrue();
            assertThat(ended.report().notWritten()).isEqualTo(5);
        });
    }

    private static Bytes framed(int id) {
        return Bytes.owned(ByteBuffer.allocate(6).put((byte) 0).putInt(id).put((byte) 9).array());
    }

    private ReplayViewModel across(String environment, boolean ownReadOnly, Bytes value) {
        Chosen chosen = Chosen.of(3, index -> new KafkaRecord(
                "orders", 0, index, ToolFixture.NOW, "CreateTime", null, null, value, List.of()));
        ReplayViewModel model = new ReplayViewModel(
                fixture.desk(TestWork.inline().work, dialogs, environment, ownReadOnly), chosen);
        model.load();
        return model;
    }

    private FakeWriting staging(String environment, boolean readOnly) {
        return fixture.other("staging", environment, readOnly, theirs.sources().registry());
    }

    @Test
    void anotherProfileHasItsOwnTopicsIdsAndRecords() {
        FakeWriting staging = staging("dev", false);
        SchemaVersion own = Objects.requireNonNull(fixture.cluster.schemas.get("orders-value"));
        theirs.schemas.put("orders-staging-value", new SchemaVersion(
                "orders-staging-value", 1, 7, own.format(), own.text(), List.of()));
        ReplayViewModel model = across("dev", false, framed(own.id()));
        assertThat(model.profiles()).containsExactly("test", "staging");
        assertThat(model.topics()).containsExactly("orders", "orders-copy");
        model.profileProperty().set("staging");
        assertThat(model.topics()).containsExactly("orders", "orders-staging");
        model.topicProperty().set("orders-staging");

        model.review();
        assertThat(model.canRegister()).isFalse();
        model.run();

        assertThat(staging.written).extracting(NewRecord::value).containsOnly(framed(7)).hasSize(3);
        assertThat(fixture.writing.handedOver).isEmpty();
        model.close();
        assertThat(fixture.told).containsExactly("opened staging", "closed staging");
    }

    @Test
    void whatIsNotKnownGoesOnlyOnSomebodysWordAndEveryReviewAsksAnew() {
        FakeWriting staging = staging("dev", false);
        ReplayViewModel model = across("dev", false, framed(100_003));
        model.profileProperty().set("staging");
        model.topicProperty().set("orders-staging");
        model.review();
        assertThat(model.canRun()).isFalse();
        assertThat(model.canRegister()).isTrue();
        model.asIsProperty().set(true);
        assertThat(model.canRun()).isTrue();
        model.review();
        assertThat(model.asIsProperty().get()).isFalse();
        model.run();
        assertThat(staging.handedOver).isEmpty();
        model.asIsProperty().set(true);
        model.run();
        assertThat(staging.written).extracting(NewRecord::value).containsOnly(framed(100_003)).hasSize(3);
    }

    @Test
    void anIdOfAnotherSchemaStandsInTheWay() {
        FakeWriting staging = staging("dev", false);
        theirs.schema("payments-value", SchemaFormat.JSON, 3);
        ReplayViewModel model = across("dev", false, framed(100_003));
        model.profileProperty().set("staging");
        model.topicProperty().set("orders-staging");
        model.review();
        model.asIsProperty().set(true);
        model.run();
        assertThat(model.canRun()).isFalse();
        assertThat(staging.handedOver).isEmpty();
    }

    /// Production is asked for where records go to, not where they come from; so is the lock.
    @Test
    void theOtherProfilesRulesHold() {
        FakeWriting staging = staging("prod", false);
        ReplayViewModel model = across("dev", true, Bytes.of(new byte[] {'v'}));
        assertThat(model.profileProperty().get()).as("the own one may not be written to").isEqualTo("staging");
        model.topicProperty().set("orders-staging");
        model.review();
        model.run();
        assertThat(staging.handedOver).isEmpty();
        assertThat(dialogs.asked).singleElement().satisfies(asked -> {
            assertThat(asked.typed()).isEqualTo("orders-staging");
            assertThat(asked.message()).contains("staging is a production profile", "3 records");
        });
        dialogs.yes();
        assertThat(staging.written).hasSize(3);
    }

    @Test
    void aReadOnlyTargetIsReviewedAndNotWritten() {
        FakeWriting staging = staging("dev", true);
        ReplayViewModel model = across("prod", false, Bytes.of(new byte[] {'v'}));
        model.profileProperty().set("staging");
        model.topicProperty().set("orders-staging");
        model.review();
        assertThat(model.stepProperty().get()).isInstanceOf(Step.Reviewed.class);
        model.run();
        assertThat(model.canRun()).isFalse();
        assertThat(staging.handedOver).isEmpty();
        assertThat(dialogs.asked).isEmpty();
    }

    @Test
    void theRestGoesToTheSameProfileAndNothingTwice() {
        FakeWriting staging = staging("dev", false);
        staging.answer((_, number) -> number == 1
                ? RemoteFailure.of(Kind.INVALID, "write", "too large") : null);
        ReplayViewModel model = across("dev", false, Bytes.of(new byte[] {'v'}));
        model.profileProperty().set("staging");
        model.topicProperty().set("orders-staging");
        model.review();
        model.run();
        model.reviewRest();
        model.run();
        assertThat(staging.written).hasSize(3);
        assertThat(staging.handedOver).hasSize(4);
        assertThat(fixture.writing.handedOver).isEmpty();
    }

    @Test
    void anotherProfileMakesTheReviewVoid() {
        staging("dev", false);
        ReplayViewModel model = across("dev", false, Bytes.of(new byte[] {'v'}));
        model.topicProperty().set("orders");
        model.review();
        model.profileProperty().set("staging");
        assertThat(model.stepProperty().get()).isInstanceOf(Step.Editing.class);
        model.run();
        assertThat(fixture.writing.handedOver).isEmpty();
    }
}
