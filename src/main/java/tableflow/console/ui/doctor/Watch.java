package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.RungReport.Checked;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.doctor.ladder.Verdict.Outcome;
import tableflow.console.service.doctor.ladder.Watcher;
import tableflow.console.ui.control.Interval;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.shell.Notice;
import tableflow.console.ui.shell.Notifier;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.Ticker;
import tableflow.console.ui.work.Work;

/// Examines one subject again and again, whatever pane is shown, and tells when something has changed: each round
/// begins one period after the last one ended, and one that falls into an examination of the user's is left out.
/// A check that could not be made has not changed. JavaFX thread only.
final class Watch {

    private final DoctorServices services;
    private final DoctorViewModel model;
    private final Work work;
    private final Notifier notifier;
    private final ObjectProperty<Interval> interval = new SimpleObjectProperty<>(Interval.OFF);
    private final ReadOnlyObjectWrapper<@Nullable Subject> subject = new ReadOnlyObjectWrapper<>();
    private final Map<String, Set<String>> known = new HashMap<>();
    private Consumer<@Nullable Finding> reveal = finding -> {};
    private @Nullable Ticker ticker;

    Watch(DoctorServices services, DoctorViewModel model, Notifier notifier) {
        this.services = services;
        this.model = model;
        this.work = model.work();
        this.notifier = notifier;
        interval.subscribe((before, now) -> restart(now));
        model.onEnd(this::learn);
    }

    /// How often; OFF ends it.
    ObjectProperty<Interval> intervalProperty() {
        return interval;
    }

    /// What is watched; absent while nothing is.
    ReadOnlyObjectProperty<@Nullable Subject> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /// Where a notice leads: to a finding, or to the pane alone.
    void onReveal(Consumer<@Nullable Finding> handler) {
        reveal = handler;
    }

    private void restart(Interval chosen) {
        stop();
        if (chosen == Interval.OFF) {
            subject.set(null);
            return;
        }
        Subject watched = model.wanted();
        subject.set(watched);
        known.clear();
        Examination shown = model.examinationProperty().get();
        if (shown != null && same(shown.subject(), watched) && !model.pastProperty().get()) {
            learn(shown);
        }
        Ticker made = new Ticker(work, chosen.period(), this::round);
        ticker = made;
        made.visibleProperty().set(true);
    }

    private Job<?> round() {
        Subject watched = subject.get();
        if (watched == null || model.busyProperty().get()) {
            return work.job(text("doctor.watch.job"), progress -> "left out").quiet().start();
        }
        Subject now = new Subject(services.profile(), watched.topic(), watched.database(), watched.table(),
                watched.workgroup());
        return work.job(text("doctor.watch.job"), progress -> services.examine(now, Watcher.NONE))
                .onResult(this::ended)
                .onFailure(failure -> notifier.tell(new Notice(
                        text("doctor.watch.failed"), failure.getMessage(), Severity.WARNING, false,
                        () -> reveal.accept(null))))
                .start();
    }

    private void ended(Examination result) {
        Subject watched = subject.get();
        if (watched == null || !same(result.subject(), watched)) {
            return;
        }
        boolean first = known.isEmpty();
        List<Finding> fresh = result.findings().stream().filter(finding -> isNew(result, finding)).toList();
        List<String> mended = mended(result);
        learn(result);
        work.job(text("doctor.history.job.keep"), progress -> services.store().add(result, true)).quiet().start();
        model.adopt(result);
        if (first) {
            return;
        }
        if (!fresh.isEmpty()) {
            Finding worst = fresh.getFirst();
            notifier.tell(new Notice(
                    text("doctor.watch.broken", Words.subject(result.subject()), fresh.size()), worst.says(),
                    Words.severity(worst.severity()), true, () -> reveal.accept(worst)));
        } else if (!mended.isEmpty()) {
            notifier.tell(new Notice(
                    text("doctor.watch.mended", Words.subject(result.subject())), String.join(", ", mended),
                    Severity.GOOD, true, () -> reveal.accept(null)));
        }
    }

    private boolean isNew(Examination result, Finding finding) {
        return result.rungs().stream()
                .flatMap(rung -> rung.checks().stream())
                .filter(it -> it.verdict().findings().contains(finding))
                .noneMatch(it -> known.getOrDefault(it.check().id(), Set.of()).contains(key(finding)));
    }

    private List<String> mended(Examination result) {
        return result.rungs().stream()
                .flatMap(rung -> rung.checks().stream())
                .filter(it -> it.verdict().outcome() == Outcome.HEALTHY
                        && !known.getOrDefault(it.check().id(), Set.of()).isEmpty())
                .map(it -> it.check().title())
                .toList();
    }

    /// Takes what is known as that from which things change; a check that was not made leaves what was known of it.
    private void learn(Examination result) {
        Subject watched = subject.get();
        if (watched == null || !same(result.subject(), watched)) {
            return;
        }
        for (RungReport rung : result.rungs()) {
            for (Checked it : rung.checks()) {
                if (it.verdict().outcome() != Outcome.NOT_CHECKED) {
                    Set<String> wrong = new HashSet<>();
                    it.verdict().findings().forEach(finding -> wrong.add(key(finding)));
                    known.put(it.check().id(), wrong);
                }
            }
        }
    }

    /// Sentences hold ages and figures, which change with every look.
    private static String key(Finding finding) {
        Rung rung = finding.rung();
        return rung + " " + finding.severity() + " " + (finding.id().isEmpty() ? finding.says() : finding.id());
    }

    private static boolean same(Subject one, Subject other) {
        return Objects.equals(one.topic(), other.topic()) && Objects.equals(one.database(), other.database())
                && Objects.equals(one.table(), other.table()) && Objects.equals(one.workgroup(), other.workgroup());
    }

    private void stop() {
        if (ticker != null) {
            ticker.close();
            ticker = null;
        }
    }

    void close() {
        stop();
    }
}
