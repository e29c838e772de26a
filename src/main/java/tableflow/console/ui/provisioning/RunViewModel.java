package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.provisioning.RunEvent;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.StepState;
import tableflow.console.service.provisioning.RunListener;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// A run that goes on or has ended, of an applied plan or of a removal: its steps, its log, its questions, its result.
final class RunViewModel {

    /// Where the run is.
    enum Phase {
        RUNNING,
        /// Cancelled; its threads have not ended yet.
        STOPPING,
        DONE,
        /// A step failed, or the run as a whole.
        FAILED,
        CANCELLED;

        boolean isEnded() {
            return this != RUNNING && this != STOPPING;
        }
    }

    /// What the run is.
    ///
    /// @param name as a phrase: "provision topic2"
    /// @param removal whether it removes instead of making
    /// @param topics the topics that it is about
    record Subject(String name, boolean removal, List<String> topics) {}

    /// The blocking call that is the run.
    @FunctionalInterface
    interface Body {
        RunResult run(RunListener listener);
    }

    private final Work work;
    private final Subject subject;
    private final Body body;
    private final Map<String, StepRow> byId = new LinkedHashMap<>();
    private final ObservableList<StepRow> steps = FXCollections.observableArrayList(
            row -> new javafx.beans.Observable[] {row.stateProperty()});
    private final ObservableList<KeepWaiting> questions = FXCollections.observableArrayList();
    private final RunLog log = new RunLog();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.RUNNING);
    private final ReadOnlyObjectWrapper<@Nullable RunResult> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Instant started;
    private @Nullable Instant ended;
    private @Nullable Job<RunResult> job;
    private Runnable again = () -> {};

    RunViewModel(Work work, Subject subject, List<StepRow> rows, Body body) {
        this.work = work;
        this.subject = subject;
        this.body = body;
        this.started = work.clock().instant();
        rows.forEach(row -> byId.put(row.id(), row));
        steps.setAll(byId.values());
    }

    Subject subject() {
        return subject;
    }

    ObservableList<StepRow> steps() {
        return steps;
    }

    ObservableList<KeepWaiting> questions() {
        return questions;
    }

    RunLog log() {
        return log;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    Phase phase() {
        return phase.get();
    }

    /// How it ended; absent while it goes on, and when it ended without saying how.
    ReadOnlyObjectProperty<@Nullable RunResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    Instant started() {
        return started;
    }

    /// How long it took; until now while it goes on.
    Duration took() {
        Instant end = ended;
        return Duration.between(started, end == null ? work.clock().instant() : end);
    }

    InstantSource clock() {
        return work.clock();
    }

    /// How many steps have ended well.
    long done() {
        return steps.stream().filter(it -> it.state() == StepState.DONE).count();
    }

    /// Starts it; `continueRun` is what Retry does after a failure.
    void start(Runnable continueRun) {
        again = continueRun;
        job = work.<RunEvent, RunResult>job(subject.name(), (progress, parts) -> body.run(new Listener(parts)),
                        this::take)
                .onResult(this::end)
                .onFailure(this::fail)
                .onCancelled(this::cancelled)
                .start();
    }

    /// Ends the run; what it made stays, and the journal lets it be continued.
    void cancel() {
        if (phase.get() == Phase.RUNNING && job != null) {
            phase.set(Phase.STOPPING);
            giveUpQuestions();
            job.cancel();
        }
    }

    void answer(KeepWaiting question, boolean goOn) {
        questions.remove(question);
        question.answer(goOn);
    }

    private void take(List<RunEvent> events) {
        List<LogLine> lines = new ArrayList<>();
        for (RunEvent event : events) {
            LogLines.of(event).ifPresent(lines::add);
            switch (event) {
                case RunEvent.StepChanged changed -> row(changed.stepId()).take(changed);
                case RunEvent.Ended last -> end(last.result());
                default -> { }
            }
        }
        log.add(lines);
    }

    private StepRow row(String id) {
        return byId.computeIfAbsent(id, unknown -> {
            StepRow row = new StepRow(unknown, null, unknown);
            steps.add(row);
            return row;
        });
    }

    /// Told by the last event and by the job's end; the second time changes nothing.
    private void end(RunResult told) {
        if (result.get() != null) {
            return;
        }
        told.steps().forEach(step -> row(step.stepId()).take(step));
        close();
        result.set(told);
        if (told.outcome() == RunResult.Outcome.FAILED) {
            RemoteFailure failure = told.failure().orElseGet(() -> RemoteFailure.of(
                    RemoteFailure.Kind.UNEXPECTED, subject.name(), text("provisioning.run.nofailure")));
            problem.set(new Problem(failure, again));
        }
        phase.set(switch (told.outcome()) {
            case DONE -> Phase.DONE;
            case FAILED -> Phase.FAILED;
            case CANCELLED -> Phase.CANCELLED;
        });
    }

    private void fail(RemoteFailure failure) {
        close();
        problem.set(new Problem(failure, again));
        log.add(List.of(new LogLine(work.clock().instant(), LogLine.Kind.ERROR, "", failure.getMessage())));
        phase.set(Phase.FAILED);
    }

    private void cancelled() {
        if (!phase.get().isEnded()) {
            close();
            phase.set(Phase.CANCELLED);
        }
    }

    private void close() {
        Instant now = work.clock().instant();
        ended = now;
        giveUpQuestions();
        steps.forEach(row -> row.abandon(now));
    }

    private void giveUpQuestions() {
        questions.forEach(question -> question.answer(false));
        questions.clear();
    }

    /// Called from the threads of the steps.
    private final class Listener implements RunListener {
        private final Consumer<RunEvent> parts;

        Listener(Consumer<RunEvent> parts) {
            this.parts = parts;
        }

        @Override
        public void happened(RunEvent event) {
            parts.accept(event);
        }

        @Override
        public boolean keepWaiting(String stepId, Duration waited) {
            KeepWaiting question = new KeepWaiting(stepId, waited);
            work.onFx(() -> {
                if (phase.get() == Phase.RUNNING) {
                    questions.add(question);
                } else {
                    question.answer(false);
                }
            });
            return question.await();
        }
    }
}
