package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.ladder.Comparison;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.service.doctor.keep.ExaminationStore;
import tableflow.console.service.doctor.keep.Kept;
import tableflow.console.ui.doctor.report.Reportable;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The kept examinations, and what two of them do not have in common. JavaFX thread only.
final class HistoryViewModel {

    private final DoctorServices services;
    private final DoctorViewModel model;
    private final Work work;
    private final ObservableList<Kept> examinations = FXCollections.observableArrayList();
    private final ObservableList<String> notices = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Compared> compared = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final LatestOnly reading = new LatestOnly();
    private final LatestOnly comparing = new LatestOnly();

    /// Two examinations side by side.
    ///
    /// @param before absent where there is none to compare with
    record Compared(@Nullable Examination before, Examination after, Optional<Comparison> comparison) {}

    HistoryViewModel(DoctorServices services, DoctorViewModel model) {
        this.services = services;
        this.model = model;
        this.work = model.work();
        model.onEnd(this::keep);
    }

    /// Newest first.
    ObservableList<Kept> examinations() {
        return examinations;
    }

    /// Files that could not be read, and where they are now.
    ObservableList<String> notices() {
        return notices;
    }

    ReadOnlyObjectProperty<@Nullable Compared> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void keep(Examination result) {
        work.job(text("doctor.history.job.keep"), progress -> services.store().add(result, false))
                .quiet()
                .onResult(kept -> load())
                .onFailure(failure -> problem.set(new Problem(failure, () -> keep(result))))
                .start();
    }

    /// Lists them anew.
    void load() {
        work.job(text("doctor.history.job.list"), progress -> services.store().list())
                .in(reading)
                .quiet()
                .onResult(this::show)
                .onFailure(failure -> problem.set(new Problem(failure, this::load)))
                .start();
    }

    private void show(ExaminationStore.Found found) {
        if (!examinations.equals(found.examinations())) {
            examinations.setAll(found.examinations());
        }
        notices.addAll(found.notices());
    }

    /// Shows one on the ladder.
    void open(Kept kept, Runnable then) {
        problem.set(null);
        work.job(text("doctor.history.job.open"), progress -> services.store().read(kept.id(), services.profile()))
                .in(comparing)
                .onResult(examination -> {
                    model.showPast(examination);
                    then.run();
                })
                .onFailure(failure -> problem.set(new Problem(failure, () -> open(kept, then))))
                .start();
    }

    /// Compares two of them, the older one first whichever was chosen first.
    void compare(Kept one, Kept other) {
        Kept older = one.startedAt().isAfter(other.startedAt()) ? other : one;
        Kept newer = one.startedAt().isAfter(other.startedAt()) ? one : other;
        compare(() -> compared(
                services.store().read(older.id(), services.profile()),
                services.store().read(newer.id(), services.profile())));
    }

    /// Compares what the ladder shows with the last time when nothing of the same subject was broken.
    void compareWithLastGood() {
        Examination shown = model.examinationProperty().get();
        if (shown != null) {
            compare(() -> services.store().lastGood(about(shown.subject()), shown.startedAt())
                    .map(kept -> compared(services.store().read(kept.id(), services.profile()), shown))
                    .orElseGet(() -> new Compared(null, shown, Optional.empty())));
        }
    }

    private static Compared compared(Examination before, Examination after) {
        return new Compared(before, after, Optional.of(Comparison.of(before, after)));
    }

    private interface Pairing {
        Compared find();
    }

    private void compare(Pairing pairing) {
        problem.set(null);
        work.job(text("doctor.history.job.compare"), progress -> pairing.find())
                .in(comparing)
                .onResult(compared::set)
                .onFailure(failure -> problem.set(new Problem(failure, () -> compare(pairing))))
                .start();
    }

    private static Kept.About about(Subject subject) {
        return new Kept.About(subject.topic(), subject.database(), subject.table(), subject.workgroup());
    }

    /// A kept one as something to report; it is read when the report is made.
    Reportable reportable(Kept kept) {
        return new Reportable(
                Reportable.name(kept.startedAt(), "doctor", services.profile().name(),
                        kept.about().topic().or(kept.about()::table).orElse("")),
                format -> services.report(services.store().read(kept.id(), services.profile()), format));
    }

    /// Lets one stay, or go when its time comes.
    void pin(Kept kept, boolean stays) {
        change(store -> store.pin(kept.id(), stays));
    }

    void remove(List<Kept> some) {
        change(store -> some.forEach(kept -> store.remove(kept.id())));
    }

    private interface Changing {
        void in(ExaminationStore store);
    }

    private void change(Changing how) {
        work.job(text("doctor.history.job.change"), progress -> {
                    how.in(services.store());
                    return services.store().list();
                })
                .in(reading)
                .onResult(this::show)
                .onFailure(failure -> problem.set(new Problem(failure, () -> change(how))))
                .start();
    }

    void close() {
        reading.clear();
        comparing.clear();
    }
}
