package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.judge.Circumstances;
import tableflow.console.service.schemas.judge.DraftJudge;
import tableflow.console.service.schemas.judge.Judgement;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Timer;
import tableflow.console.ui.work.Work;

/// The draft in the editor, judged while it is typed: soon after the last key, and only the newest judgement counts.
public final class DraftViewModel {

    /// Long enough that a fast typist is not judged at every key.
    static final Duration PAUSE = Duration.ofMillis(120);

    private final DraftJudge judge;
    private final DraftJournal journal;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<SchemaFormat> format = new SimpleObjectProperty<>(SchemaFormat.JSON);
    private final ReadOnlyObjectWrapper<@Nullable Judgement> judgement = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper pending = new ReadOnlyBooleanWrapper();
    private String subject = "";
    private String origin = "";
    private Circumstances circumstances = Circumstances.NONE;
    private Timer.@Nullable Alarm alarm;
    private boolean opening;

    DraftViewModel(DraftJudge judge, DraftJournal journal, Work work) {
        this.judge = judge;
        this.journal = journal;
        this.work = work;
        text.subscribe((before, now) -> edited());
        format.subscribe((before, now) -> edited());
    }

    /// The text; the editor's.
    public StringProperty textProperty() {
        return text;
    }

    /// The language; of a registered subject it stays.
    public ObjectProperty<SchemaFormat> formatProperty() {
        return format;
    }

    /// The newest judgement; it may be of a text of a moment ago (see [#pendingProperty]).
    public ReadOnlyObjectProperty<@Nullable Judgement> judgementProperty() {
        return judgement.getReadOnlyProperty();
    }

    /// Whether the text differs from the one that it began with.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// Whether the text was changed since it was judged.
    public ReadOnlyBooleanProperty pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /// What it is a draft of; empty for one that stands alone.
    public String subject() {
        return subject;
    }

    /// Begins with a text; a draft that was kept of the subject comes back in its place.
    ///
    /// @param registered the text without any change
    void open(String newSubject, SchemaFormat newFormat, String registered, Circumstances around) {
        opening = true;
        subject = newSubject;
        origin = registered;
        circumstances = around;
        judgement.set(null);
        DraftJournal.Kept kept = journal.of(newSubject).orElse(null);
        format.set(kept == null ? newFormat : kept.format());
        text.set(kept == null ? registered : kept.text());
        changed.set(!text.get().equals(origin));
        opening = false;
        judgeNow();
    }

    /// More is known of what it stands among, such as the table.
    void around(Circumstances now) {
        circumstances = now;
        judgeNow();
    }

    Circumstances circumstances() {
        return circumstances;
    }

    /// Takes the changes back.
    public void revert() {
        text.set(origin);
    }

    private void edited() {
        if (opening) {
            return;
        }
        changed.set(!text.get().equals(origin));
        if (changed.get()) {
            journal.keep(subject, format.get(), text.get());
        } else {
            journal.forget(subject);
        }
        pending.set(true);
        if (alarm != null) {
            alarm.cancel();
        }
        alarm = work.timer().after(PAUSE, () -> work.onFx(this::judgeNow));
    }

    private void judgeNow() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
        String now = text.get();
        SchemaFormat language = format.get();
        Circumstances around = circumstances;
        pending.set(true);
        work.job(text("schemas.job.judge"), progress -> judge.judge(language, now, around))
                .quiet()
                .in(slot)
                .onResult(result -> {
                    judgement.set(result);
                    pending.set(!now.equals(text.get()));
                })
                .onFailure(this::failed)
                .start();
    }

    /// Judging asks nobody: what fails here is a fault of the console's, and told by the window.
    private void failed(RemoteFailure failure) {
        pending.set(false);
        throw failure;
    }

    void close() {
        if (alarm != null) {
            alarm.cancel();
        }
        slot.clear();
    }
}
