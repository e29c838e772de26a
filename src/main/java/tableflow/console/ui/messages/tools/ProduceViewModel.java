package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.domain.kafka.RecordPlace;
import tableflow.console.service.messages.write.SingleWrite;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// One record on its way into a topic: filled in, reviewed, written once. JavaFX thread only.
final class ProduceViewModel {

    private final ToolDesk desk;
    private final ProduceDrafts drafts;
    private final String topic;
    private final Runnable onWritten;
    private final ProduceForm form;
    private final ReadOnlyIntegerWrapper partitions = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Editing());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper filled = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper restored = new ReadOnlyBooleanWrapper();
    private @Nullable NewRecord doubtful;
    private ProduceDraft mine;
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

    /// @param drafts has what was typed for the topic before, and keeps what is typed
    /// @param onWritten runs once a record is written, or may be
    ProduceViewModel(ToolDesk desk, ProduceDrafts drafts, String topic, Runnable onWritten) {
        this.desk = desk;
        this.drafts = drafts;
        this.topic = topic;
        this.onWritten = onWritten;
        mine = Objects.requireNonNullElse(drafts.of(topic), ProduceDraft.BLANK);
        form = new ProduceForm(desk, topic, mine);
        doubtful = mine.doubtful();
        filled.set(!mine.isBlank());
        restored.set(!mine.isBlank());
        form.follow(this::changed, this::remember);
    }

    /// Finds out how many partitions there are, and which schemas.
    void load() {
        desk.work().job(text("messages.produce.job.partitions", topic), _ -> desk.messages().partitions(topic))
                .in(counting)
                .quiet()
                .onResult(partitions::set)
                .onFailure(failure -> problem.set(new Problem(failure, this::load)))
                .start();
        form.load();
    }

    /// Something else is filled in: what was reviewed does not count any more.
    void changed() {
        remember();
        if (!(step.get() instanceof Step.Writing)) {
            slot.clear();
            problem.set(null);
            step.set(new Step.Editing());
        }
    }

    /// Empties the form.
    void clear() {
        if (!(step.get() instanceof Step.Writing)) {
            restored.set(false);
            form.clear();
        }
    }

    /// Another form for the topic may be open while this one only waits for its answer: what is typed there counts.
    private void remember() {
        ProduceDraft now = form.draft(
                step.get() instanceof Step.Writing(NewRecord underway) ? underway : doubtful);
        filled.set(!now.isBlank());
        if (!closed || drafts.isOf(topic, mine)) {
            drafts.keep(topic, now);
            mine = now;
        }
    }

    private void forget() {
        restored.set(false);
        if (!closed || drafts.isOf(topic, mine)) {
            drafts.drop(topic);
        }
    }

    /// Makes the record, or finds out why there is none. Nothing is sent.
    void review() {
        if (step.get() instanceof Step.Writing) {
            return;
        }
        changed();
        List<String> unready = form.unready();
        if (!unready.isEmpty()) {
            step.set(new Step.Flawed(new RecordDraft.Made(null, unready)));
            return;
        }
        RecordDraft draft = form.now();
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
        remember();
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
                forget();
                onWritten.run();
            }
            case SingleWrite.Refused(RemoteFailure why) -> refused(why);
            case SingleWrite.Uncertain(RemoteFailure why) -> uncertain(record, why);
        }
    }

    /// It is not there.
    private void refused(RemoteFailure why) {
        step.set(new Step.Editing());
        remember();
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
        remember();
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

    ProduceForm form() {
        return form;
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

    /// Whether anything is filled in.
    ReadOnlyBooleanProperty filledProperty() {
        return filled.getReadOnlyProperty();
    }

    /// Whether what was typed before the form was closed is in it.
    ReadOnlyBooleanProperty restoredProperty() {
        return restored.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    /// The dialog is closed. A record that is on its way goes on; that it did not come there is told all the same.
    void close() {
        closed = true;
        counting.clear();
        form.close();
        if (!(step.get() instanceof Step.Writing)) {
            slot.clear();
        }
    }
}
