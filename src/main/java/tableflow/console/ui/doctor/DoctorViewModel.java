package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.service.doctor.ladder.Examiner;
import tableflow.console.service.doctor.ladder.Watcher;
import tableflow.console.ui.doctor.report.Reportable;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// One subject on the ladder: what is asked, what was found so far, and what is chosen of it. JavaFX thread only.
final class DoctorViewModel {

    /// How the newest examination stands.
    enum Phase {
        NONE,
        RUNNING,
        DONE,
        /// Stopped by the user; what was found until then stays.
        STOPPED,
        FAILED
    }

    private final DoctorServices services;
    private final Work work;
    private final LadderModel ladder;
    private final StringProperty topic = new SimpleStringProperty("");
    private final ObservableList<String> topics = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Subject> subject = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Examination> examination = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Complaint> complaint = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty past = new SimpleBooleanProperty();
    private final LatestOnly examining = new LatestOnly();
    private final LatestOnly listing = new LatestOnly();
    private final List<Consumer<Examination>> onEnd = new ArrayList<>();
    private @Nullable Job<?> running;
    private boolean leads;

    DoctorViewModel(DoctorServices services, Work work) {
        this.services = services;
        this.work = work;
        this.ladder = new LadderModel(services.checks());
    }

    LadderModel ladder() {
        return ladder;
    }

    Work work() {
        return work;
    }

    /// The topic to examine next; empty for the whole environment.
    StringProperty topicProperty() {
        return topic;
    }

    /// The cluster's topics, as far as they have been read.
    ObservableList<String> topics() {
        return topics;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return examining.busyProperty();
    }

    /// What the ladder is about now; absent before the first examination.
    ReadOnlyObjectProperty<@Nullable Subject> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /// The last one that has ended; absent before, and after one of another subject was stopped.
    ReadOnlyObjectProperty<@Nullable Examination> examinationProperty() {
        return examination.getReadOnlyProperty();
    }

    /// The failure that another pane asked about; absent when the user came here alone.
    ReadOnlyObjectProperty<@Nullable Complaint> complaintProperty() {
        return complaint.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether the ladder shows an examination of the past, which cannot be gone on with.
    BooleanProperty pastProperty() {
        return past;
    }

    /// The job that examines now, for its progress.
    @Nullable Job<?> running() {
        return running;
    }

    /// Hears of each examination that came to its end.
    void onEnd(Consumer<Examination> listener) {
        onEnd.add(listener);
    }

    /// Reads the names of the topics, for the list to choose from.
    void readTopics() {
        work.job(text("doctor.job.topics"), progress -> services.topics())
                .in(listing)
                .quiet()
                .onResult(topics::setAll)
                .onFailure(failure -> problem.set(new Problem(failure, this::readTopics)))
                .start();
    }

    /// Examines the chosen topic, or the environment.
    void run() {
        complaint.set(null);
        leads = true;
        examine(wanted());
    }

    /// What [#run()] would examine.
    Subject wanted() {
        String name = topic.get() == null ? "" : topic.get().strip();
        return name.isEmpty() ? Subject.of(services.profile()) : Subject.of(services.profile(), name);
    }

    /// Examines what another pane could not make sense of, and shows the rung where it should lie.
    void diagnose(Request.Diagnose request) {
        Complaint said = Complaint.of(request, services::explain);
        Request.About about = request.about();
        complaint.set(said);
        examine(about, said.rung());
    }

    /// Examines what another pane asks about, and shows the rung that it names.
    void examine(Request.About about) {
        complaint.set(null);
        examine(about, Optional.ofNullable(about.rung()));
    }

    private void examine(Request.About about, Optional<Rung> first) {
        topic.set(about.topic() == null ? "" : about.topic());
        leads = first.isEmpty();
        first.ifPresent(rung -> ladder.chosenProperty().set(Place.of(rung)));
        examine(new Subject(services.profile(), Optional.ofNullable(about.topic()),
                Optional.ofNullable(about.database()), Optional.ofNullable(about.table()),
                Optional.ofNullable(about.workgroup())));
    }

    /// The complaint is dealt with.
    void dismissComplaint() {
        complaint.set(null);
    }

    private void examine(Subject wanted) {
        subject.set(wanted);
        examination.set(null);
        past.set(false);
        start(EnumSet.allOf(Rung.class), watcher -> services.examine(wanted, watcher), null);
    }

    /// Examines one rung anew.
    void again(Rung rung) {
        again(EnumSet.of(rung));
    }

    /// Examines a rung and all below it anew.
    void from(Rung rung) {
        again(Examiner.from(rung));
    }

    private void again(Set<Rung> rungs) {
        Examination before = examination.get();
        if (before != null && !past.get() && !examining.isBusy()) {
            leads = false;
            start(rungs, watcher -> services.again(before, rungs, watcher), before);
        }
    }

    /// Examines the rung of Athena anew with EXPLAIN, which leaves a result object behind: once the user has agreed.
    void explainInAthena() {
        Examination before = examination.get();
        if (before != null && canExplain()) {
            leads = false;
            start(EnumSet.of(Rung.ATHENA), watcher -> services.explainInAthena(before, watcher), before);
        }
    }

    /// Whether there is a table that Athena could be asked about.
    boolean canExplain() {
        Examination before = examination.get();
        return canGoOn() && before != null
                && (before.subject().topic().isPresent() || before.subject().table().isPresent());
    }

    /// Whether single rungs can be examined anew: only on top of an examination that came to its end.
    boolean canGoOn() {
        return examination.get() != null && !past.get() && !examining.isBusy();
    }

    private interface Examining {
        Examination go(Watcher watcher);
    }

    /// @param before what stands again when the user stops it
    private void start(Set<Rung> rungs, Examining how, @Nullable Examination before) {
        problem.set(null);
        phase.set(Phase.RUNNING);
        ladder.waiting(rungs);
        running = work.<LadderEvent, Examination>job(
                        text("doctor.job"), (progress, events) -> how.go(LadderEvent.telling(events)), ladder::take)
                .in(examining)
                .onResult(this::ended)
                .onCancelled(() -> over(Phase.STOPPED, before))
                .onFailure(failure -> {
                    over(Phase.FAILED, before);
                    problem.set(new Problem(failure, () -> start(rungs, how, before)));
                })
                .start();
    }

    private void ended(Examination result) {
        show(result);
        phase.set(Phase.DONE);
        if (leads || ledAstray()) {
            ladder.revealFirst();
        }
        onEnd.forEach(listener -> listener.accept(result));
    }

    /// Whether a complaint led to a rung that is not broken.
    private boolean ledAstray() {
        Place place = ladder.chosenProperty().get();
        return complaint.get() != null && place != null
                && ladder.row(place.rung()).state() != RungRow.State.BROKEN;
    }

    private void over(Phase how, @Nullable Examination before) {
        ladder.stopped();
        if (before != null) {
            show(before);
        }
        phase.set(how);
    }

    /// Shows an examination that has ended.
    private void show(Examination result) {
        ladder.show(result);
        examination.set(result);
        subject.set(result.subject());
    }

    /// The shown examination as something to report; empty until one has ended.
    Optional<Reportable> reportable() {
        return Optional.ofNullable(examination.get()).map(shown -> new Reportable(
                Reportable.name(shown.startedAt(), "doctor", shown.subject().profile().name(),
                        shown.subject().topic().or(shown.subject()::table).orElse("")),
                format -> services.report(shown, format)));
    }

    /// Shows an examination of another time.
    void showPast(Examination other) {
        examining.clear();
        complaint.set(null);
        topic.set(other.subject().topic().orElse(""));
        past.set(true);
        replace(other);
        Place place = ladder.chosenProperty().get();
        if (place == null || !ladder.stands(place)) {
            ladder.chosenProperty().set(null);
            ladder.revealFirst();
        }
    }

    /// Takes a newer examination of what is shown, which was made in the background; what is chosen stays.
    void adopt(Examination newer) {
        Subject shown = subject.get();
        if (shown != null && !examining.isBusy() && !past.get() && shown.topic().equals(newer.subject().topic())
                && shown.table().equals(newer.subject().table())) {
            replace(newer);
        }
    }

    private void replace(Examination other) {
        problem.set(null);
        ladder.waiting(EnumSet.allOf(Rung.class));
        show(other);
        phase.set(Phase.DONE);
    }

    /// Stops the examination; what was found stays.
    void cancel() {
        examining.cancel();
    }

    void close() {
        examining.clear();
        listing.clear();
    }
}
