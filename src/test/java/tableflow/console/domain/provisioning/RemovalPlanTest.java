package tableflow.console.domain.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.provisioning.RemovalPlan.Removal;
import tableflow.console.domain.provisioning.RunResult.StepResult;

class RemovalPlanTest {

    private static Removal removal(String stepId, Step.Kind kind, String id) {
        return new Removal("run", new RunSummary.Created(stepId, kind, "subject", id), List.of(), "");
    }

    private static StepResult ended(String stepId, StepState state) {
        return new StepResult(stepId, state, Duration.ZERO, state == StepState.DONE, "", null);
    }

    @Test
    void onlyKeysWhoseRemovalEndedWellAreRemoved() {
        RemovalPlan plan = new RemovalPlan(
                "dev",
                List.of(
                        removal("topic:t", Step.Kind.TOPIC, "t"),
                        removal("kafka-key:lkc-1", Step.Kind.KAFKA_KEY, "GONE"),
                        removal("registry-key", Step.Kind.REGISTRY_KEY, "FAILED"),
                        removal("tableflow-key", Step.Kind.TABLEFLOW_KEY, "NOT-REACHED")),
                List.of(),
                List.of(),
                "t");
        RunResult result = new RunResult(
                "run",
                RunResult.Outcome.FAILED,
                "journal",
                List.of(
                        ended("topic:t", StepState.DONE),
                        ended("kafka-key:lkc-1", StepState.DONE),
                        ended("registry-key", StepState.FAILED)),
                List.of(),
                List.of());

        assertThat(plan.removedKeys(result)).containsExactly("GONE");
    }
}
