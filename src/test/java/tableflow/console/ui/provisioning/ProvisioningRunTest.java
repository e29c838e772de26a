package tableflow.console.ui.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunEvent;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunSummary;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.StepState;

/// Runs as a user sees them: watched, cancelled, failed, resumed, undone.
class ProvisioningRunTest extends ProvisioningPaneFixture {

    @Test
    void aRunIsWatchedAndCancelledAndContinued() {
        CountDownLatch never = new CountDownLatch(1);
        service.run = (plan, listener) -> {
            Instant now = Instant.now();
            listener.happened(new RunEvent.Started(now, "run-1", false));
            for (String id : List.of("preflight", "owner")) {
                listener.happened(new RunEvent.StepChanged(now, id, StepState.RUNNING, Duration.ZERO, ""));
                listener.happened(new RunEvent.Called(now, id, "GET",
                        "http://127.0.0.1:1/org/v2/environments?page_size=100", 200, Duration.ofMillis(14), null));
                listener.happened(new RunEvent.StepChanged(
                        now, id, StepState.DONE, Duration.ofMillis(40), "as wanted"));
            }
            listener.happened(new RunEvent.StepChanged(now, "kafka-key:lkc-1", StepState.WAITING,
                    Duration.ofSeconds(75), "waiting until key KAFKAKEY1 works"));
            listener.happened(new RunEvent.StepChanged(now, "registry-key", StepState.RUNNING,
                    Duration.ofMillis(800), ""));
            listener.happened(new RunEvent.Called(now, "kafka-key:lkc-1", "GET",
                    "http://127.0.0.1:1/kafka/v3/clusters/lkc-1/topics", 401, Duration.ofMillis(6), null));
            listener.happened(new RunEvent.Logged(now, "registry-key", RunEvent.Level.WARNING,
                    "There is already a key of this name whose secret is not at hand"));
            try {
                never.await();
            } catch (InterruptedException cancelled) {
                listener.happened(new RunEvent.StepChanged(now, "kafka-key:lkc-1", StepState.CANCELLED,
                        Duration.ofSeconds(76), "cancelled"));
                return FakeProvisioner.result(plan, RunResult.Outcome.CANCELLED, null);
            }
            throw new AssertionError();
        };
        open(820, 720);
        request("topic2");
        plan();
        click("#provision-apply");
        await("two at work", () -> label("#provision-counts").contains("2 at work"));
        assertThat(fx(() -> work.jobs().listed().size())).as("stands among the window's jobs").isEqualTo(1);
        assertThat(Objects.requireNonNull(pane).unsaved()).isPresent();
        pictures("provisioning-run");
        click("#provision-cancel");
        await("cancelled", () -> label("#provision-phase").equals("Cancelled"));
        pictures("provisioning-cancelled");
        service.run = FakeProvisioner::runWell;
        click("#provision-continue");
        await("plan again", () -> shows(".step-card"));
        click("#provision-apply");
        await("result", () -> shows("#provision-show-topic") || label("#provision-phase").equals("Done"));
    }

    @Test
    void aFailedRunSaysWhyAndOffersAWayOn() {
        RemoteFailure broken = RemoteFailure.of(
                        RemoteFailure.Kind.QUOTA, "make the key dev-tableflow-topic-key", "10 of 10 keys are used")
                .withAdvice("Delete keys that nothing uses, then continue.");
        service.run = (plan, listener) -> {
            listener.happened(new RunEvent.StepChanged(Instant.now(), "kafka-key:lkc-1", StepState.FAILED,
                    Duration.ofMillis(420), broken.getMessage()));
            return FakeProvisioner.result(plan, RunResult.Outcome.FAILED, broken);
        };
        open(1000, 640);
        request("topic2");
        plan();
        click("#provision-apply");
        await("failed", () -> label("#provision-phase").equals("Failed"));
        assertThat(find("#provision-run-banner", Node.class).isVisible()).isTrue();
        pictures("provisioning-failed");
        click("#provision-run-banner .button");
        await("plan again", () -> shows(".step-card"));
    }

    @Test
    void aLongNameAndFortyStepsKeepTheirPlace() {
        List<Step> many = new ArrayList<>(FakeProvisioner.steps(LONG));
        IntStream.range(0, 31).forEach(n -> many.add(FakeProvisioner.step(
                "role:" + n, Step.Kind.ROLE_BINDING, "DeveloperWrite on lkc-1 prefixed topic-" + n,
                n % 3 == 0 ? Step.Action.CHANGE : Step.Action.REUSE)));
        List<Notice> notices = List.of(
                new Notice(Notice.Severity.NEEDS_CONSENT, "upsert-for-good", null,
                        "The topic is compacted: the table becomes UPSERT for good, and rows are replaced by key."),
                new Notice(Notice.Severity.WARNING, "bucket-region", null, "The cluster is in us-east-1, the bucket in"
                        + " eu-central-1: Tableflow needs both in the same region."),
                new Notice(Notice.Severity.INFO, "trust-policy", null, "The role must trust the principal."));
        service.planner = it -> FakeProvisioner.plan(it, many, notices);
        open(1000, 640);
        request(LONG);
        run(() -> find("#provision-schema-registered", RadioButton.class).fire());
        pictures("provisioning-form-long");
        plan();
        assertThat(find("#provision-apply", Button.class).isDisabled()).isTrue();
        pictures("provisioning-plan-many");
        click("#consent-upsert-for-good");
        await("may apply", () -> !find("#provision-apply", Button.class).isDisabled());
        click("#provision-apply");
        await("done", () -> label("#provision-phase").equals("Done"));
        pictures("provisioning-run-many");
    }

    @Test
    void earlierRunsAreResumedAndUndone() {
        RunSummary.Created topic = new RunSummary.Created("topic:topic2", Step.Kind.TOPIC, "topic2", "topic2");
        RunSummary.Created key = new RunSummary.Created(
                "kafka-key:lkc-1", Step.Kind.KAFKA_KEY, "dev-tableflow-topic-key", "KAFKAKEY1");
        service.runs.add(FakeProvisioner.unended("run-2", "orders", List.of(key)));
        service.runs.add(new RunSummary("run-1", "/tmp/run-1.jsonl", FakeProvisioner.NOW, List.of("topic2"),
                RunResult.Outcome.DONE, List.of(key, topic)));
        service.removal = new RemovalPlan("test", List.of(
                new RemovalPlan.Removal("run-1", topic,
                        List.of(new tableflow.console.domain.change.PlannedCall("DELETE", "http://127.0.0.1/x", null)),
                        "its records go with it"),
                new RemovalPlan.Removal("run-1", key, List.of(), "its secret is forgotten")),
                List.of(new RemovalPlan.Kept(Step.Kind.SERVICE_ACCOUNT, "tableflow-operator", "it owns other keys")),
                List.of("Objects in the bucket stay behind."), "topic2");
        open(1000, 640);
        await("runs", () -> shows("#undo-run-1"));
        unfold("#made-run-1");
        pictures("provisioning-start");
        click("#undo-run-1");
        await("removal", () -> shows(".step-card") && shows("#provision-remove"));
        pictures("provisioning-removal");
        click("#provision-remove");
        assertThat(asked).singleElement().satisfies(it -> {
            assertThat(it.typed()).isEqualTo("topic2");
            assertThat(it.details()).hasSize(2);
        });
        await("removed", () -> label("#provision-phase").equals("Done"));
        assertThat(service.confirmed).containsExactly("topic2");
        pictures("provisioning-removed");
    }
}
