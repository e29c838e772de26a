package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
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
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.Referenced;
import tableflow.console.service.schemas.judge.Circumstances;
import tableflow.console.service.schemas.judge.DraftJudge;
import tableflow.console.service.schemas.judge.Judgement;
import tableflow.console.service.schemas.references.ReferenceDesk;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Timer;
import tableflow.console.ui.work.Work;

/// The draft in the editor, judged while it is typed: soon after the last key, and only the newest judgement counts.
public final class DraftViewModel {

    /// Long enough that a fast typist is not judged at every key.
    static final Duration PAUSE = Duration.ofMillis(120);

    /// Begins what drafts that stand alone are kept under.
    static final String ALONE = "new:";

    private final DraftJudge judge;
    private final DraftJournal journal;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<SchemaFormat> format = new SimpleObjectProperty<>(SchemaFormat.JSON);
    private final ReadOnlyObjectWrapper<@Nullable Judgement> judgement = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper returned = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper pending = new ReadOnlyBooleanWrapper();
    private final LatestOnly resolving = new LatestOnly();
    private final ReadOnlyObjectWrapper<Circumstances> circumstances =
            new ReadOnlyObjectWrapper<>(Circumstances.NONE);
    private final ReadOnlyObjectWrapper<List<SchemaReference>> references = new ReadOnlyObjectWrapper<>(List.of());
    private final ReferenceDesk desk;
    private String subject = "";
    private Origin origin = new Origin("", List.of(), List.of());
    private Consumer<@Nullable Problem> onProblem = problem -> {};
    private Timer.@Nullable Alarm alarm;
    private boolean opening;

    /// What a draft began with.
    ///
    /// @param referred the texts of the references, each after those that it needs itself
    record Origin(String text, List<SchemaReference> references, List<Referenced> referred) {
        Origin {
            references = List.copyOf(references);
            referred = List.copyOf(referred);
        }

        /// That refers to nothing.
        static Origin of(String text) {
            return new Origin(text, List.of(), List.of());
        }
    }

    /// @param desk reads what drafts refer to
    DraftViewModel(DraftJudge judge, ReferenceDesk desk, DraftJournal journal, Work work) {
        this.judge = judge;
        this.desk = desk;
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

    /// Whether it is an earlier draft that came back in place of the text that was opened, and nobody has said yet that
    /// this is known.
    public ReadOnlyBooleanProperty returnedProperty() {
        return returned.getReadOnlyProperty();
    }

    /// It is known that this is an earlier draft.
    void acknowledge() {
        returned.set(false);
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
    /// @param began the text without any change, and what it refers to
    void open(String newSubject, SchemaFormat newFormat, Origin began, Circumstances around) {
        opening = true;
        acknowledge();
        resolving.clear();
        subject = newSubject;
        origin = began;
        circumstances.set(around.with(began.referred()));
        judgement.set(null);
        DraftJournal.Kept kept = journal.of(key(newSubject, newFormat)).orElse(null);
        format.set(kept == null ? newFormat : kept.format());
        text.set(kept == null ? began.text() : kept.text());
        references.set(kept == null ? began.references() : kept.references().orElse(began.references()));
        changed.set(differs());
        returned.set(kept != null && changed.get());
        opening = false;
        judgeNow();
        boolean known = references.get().equals(began.references()) && !began.referred().isEmpty();
        if (!known && !references.get().isEmpty()) {
            resolve();
        }
    }

    /// Those that stand alone are kept one for each language: to begin one does not bring back that of another.
    private static String key(String subject, SchemaFormat format) {
        return subject.isEmpty() ? ALONE + format.name() : subject;
    }

    /// It is not wanted any more, as it has become a version.
    void forget() {
        journal.forget(key(subject, format.get()));
    }

    private boolean differs() {
        return !text.get().equals(origin.text()) || !references.get().equals(origin.references());
    }

    /// What it refers to in the registry.
    ReadOnlyObjectProperty<List<SchemaReference>> referencesProperty() {
        return references.getReadOnlyProperty();
    }

    /// Told why the texts of references cannot be had, and null once they are there.
    void onProblem(Consumer<@Nullable Problem> handler) {
        onProblem = handler;
    }

    /// Another text that refers to other schemas.
    void take(String now, List<SchemaReference> others) {
        boolean same = others.equals(references.get());
        references.set(List.copyOf(others));
        text.set(now);
        edited();
        if (!same) {
            resolve();
        }
    }

    /// Refers to other schemas from now on.
    ///
    /// @param referred their texts, each after those that it needs itself
    void refer(List<SchemaReference> others, List<Referenced> referred) {
        resolving.clear();
        references.set(List.copyOf(others));
        circumstances.set(circumstances.get().with(referred));
        edited();
        judgeNow();
    }

    /// Reads what the draft refers to; until then it is judged with what is known.
    private void resolve() {
        List<SchemaReference> now = references.get();
        work.job(text("schemas.refer.job.read"), progress -> desk.texts(now))
                .quiet()
                .in(resolving)
                .onResult(referred -> {
                    onProblem.accept(null);
                    around(circumstances.get().with(referred));
                })
                .onFailure(failure -> onProblem.accept(new Problem(failure, this::resolve)))
                .start();
    }

    /// More is known of what it stands among, such as the table.
    void around(Circumstances now) {
        circumstances.set(now);
        judgeNow();
    }

    /// It follows another version now: changes count from that one, and the text stays.
    void follow(Origin began, Circumstances now) {
        origin = began;
        keep();
        around(now);
    }

    Circumstances circumstances() {
        return circumstances.get();
    }

    ReadOnlyObjectProperty<Circumstances> circumstancesProperty() {
        return circumstances.getReadOnlyProperty();
    }

    /// Takes the changes back.
    public void revert() {
        references.set(origin.references());
        circumstances.set(circumstances.get().with(origin.referred()));
        resolving.clear();
        text.set(origin.text());
        edited();
        if (origin.referred().isEmpty() && !references.get().isEmpty()) {
            resolve();
        }
    }

    private void edited() {
        if (opening) {
            return;
        }
        keep();
        pending.set(true);
        if (alarm != null) {
            alarm.cancel();
        }
        alarm = work.timer().after(PAUSE, () -> work.onFx(this::judgeNow));
    }

    private void keep() {
        changed.set(differs());
        if (changed.get()) {
            journal.keep(key(subject, format.get()), format.get(), text.get(), references.get());
        } else {
            forget();
            acknowledge();
        }
    }

    private void judgeNow() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
        String now = text.get();
        SchemaFormat language = format.get();
        Circumstances around = circumstances.get();
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
        resolving.clear();
    }
}
