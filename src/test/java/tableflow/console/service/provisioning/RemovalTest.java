package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunResult.Outcome;
import tableflow.console.domain.provisioning.RunSummary;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.StepState;

/// Undoing: only what was made here, in the right order, and nothing that others use.
class RemovalTest {

    @TempDir
    private Path folder;

    private Stand stand;

    @BeforeEach
    void stand() {
        stand = new Stand(folder);
    }

    private static List<Step.Kind> kinds(RemovalPlan plan) {
        return plan.removals().stream().map(it -> it.object().kind()).toList();
    }

    @Test
    void goesBackwards() {
        Manifest manifest = Stand.whole("topic2");
        stand.apply(manifest);
        int before = stand.world.calls.size();

        RemovalPlan plan = stand.provisioning().planRemoval(manifest);

        assertThat(kinds(plan)).containsExactly(
                Step.Kind.TABLEFLOW_TOPIC, Step.Kind.CATALOG_INTEGRATION, Step.Kind.SCHEMA, Step.Kind.TOPIC,
                Step.Kind.KAFKA_KEY, Step.Kind.REGISTRY_KEY, Step.Kind.TABLEFLOW_KEY, Step.Kind.ROLE_BINDING,
                Step.Kind.ROLE_BINDING, Step.Kind.ROLE_BINDING, Step.Kind.PROVIDER_INTEGRATION,
                Step.Kind.SERVICE_ACCOUNT);
        assertThat(plan.removals()).allMatch(it -> it.calls().size() == 1);
        assertThat(plan.confirmation()).isEqualTo("topic2");
        assertThat(plan.warnings()).hasSize(2);
        assertThat(stand.world.calls).hasSize(before);
    }

    @Test
    void removesNothingWithoutTheTypedConfirmation() {
        Manifest manifest = Stand.whole("topic2");
        stand.apply(manifest);
        Provisioning provisioning = stand.provisioning();
        RemovalPlan plan = provisioning.planRemoval(manifest);
        int before = stand.world.calls.size();

        assertThatExceptionOfType(RemoteFailure.class)
                .isThrownBy(() -> provisioning.remove(plan, "yes", RunListener.NONE))
                .matches(it -> it.is(Kind.INVALID));

        assertThat(stand.world.calls).hasSize(before);
    }

    @Test
    void leavesWhatWasThereBefore() {
        Manifest manifest = Stand.manifest(Stand.topic("topic2"));
        stand.world.topics.put("topic2", new World.FakeTopic("topic2", 1, Map.of()));
        stand.apply(manifest);
        Provisioning provisioning = stand.provisioning();

        RemovalPlan plan = provisioning.planRemoval(manifest);

        assertThat(kinds(plan)).doesNotContain(Step.Kind.TOPIC, Step.Kind.SERVICE_ACCOUNT).contains(Step.Kind.SCHEMA);
        provisioning.remove(plan, plan.confirmation(), RunListener.NONE);
        assertThat(stand.world.topics).containsOnlyKeys("topic2");
        assertThat(stand.world.tables).isEmpty();
    }

    @Test
    void keepsWhatOtherTopicsUse() {
        Manifest first = Stand.whole("topic2");
        Manifest second = Stand.whole("other");
        stand.apply(first);
        stand.apply(second);
        Provisioning provisioning = stand.provisioning();

        RemovalPlan plan = provisioning.planRemoval(first);

        assertThat(kinds(plan)).containsExactly(Step.Kind.TABLEFLOW_TOPIC, Step.Kind.SCHEMA, Step.Kind.TOPIC);
        assertThat(plan.kept()).extracting(RemovalPlan.Kept::kind).contains(
                Step.Kind.CATALOG_INTEGRATION, Step.Kind.PROVIDER_INTEGRATION, Step.Kind.KAFKA_KEY,
                Step.Kind.SERVICE_ACCOUNT, Step.Kind.ROLE_BINDING);
        assertThat(provisioning.remove(plan, plan.confirmation(), RunListener.NONE).outcome()).isEqualTo(Outcome.DONE);
        assertThat(stand.plan(second).hasChanges()).isFalse();
        assertThat(stand.world.topics).containsOnlyKeys("other");
    }

    @Test
    void keepsTheKeysOfOtherTopicsOfTheSameRun() {
        Manifest both = Stand.whole("topic2", "other");
        stand.apply(both);
        Provisioning provisioning = stand.provisioning();

        RemovalPlan plan = provisioning.planRemoval(Stand.whole("topic2"));

        assertThat(kinds(plan)).containsExactly(Step.Kind.TABLEFLOW_TOPIC, Step.Kind.SCHEMA, Step.Kind.TOPIC);
        assertThat(plan.kept()).filteredOn(it -> it.kind() == Step.Kind.KAFKA_KEY).singleElement()
                .extracting(RemovalPlan.Kept::reason).asString().contains("other");
        assertThat(provisioning.remove(plan, "topic2", RunListener.NONE).outcome()).isEqualTo(Outcome.DONE);
        assertThat(stand.plan(Stand.whole("other")).hasChanges()).isFalse();
        assertThat(kinds(provisioning.planRemoval(both))).contains(
                Step.Kind.KAFKA_KEY, Step.Kind.REGISTRY_KEY, Step.Kind.TABLEFLOW_KEY, Step.Kind.SERVICE_ACCOUNT);
    }

    @Test
    void leavesATopicOfTheSameNameInAnotherCluster() {
        Manifest here = Stand.whole("topic2");
        stand.apply(here);
        Manifest there = new Manifest(null, null, "lkc-2", here.owner(), here.keys(), here.providerIntegration(),
                here.glue(), here.topics());

        RemovalPlan plan = stand.provisioning().planRemoval(there);

        assertThat(plan.removals()).isEmpty();
        assertThat(plan.kept()).filteredOn(it -> it.kind() == Step.Kind.TOPIC).singleElement()
                .extracting(RemovalPlan.Kept::reason).asString().contains("lkc-1");
    }

    @Test
    void keepsATopicOnWhichSomebodyElseEnabledTableflow() {
        Manifest manifest = Stand.manifest(Stand.topic("topic2"));
        stand.world.trouble(World.failing("create table", 1, false, World.failure(Kind.INVALID, 400)));
        stand.apply(manifest);
        stand.world.trouble(new World.Trouble() {});
        Stand others = new Stand(folder.resolve("others"));
        others.apply(manifest);
        stand.world.tables.putAll(others.world.tables);

        RemovalPlan plan = stand.provisioning().planRemoval(manifest);

        assertThat(kinds(plan)).doesNotContain(Step.Kind.TOPIC, Step.Kind.SCHEMA, Step.Kind.TABLEFLOW_TOPIC);
        assertThat(plan.kept()).anyMatch(it -> it.reason().contains("no run here did that"));
    }

    @Test
    void stopsAtAFailureAndGoesOnLater() {
        Manifest manifest = Stand.whole("topic2");
        stand.apply(manifest);
        Provisioning provisioning = stand.provisioning();
        RemovalPlan plan = provisioning.planRemoval(manifest);
        stand.world.trouble(World.failing("delete table", 1, false, World.failure(Kind.FORBIDDEN, 403)));

        RunResult failed = provisioning.remove(plan, "topic2", RunListener.NONE);

        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.step("topic:topic2").orElseThrow().state()).isEqualTo(StepState.SKIPPED);
        assertThat(stand.world.topics).hasSize(1);
        assertThat(stand.world.keys).hasSize(3);
        RemovalPlan rest = provisioning.planRemoval(manifest);
        assertThat(provisioning.remove(rest, "topic2", RunListener.NONE).outcome()).isEqualTo(Outcome.DONE);
        assertThat(stand.world.topics).isEmpty();
        assertThat(provisioning.planRemoval(manifest).removals()).isEmpty();
    }

    @Test
    void asksAgainWhileAnIntegrationIsInUse() {
        Manifest manifest = Stand.whole("topic2");
        stand.apply(manifest);
        Provisioning provisioning = stand.provisioning();
        RemovalPlan plan = provisioning.planRemoval(manifest);
        stand.world.trouble(World.failing("delete integration", 3, false, World.failure(Kind.CONFLICT, 409)));

        assertThat(provisioning.remove(plan, "topic2", RunListener.NONE).outcome()).isEqualTo(Outcome.DONE);
        assertThat(stand.world.integrations).isEmpty();
    }

    @Test
    void aKeyThatIsRefusedIsGoneOnlyWhenItsOwnersListSaysSo() {
        Manifest manifest = Stand.whole("topic2");
        stand.apply(manifest);
        Provisioning provisioning = stand.provisioning();
        RemovalPlan plan = provisioning.planRemoval(manifest);
        stand.world.trouble(World.failing("delete key", 1, false, World.failure(Kind.FORBIDDEN, 403)));
        assertThat(provisioning.remove(plan, "topic2", RunListener.NONE).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(stand.world.keys).hasSize(3);
        String byHand = plan.removals().stream().filter(it -> it.object().kind() == Step.Kind.KAFKA_KEY).findFirst()
                .orElseThrow().object().objectId();
        stand.world.keys.remove(byHand);
        stand.world.trouble(World.failing("delete key", 1, false, World.failure(Kind.FORBIDDEN, 403)));

        RunResult result = provisioning.remove(provisioning.planRemoval(manifest), "topic2", RunListener.NONE);

        assertThat(result.outcome()).as(String.valueOf(result)).isEqualTo(Outcome.DONE);
        assertThat(stand.world.keys).isEmpty();
    }

    @Test
    void undoesOneRun() {
        stand.apply(Stand.whole("topic2"));
        RunResult second = stand.apply(Stand.whole("other"));
        Provisioning provisioning = stand.provisioning();

        RemovalPlan plan = provisioning.planUndo(second.runId());

        assertThat(kinds(plan)).containsExactly(Step.Kind.TABLEFLOW_TOPIC, Step.Kind.SCHEMA, Step.Kind.TOPIC);
        assertThat(plan.confirmation()).isEqualTo("other");
        provisioning.remove(plan, "other", RunListener.NONE);
        assertThat(provisioning.runs().getFirst().created()).isEmpty();
        assertThat(provisioning.runs()).extracting(RunSummary::canResume).containsOnly(false);
        assertThat(stand.plan(Stand.whole("topic2")).hasChanges()).isFalse();
    }
}
