package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.domain.kafka.RecordPlace;
import tableflow.console.service.messages.write.PartText;
import tableflow.console.service.messages.write.PartText.Form;
import tableflow.console.service.messages.write.SingleWrite;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// One record on its way into a topic: filled in, reviewed, written once. JavaFX thread only.
final class ProduceViewModel {

    private final ToolDesk desk;
    private final String topic;
    private final Runnable onWritten;
    private final PartViewModel key;
    private final PartViewModel value;
    private final ObservableList<HeaderDraft> headers = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Integer> partition = new SimpleObjectProperty<>();
    private final StringProperty time = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper partitions = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Editing());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable NewRecord doubtful;
    private boolean closed;
    private final LatestOnly counting = new LatestOnly();
    private final LatestOnly slot = new LatestOnly();

    /// How far it is.
    sealed interface Step {

        record Editing() implements Step {}

        /// It cannot be written so.
        record Flawed(RecordDraft.Made made) implements Step {}

        /// This would be written.
        ///
        /// @param again the very same record was written before, and nobody knows whether it is there
        record Reviewed(NewRecord record, boolean again) implements Step {}

        record Writing(NewRecord record) implements Step {}

        record Written(RecordPlace place) implements Step {}

        /// It may stand in the topic or not.
        record Uncertain(RemoteFailure why) implements Step {}
    }

    /// @param onWritten runs once a record is written, or may be
    ProduceViewModel(ToolDesk desk, String topic, Runnable onWritten) {
        this.desk = desk;
        this.topic = topic;
        this.onWritten = onWritten;
        key = new PartViewModel(desk.messages(), desk.work(), topic + "-key", Form.TEXT);
        value = new PartViewModel(desk.messages(), desk.work(), topic + "-value", Form.JSON);
    }

    /// Finds out how many partitions there are, and which schemas.
    void load() {
        desk.work().job(text("messages.produce.job.partitions", topic), _ -> desk.messages().partitions(topic))
                .in(counting)
                .quiet()
                .onResult(partitions::set)
                .onFailure(failure -> problem.set(new Problem(failure, this::load)))
                .start();
        key.load();
        value.load();
    }

    HeaderDraft addHeader() {
        HeaderDraft header = new HeaderDraft();
        headers.add(header);
        changed();
        return header;
    }

    void remove(HeaderDraft header) {
        headers.remove(header);
        changed();
    }

    /// Something else is filled in: what was reviewed does not count any more.
    void changed() {
        if (!(step.get() instanceof Step.Writing)) {
            slot.clear();
            problem.set(null);
            step.set(new Step.Editing());
        }
    }

    /// Makes the record, or finds out why there is none. Nothing is sent.
    void review() {
        if (step.get() instanceof Step.Writing) {
            return;
        }
        changed();
        List<String> unready = Stream.of(
                        key.whyNotReady().map(why -> text("messages.produce.flaw.key", why)),
                        value.whyNotReady().map(why -> text("messages.produce.flaw.value", why)))
                .flatMap(Optional::stream)
                .toList();
        if (!unready.isEmpty()) {
            step.set(new Step.Flawed(new RecordDraft.Made(null, unready)));
            return;
        }
        RecordDraft draft = new RecordDraft(
                topic, partition.get(), RecordTime.parse(time.get()), key.now(), value.now(), headers.stream()
                .map(it -> new RecordDraft.Header(it.nameProperty().get(),
                        PartText.of(it.formProperty().get(), it.contentProperty().get())))
                .toList());
        desk.work().job(text("messages.produce.job.review"), _ -> draft.make())
                .in(slot)
                .quiet()
                .onResult(made -> step.set(made.record() == null
                        ? new Step.Flawed(made)
                        : new Step.Reviewed(made.record(), made.record().equals(doubtful))))
                .onFailure(failure -> problem.set(new Problem(failure, null)))
                .start();
    }

    boolean canWrite() {
        return step.get() instanceof Step.Reviewed && !desk.profile().readOnly();
    }

    /// Writes what was reviewed, once; in production when the topic's name was typed.
    void write() {
        if (!canWrite()) {
            return;
        }
        if (desk.profile().isProduction()) {
            desk.dialogs().confirm(
                    Confirmation.destroying(
                            text("messages.produce.title", topic), text("messages.produce.production"),
                            List.of(), text("messages.produce.write"), topic),
                    this::writeNow);
        } else {
            writeNow();
        }
    }

    private void writeNow() {
        if (!canWrite() || !(step.get() instanceof Step.Reviewed(NewRecord record, boolean ignored))) {
            return;
        }
        step.set(new Step.Writing(record));
        problem.set(null);
        desk.work().job(text("messages.produce.job.write", topic), _ ->
                        desk.messages().producing(desk.guard()).write(record))
                .in(slot)
                .onResult(outcome -> told(record, outcome))
                // Nothing was sent.
                .onFailure(this::refused)
                .onCancelled(() -> uncertain(record, RemoteFailure.cancelled("write to topic " + topic)))
                .start();
    }

    private void told(NewRecord record, SingleWrite outcome) {
        switch (outcome) {
            case SingleWrite.Written(int to, long offset) -> {
                step.set(new Step.Written(new RecordPlace(to, offset)));
                onWritten.run();
            }
            case SingleWrite.Refused(RemoteFailure why) -> refused(why);
            case SingleWrite.Uncertain(RemoteFailure why) -> uncertain(record, why);
        }
    }

    /// It is not there.
    private void refused(RemoteFailure why) {
        step.set(new Step.Editing());
        problem.set(new Problem(why, null));
        tellIfClosed(why);
    }

    private void tellIfClosed(RemoteFailure why) {
        if (closed) {
            desk.work().unhandled(why);
        }
    }

    private void uncertain(NewRecord record, RemoteFailure why) {
        tellIfClosed(why);
        doubtful = record;
        step.set(new Step.Uncertain(why));
        onWritten.run();
    }

    /// Waits for the cluster's answer no longer; the record may be written all the same.
    void cancel() {
        slot.cancel();
    }

    boolean canShowRecord() {
        return desk.canShowRecords();
    }

    /// Takes the user to the record that was written.
    void showRecord() {
        if (step.get() instanceof Step.Written(RecordPlace place)) {
            desk.show(topic, place);
        }
    }

    String topic() {
        return topic;
    }

    PartViewModel key() {
        return key;
    }

    PartViewModel value() {
        return value;
    }

    ObservableList<HeaderDraft> headers() {
        return headers;
    }

    /// Absent to let the key decide.
    ObjectProperty<@Nullable Integer> partitionProperty() {
        return partition;
    }

    /// The record's time stamp; empty for the time of writing.
    StringProperty timeProperty() {
        return time;
    }

    /// How many the topic has; 0 while not known.
    ReadOnlyIntegerProperty partitionsProperty() {
        return partitions.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    /// The dialog is closed. A record that is on its way goes on; that it did not come there is told all the same.
    void close() {
        closed = true;
        counting.clear();
        key.close();
        value.close();
        if (!(step.get() instanceof Step.Writing)) {
            slot.clear();
        }
    }
}
