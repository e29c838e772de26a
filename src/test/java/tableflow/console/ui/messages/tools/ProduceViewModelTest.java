package tableflow.console.ui.messages.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.domain.kafka.RecordPlace;
import tableflow.console.service.messages.write.FakeWriting;
import tableflow.console.service.messages.write.PartText.Form;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.messages.tools.ProduceViewModel.Step;
import tableflow.console.ui.work.TestWork;

class ProduceViewModelTest {

    private final ToolFixture fixture = new ToolFixture();
    private final AskedDialogs dialogs = new AskedDialogs();
    private final AtomicInteger written = new AtomicInteger();
    private final ProduceDrafts drafts = new ProduceDrafts();

    private ProduceViewModel model(TestWork jobs, String topic, String environment, boolean readOnly) {
        return new ProduceViewModel(
                fixture.desk(jobs.work, dialogs, environment, readOnly), drafts, topic, written::incrementAndGet);
    }

    private ProduceViewModel model(String topic) {
        ProduceViewModel model = model(TestWork.inline(), topic, "dev", false);
        model.load();
        return model;
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSchemaOfTheTopicIsOfferedFirst() {
        ProduceViewModel model = model("orders");
        assertThat(model.partitionsProperty().get()).isEqualTo(FakeWriting.PARTITIONS);
        assertThat(model.form().value().formProperty().get()).isEqualTo(Form.SCHEMA);
        assertThat(model.form().value().versions()).containsExactly(PartViewModel.NEWEST, 3, 2, 1);
        assertThat(model.form().key().formProperty().get()).isEqualTo(Form.TEXT);
        assertThat(model.form().key().noteProperty().get()).contains("orders-key");
    }

    @Test
    void whatWasTypedMeanwhileIsNotTakenForASchema() {
        TestWork jobs = TestWork.queued();
        ProduceViewModel model = model(jobs, "orders", "dev", false);
        model.load();
        model.form().value().contentProperty().set("[1]");
        while (jobs.waiting() > 0) {
            jobs.runNext();
        }
        assertThat(model.form().value().formProperty().get()).isEqualTo(Form.JSON);
        assertThat(model.form().value().encoderProperty().get()).isNotNull();
    }

    @Test
    void aTombstoneThatWasChosenMeanwhileStaysOne() {
        TestWork jobs = TestWork.queued();
        ProduceViewModel model = model(jobs, "orders", "dev", false);
        model.load();
        model.form().value().formProperty().set(Form.NOTHING);
        while (jobs.waiting() > 0) {
            jobs.runNext();
        }
        assertThat(model.form().value().formProperty().get()).isEqualTo(Form.NOTHING);
    }

    @Test
    void aSampleFitsAndAnotherOneIsAnother() {
        ProduceViewModel model = model("orders");
        model.form().value().sample();
        String first = model.form().value().contentProperty().get();
        assertThat(model.form().value().now().make().isSound()).isTrue();
        model.form().value().sample();
        assertThat(model.form().value().contentProperty().get()).isNotEqualTo(first).contains("order_id");
    }

    @Test
    void isReviewedAndWrittenOnce() {
        ProduceViewModel model = model("notes");
        model.write();
        assertThat(fixture.writing.handedOver).as("nothing was reviewed").isEmpty();
        model.form().key().contentProperty().set("k");
        model.form().value().contentProperty().set("{ \"a\" : 1.50 }");
        model.form().partitionProperty().set(2);
        HeaderDraft header = model.form().addHeader();
        header.nameProperty().set("trace");
        header.contentProperty().set("00ff");
        header.formProperty().set(Form.HEX);
        model.review();
        NewRecord expected = new NewRecord("notes", 2, null, bytes("k"), bytes("{\"a\":1.50}"),
                List.of(new KafkaRecord.Header("trace", Bytes.of(new byte[] {0, -1}))));
        assertThat(model.stepProperty().get()).isEqualTo(new Step.Reviewed(expected, false));
        model.write();
        model.write();
        assertThat(fixture.writing.handedOver).containsExactly(expected);
        assertThat(model.stepProperty().get()).isEqualTo(new Step.Written(new RecordPlace(2, 0)));
        assertThat(written).hasValue(1);
    }

    @Test
    void whatDoesNotFitIsToldWhereItStands() {
        ProduceViewModel model = model("orders");
        model.form().value().contentProperty().set("{\"order_id\": 1}");
        model.form().addHeader();
        model.review();
        assertThat(model.stepProperty().get()).isInstanceOfSatisfying(Step.Flawed.class, flawed ->
                assertThat(flawed.made().flaws()).anyMatch(it -> it.contains("must be a text"))
                        .anyMatch(it -> it.contains("needs a name")));
        assertThat(model.canWrite()).isFalse();
    }

    @Test
    void withoutASchemaToWriteByItIsSaidWhy() {
        ProduceViewModel model = model("notes");
        model.form().value().contentProperty().set("1");
        model.form().value().formProperty().set(Form.SCHEMA);
        model.review();
        assertThat(model.stepProperty().get()).isInstanceOfSatisfying(Step.Flawed.class, flawed ->
                assertThat(flawed.made().flaws()).singleElement().asString()
                        .startsWith("Value:").contains("no subject notes-value"));

        fixture.registry = () -> {
            throw RemoteFailure.of(Kind.UNREACHABLE, "open the registry", "nobody answers");
        };
        ProduceViewModel away = model("orders");
        away.form().value().formProperty().set(Form.SCHEMA);
        away.review();
        assertThat(away.stepProperty().get()).isInstanceOfSatisfying(Step.Flawed.class, flawed ->
                assertThat(flawed.made().flaws()).singleElement().asString().contains("could not be read"));
        assertThat(fixture.writing.handedOver).isEmpty();
    }

    @Test
    void aRefusalIsToldThoughTheDialogIsClosed() {
        fixture.writing.answer((_, _) -> RemoteFailure.of(Kind.FORBIDDEN, "write to topic notes", "no WRITE"));
        TestWork jobs = TestWork.queued();
        List<RemoteFailure> told = new ArrayList<>();
        jobs.work.onUnhandled(told::add);
        ProduceViewModel model = model(jobs, "notes", "dev", false);
        model.form().value().contentProperty().set("1");
        model.review();
        jobs.runNext();
        model.write();
        model.close();
        jobs.runNext();
        assertThat(told).singleElement().extracting(RemoteFailure::why).isEqualTo("no WRITE");
    }

    @Test
    void aChangeMakesTheReviewVoid() {
        ProduceViewModel model = model("notes");
        model.form().value().contentProperty().set("1");
        model.review();
        model.changed();
        model.write();
        assertThat(fixture.writing.handedOver).isEmpty();
    }

    @Test
    void inProductionTheTopicIsTyped() {
        ProduceViewModel model = model(TestWork.inline(), "notes", "prod", false);
        model.form().value().contentProperty().set("1");
        model.review();
        model.write();
        assertThat(fixture.writing.handedOver).isEmpty();
        assertThat(dialogs.asked).singleElement().satisfies(asked -> {
            assertThat(asked.typed()).isEqualTo("notes");
            assertThat(asked.destructive()).isTrue();
        });
        dialogs.yes();
        assertThat(fixture.writing.handedOver).hasSize(1);
    }

    @Test
    void aReadOnlyProfileWritesNothing() {
        ProduceViewModel model = model(TestWork.inline(), "notes", "dev", true);
        model.form().value().contentProperty().set("1");
        model.review();
        model.write();
        assertThat(model.canWrite()).isFalse();
        assertThat(fixture.writing.handedOver).isEmpty();
    }

    @Test
    void whatIsRefusedIsTold() {
        fixture.writing.answer((_, _) -> RemoteFailure.of(Kind.INVALID, "write", "too large"));
        ProduceViewModel model = model("notes");
        model.form().value().contentProperty().set("1");
        model.review();
        model.write();
        assertThat(model.problemProperty().get()).extracting(it -> it.failure().why()).isEqualTo("too large");
        assertThat(model.stepProperty().get()).isInstanceOf(Step.Editing.class);
        assertThat(written).hasValue(0);
    }

    @Test
    void whatNobodyKnowsIsNotSentAgainUnasked() {
        fixture.writing.answer((_, _) -> RemoteFailure.of(Kind.UNREACHABLE, "write", "no answer"));
        ProduceViewModel model = model("notes");
        model.form().value().contentProperty().set("1");
        model.review();
        model.write();
        assertThat(model.stepProperty().get()).isInstanceOf(Step.Uncertain.class);
        assertThat(model.canWrite()).isFalse();
        model.write();
        assertThat(fixture.writing.handedOver).hasSize(1);

        model.review();
        assertThat(model.stepProperty().get()).isInstanceOfSatisfying(Step.Reviewed.class,
                reviewed -> assertThat(reviewed.again()).isTrue());
        model.form().value().contentProperty().set("2");
        model.review();
        assertThat(model.stepProperty().get()).isInstanceOfSatisfying(Step.Reviewed.class,
                reviewed -> assertThat(reviewed.again()).isFalse());
    }

    @Test
    void givingUpTheAnswerIsNoAnswer() {
        TestWork jobs = TestWork.queued();
        ProduceViewModel model = model(jobs, "notes", "dev", false);
        model.form().value().contentProperty().set("1");
        model.review();
        jobs.runNext();
        model.write();
        model.changed();
        assertThat(model.stepProperty().get()).as("what is on its way is not edited").isInstanceOf(Step.Writing.class);
        model.cancel();
        jobs.runNext();
        assertThat(model.stepProperty().get()).isInstanceOf(Step.Uncertain.class);
    }
}
