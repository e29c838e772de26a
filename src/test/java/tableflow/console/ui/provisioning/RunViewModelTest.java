package tableflow.console.ui.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RunEvent;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.StepState;
import tableflow.console.ui.provisioning.RunViewModel.Phase;
import tableflow.console.ui.work.TestWork;

/// A run as the window follows it.
class RunViewModelTest {

    private final TestWork work = TestWork.inline();
    private final Plan plan = FakeProvisioner.plan(
            new Manifest(null, null, null, null, Manifest.Keys.DEFAULTS, null, null, List.of()),
            FakeProvisioner.steps("topic2"), List.of());

    private RunViewModel run(TestWork on, RunViewModel.Body body) {
        List<StepRow> rows = plan.steps().stream()
                .map(it -> new StepRow(it.id(), it.kind(), it.subject()))
                .toList();
        return new RunViewModel(
                on.work, new RunViewModel.Subject("provision topic2", false, List.of("topic2")), rows, body);
    }

    @Test
    void followsEveryStepToItsEnd() {
        RunViewModel run = run(work, listener -> FakeProvisioner.runWell(plan, listener));
        run.start(() -> {});
        assertThat(run.phase()).isEqualTo(Phase.DONE);
        assertThat(run.done()).isEqualTo(plan.steps().size());
        assertThat(run.steps()).allSatisfy(row -> {
            assertThat(row.state()).isEqualTo(StepState.DONE);
            assertThat(row.paceProperty().get().took()).isEqualTo(Duration.ofMillis(1200));
        });
        assertThat(run.resultProperty().get()).isNotNull();
        assertThat(run.problemProperty().get()).isNull();
        assertThat(run.log().shown()).anySatisfy(line ->
                assertThat(line.words()).contains("201").contains("12\u00a0ms"));
    }

    @Test
    void overlappingStepsAreBothAtWork() {
        RunViewModel[] seen = new RunViewModel[1];
        RunViewModel run = run(work, listener -> {
            listener.happened(FakeProvisioner.changed("registry-key", StepState.RUNNING, 0, ""));
            listener.happened(FakeProvisioner.changed("kafka-key:lkc-1", StepState.WAITING, 700, "spreading"));
            assertThat(seen[0].steps().stream().filter(it -> it.paceProperty().get().since() != null)).hasSize(2);
            StepRow kafka = seen[0].steps().get(2);
            assertThat(kafka.noteProperty().get()).isEqualTo("spreading");
            assertThat(kafka.paceProperty().get().since()).isEqualTo(FakeProvisioner.NOW);
            return FakeProvisioner.runWell(plan, listener);
        });
        seen[0] = run;
        run.start(() -> {});
        assertThat(work.unhandled).isEmpty();
        assertThat(run.phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void aFailedStepIsAProblemWithAWayOn() {
        RemoteFailure broken = RemoteFailure.of(RemoteFailure.Kind.QUOTA, "make the key", "10 of 10 keys are used");
        RunViewModel run = run(work, listener -> FakeProvisioner.result(plan, RunResult.Outcome.FAILED, broken));
        boolean[] again = {false};
        run.start(() -> again[0] = true);
        assertThat(run.phase()).isEqualTo(Phase.FAILED);
        assertThat(run.problemProperty().get().failure()).isSameAs(broken);
        FakeProvisioner.retry(run.problemProperty());
        assertThat(again[0]).isTrue();
    }

    @Test
    void aRunThatCannotBeginIsAProblemToo() {
        RunViewModel run = run(work, listener -> {
            throw RemoteFailure.of(RemoteFailure.Kind.CONFLICT, "apply the plan", "another process applies");
        });
        run.start(() -> {});
        assertThat(run.phase()).isEqualTo(Phase.FAILED);
        assertThat(run.problemProperty().get().failure().why()).isEqualTo("another process applies");
        assertThat(run.steps()).allMatch(row -> row.state() == StepState.CANCELLED);
    }

    @Test
    void cancelIsToldWithinTheGraceEvenWhenTheRunDoesNotHeed() {
        TestWork queued = TestWork.queued();
        RunViewModel run = run(queued, listener -> FakeProvisioner.runWell(plan, listener));
        run.start(() -> {});
        run.cancel();
        assertThat(run.phase()).isEqualTo(Phase.STOPPING);
        queued.timer.advance(Duration.ofMillis(200));
        assertThat(run.phase()).isEqualTo(Phase.CANCELLED);
        assertThat(run.steps()).allMatch(row -> row.state().ended());
        assertThat(run.problemProperty().get()).isNull();
    }

    @Test
    void whatARunTellsAfterItWasGivenUpIsStillShown() {
        TestWork queued = TestWork.queued();
        RunViewModel[] seen = new RunViewModel[1];
        RunViewModel run = run(queued, listener -> {
            listener.happened(FakeProvisioner.changed("topic:topic2", StepState.RUNNING, 0, ""));
            seen[0].cancel();
            queued.timer.advance(Duration.ofMillis(200));
            assertThat(seen[0].phase()).isEqualTo(Phase.CANCELLED);
            listener.happened(FakeProvisioner.changed("topic:topic2", StepState.DONE, 900, "made"));
            RunResult result = FakeProvisioner.result(plan, RunResult.Outcome.CANCELLED, null);
            listener.happened(new RunEvent.Ended(FakeProvisioner.NOW, result));
            Thread.interrupted();
            return result;
        });
        seen[0] = run;
        run.start(() -> {});
        queued.runNext();
        assertThat(run.resultProperty().get()).isNotNull();
        assertThat(run.phase()).isEqualTo(Phase.CANCELLED);
        assertThat(run.log().shown()).anySatisfy(line -> assertThat(line.words()).isEqualTo("Done: made"));
    }

    @Test
    void aStepThatWaitsLongAsksAndGetsItsAnswer() {
        boolean[] answer = new boolean[2];
        RunViewModel[] seen = new RunViewModel[1];
        RunViewModel run = run(work, listener -> {
            seen[0].questions().addListener((javafx.beans.InvalidationListener) change -> {
                if (!seen[0].questions().isEmpty()) {
                    KeepWaiting asked = seen[0].questions().getFirst();
                    seen[0].answer(asked, asked.waited().toMinutes() < 30);
                }
            });
            answer[0] = listener.keepWaiting("health:topic2", Duration.ofMinutes(25));
            answer[1] = listener.keepWaiting("health:topic2", Duration.ofMinutes(50));
            return FakeProvisioner.runWell(plan, listener);
        });
        seen[0] = run;
        run.start(() -> {});
        assertThat(answer).containsExactly(true, false);
        assertThat(run.questions()).isEmpty();
    }

    @Test
    void theLogKeepsOnlyTheNewestLines() {
        RunLog log = new RunLog();
        for (int batch = 0; batch < 30; batch++) {
            int first = batch * 400;
            log.add(IntStream.range(first, first + 400)
                    .mapToObj(n -> new LogLine(FakeProvisioner.NOW,
                            n % 2 == 0 ? LogLine.Kind.CALL : LogLine.Kind.INFO, "topic:topic2", "line " + n))
                    .toList());
        }
        assertThat(log.shown()).hasSize(RunLog.MOST);
        assertThat(log.shown().getLast().words()).isEqualTo("line 11999");
        assertThat(log.droppedProperty().get()).isEqualTo(12_000 - RunLog.MOST);
        log.callsProperty().set(false);
        assertThat(log.shown()).hasSize(RunLog.MOST / 2);
        log.filterProperty().set("LINE 11999");
        assertThat(log.shown()).hasSize(1);
        assertThat(log.content()).contains("line 11999").endsWith("\n");
    }
}
