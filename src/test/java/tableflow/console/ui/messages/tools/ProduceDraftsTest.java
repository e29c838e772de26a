package tableflow.console.ui.messages.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.messages.write.PartText.Form;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.messages.tools.ProduceViewModel.Step;
import tableflow.console.ui.work.TestWork;

/// What becomes of a record that is written in part when the form is closed.
class ProduceDraftsTest {

    private final ToolFixture fixture = new ToolFixture();
    private final ProduceDrafts drafts = new ProduceDrafts();
    private TestWork jobs = TestWork.inline();

    private ProduceViewModel open(String topic) {
        ProduceViewModel model = new ProduceViewModel(
                fixture.desk(jobs.work, new AskedDialogs(), "dev", false), drafts, topic, () -> {});
        model.load();
        return model;
    }

    private void finish() {
        while (jobs.waiting() > 0) {
            jobs.runNext();
        }
    }

    @Test
    void allThatWasTypedIsThereAgainForThatTopicAlone() {
        ProduceViewModel first = open("orders");
        assertThat(first.restoredProperty().get()).isFalse();
        first.form().key().formProperty().set(Form.HEX);
        first.form().key().contentProperty().set("00f");
        first.form().value().versionProperty().set(3);
        first.form().value().contentProperty().set("{\"order_id\":");
        first.form().partitionProperty().set(1);
        first.form().timeProperty().set("2026-11-2");
        HeaderDraft header = first.form().addHeader();
        header.nameProperty().set("trace");
        header.formProperty().set(Form.JSON);
        header.contentProperty().set("[1");
        first.close();

        ProduceViewModel other = open("notes");
        assertThat(other.filledProperty().get()).isFalse();
        other.form().value().contentProperty().set("1");
        other.close();
        assertThat(drafts.topics()).containsExactly("notes", "orders");

        ProduceForm again = open("orders").form();
        assertThat(again.key().formProperty().get()).isEqualTo(Form.HEX);
        assertThat(again.key().contentProperty().get()).isEqualTo("00f");
        assertThat(again.value().formProperty().get()).isEqualTo(Form.SCHEMA);
        assertThat(again.value().versionProperty().get()).isEqualTo(3);
        assertThat(Objects.requireNonNull(again.value().encoderProperty().get()).version().version()).isEqualTo(3);
        assertThat(again.value().contentProperty().get()).isEqualTo("{\"order_id\":");
        assertThat(again.partitionProperty().get()).isEqualTo(1);
        assertThat(again.timeProperty().get()).isEqualTo("2026-11-2");
        assertThat(again.headers()).singleElement().satisfies(it -> {
            assertThat(it.nameProperty().get()).isEqualTo("trace");
            assertThat(it.formProperty().get()).isEqualTo(Form.JSON);
            assertThat(it.contentProperty().get()).isEqualTo("[1");
        });
    }

    @Test
    void aFormThatIsClearedIsAsNew() {
        ProduceViewModel model = open("orders");
        model.form().value().contentProperty().set("{}");
        model.form().value().formProperty().set(Form.TEXT);
        model.form().value().versionProperty().set(1);
        model.form().addHeader();
        model.close();
        ProduceViewModel again = open("orders");
        assertThat(again.restoredProperty().get()).isTrue();
        again.clear();
        assertThat(again.filledProperty().get()).isFalse();
        assertThat(again.restoredProperty().get()).isFalse();
        assertThat(again.form().value().formProperty().get()).isEqualTo(Form.SCHEMA);
        assertThat(again.form().value().versionProperty().get()).isEqualTo(PartViewModel.NEWEST);
        again.close();
        assertThat(drafts.topics()).isEmpty();
        assertThat(open("orders").filledProperty().get()).isFalse();
    }

    @Test
    void whatIsWrittenIsNoDraftAndWhatIsRefusedStaysOne() {
        ProduceViewModel model = open("notes");
        model.form().value().contentProperty().set("1");
        model.review();
        fixture.writing.answer((_, _) -> RemoteFailure.of(Kind.INVALID, "write", "too large"));
        model.write();
        assertThat(drafts.topics()).containsExactly("notes");
        fixture.writing.answer((_, _) -> null);
        model.review();
        model.write();
        assertThat(model.stepProperty().get()).isInstanceOf(Step.Written.class);
        assertThat(drafts.topics()).isEmpty();
        model.form().value().contentProperty().set("2");
        assertThat(drafts.topics()).as("another record").containsExactly("notes");
    }

    /// The same record sent again after its form was closed is no less a second one.
    @Test
    void whatNobodyKnowsIsStillNotKnownInTheNextForm() {
        fixture.writing.answer((_, _) -> RemoteFailure.of(Kind.UNREACHABLE, "write", "no answer"));
        ProduceViewModel model = open("notes");
        model.form().value().contentProperty().set("1");
        model.review();
        model.write();
        model.close();
        ProduceViewModel again = open("notes");
        again.review();
        assertThat(again.stepProperty().get()).isInstanceOfSatisfying(Step.Reviewed.class,
                reviewed -> assertThat(reviewed.again()).isTrue());
    }

    /// The form of `notes`, closed before the answer came.
    private ProduceViewModel closedWhileItWrites() {
        jobs = TestWork.queued();
        ProduceViewModel model = open("notes");
        finish();
        model.form().value().contentProperty().set("1");
        model.review();
        finish();
        model.write();
        model.close();
        return model;
    }

    @Test
    void aRecordOnItsWayWhenTheFormIsClosedCountsAsDoubtfulUntilItsAnswerComes() {
        ProduceViewModel model = closedWhileItWrites();
        assertThat(model.stepProperty().get()).isNotInstanceOf(Step.Written.class);
        assertThat(Objects.requireNonNull(drafts.of("notes")).doubtful()).isNotNull();
        finish();
        assertThat(drafts.topics()).as("it came there").isEmpty();
    }

    @Test
    void aLateAnswerTakesNothingFromAnotherForm() {
        ProduceViewModel model = closedWhileItWrites();
        ProduceViewModel again = open("notes");
        again.form().value().contentProperty().set("12");
        finish();
        assertThat(model.stepProperty().get()).isInstanceOf(Step.Written.class);
        assertThat(Objects.requireNonNull(drafts.of("notes")).value().content()).isEqualTo("12");
    }

    /// A schema that is found after a record was written by none is no reason to take away where the record stands.
    @Test
    void whereARecordStandsStaysThoughASchemaComesLate() {
        AtomicBoolean away = new AtomicBoolean(true);
        fixture.registry = () -> {
            if (away.get()) {
                throw RemoteFailure.of(Kind.UNREACHABLE, "open the registry", "nobody answers");
            }
            return fixture.cluster.sources().registry().get();
        };
        ProduceViewModel model = open("orders");
        model.form().value().contentProperty().set("1");
        model.review();
        model.write();
        assertThat(model.stepProperty().get()).isInstanceOf(Step.Written.class);
        away.set(false);
        model.form().load();
        assertThat(model.form().value().encoderProperty().get()).isNotNull();
        assertThat(model.stepProperty().get()).isInstanceOf(Step.Written.class);
    }

    @Test
    void itsTextsAreInNoLog() {
        ProduceViewModel model = open("notes");
        model.form().value().contentProperty().set("s3cret");
        assertThat(drafts.of("notes")).asString().doesNotContain("s3cret");
    }
}
