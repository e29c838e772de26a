package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunResult.Outcome;
import tableflow.console.domain.provisioning.RunSummary;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;

/// Whose an object is when a run asked for it and never heard an answer: never a stranger's is removed, and nothing of
/// ours is forgotten.
class DoubtTest {

    private static final Duration LATER = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private Stand stand;

    @BeforeEach
    void stand() {
        stand = new Stand(folder);
    }

    /// The end of the process at one call.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private void applyKilledAfter(Manifest manifest, String call) throws InterruptedException {
        stand.world.trouble(new World.Trouble() {
            private boolean dead;

            @Override
            public synchronized void before(String name) {
                if (dead) {
                    throw new Killed();
                }
            }

            @Override
            public synchronized void after(String name) {
                if (name.equals(call)) {
                    dead = true;
                    throw new Killed();
                }
            }
        });
        Provisioning provisioning = stand.provisioning();
        assertThatExceptionOfType(Killed.class).isThrownBy(() -> provisioning.apply(
                provisioning.plan(manifest, Progress.NONE), ApplyOptions.DEFAULT, RunListener.NONE));
        stand.joinAll();
        stand.world.trouble(new World.Trouble() {});
    }

    /// A run that asked for something over and over, and never heard an answer.
    private void applyUnanswered(Manifest manifest, String call) {
        stand.world.trouble(World.failing(call, 99, false, World.failure(Kind.UNREACHABLE, 0)));
        assertThat(stand.apply(manifest).outcome()).isEqualTo(Outcome.FAILED);
        stand.world.trouble(new World.Trouble() {});
    }

    private static List<Step.Kind> removed(RemovalPlan plan) {
        return plan.removals().stream().map(it -> it.object().kind()).toList();
    }

    private static List<Step.Kind> doubted(RemovalPlan plan) {
        return plan.doubtful().stream().map(it -> it.object().kind()).toList();
    }

    private Manifest somebodyMadeTheTopicAfterOurFailedRun() {
        Manifest manifest = Stand.manifest(Stand.topic("topic2"));
        applyUnanswered(manifest, "create topic");
        stand.time.pause(LATER);
        stand.world.topics.put("topic2", new World.FakeTopic("topic2", 1, Map.of()));
        assertThat(stand.apply(manifest).outcome()).isEqualTo(Outcome.DONE);
        return manifest;
    }

    @Test
    void aTopicThatSomebodyMadeAfterOurFailedRunStays() {
        Manifest manifest = somebodyMadeTheTopicAfterOurFailedRun();
        Provisioning provisioning = stand.provisioning();

        RemovalPlan plan = provisioning.planRemoval(manifest);

        assertThat(doubted(plan)).containsExactly(Step.Kind.TOPIC);
        assertThat(plan.doubtful().getFirst().why()).contains("never heard an answer", "does not tell when");
        assertThat(removed(plan)).doesNotContain(Step.Kind.TOPIC).contains(Step.Kind.TABLEFLOW_TOPIC);
        assertThat(plan.kept()).anyMatch(it -> it.kind() == Step.Kind.TOPIC && it.reason().contains("somebody else"));
        assertThat(provisioning.runs().getFirst().doubtful()).extracting(it -> it.object().kind())
                .containsExactly(Step.Kind.TOPIC);
        assertThat(provisioning.remove(plan, "topic2", RunListener.NONE).outcome()).isEqualTo(Outcome.DONE);
        assertThat(stand.world.topics).containsOnlyKeys("topic2");
        assertThat(provisioning.planRemoval(manifest).doubtful()).hasSize(1);
    }

    @Test
    void aDoubtfulTopicGoesWhenItIsNamed() {
        Manifest manifest = somebodyMadeTheTopicAfterOurFailedRun();
        Provisioning provisioning = stand.provisioning();
        assertThat(provisioning.planRemoval(manifest).warnings()).anyMatch(it -> it.contains("doubtful"));

        RemovalPlan named = provisioning.planRemoval(manifest, Set.of("topic:topic2"));

        assertThat(named.removals()).filteredOn(it -> it.doubt() != null).singleElement()
                .matches(it -> it.object().kind() == Step.Kind.TOPIC);
        assertThat(named.doubtful()).isEmpty();
        assertThat(provisioning.remove(named, "topic2", RunListener.NONE).outcome()).isEqualTo(Outcome.DONE);
        assertThat(stand.world.topics).isEmpty();
        assertThat(provisioning.planRemoval(manifest).doubtful()).isEmpty();
    }

    @Test
    void anObjectThatTellsItsAgeIsDecidedSurely() {
        Manifest manifest = Stand.whole("topic2");
        applyUnanswered(manifest, "create account");
        stand.time.pause(LATER);
        stand.world.accounts.put("sa-9", new ServiceAccount("sa-9", "dev-tableflow", "mine", stand.time.now()));
        assertThat(stand.apply(manifest).outcome()).isEqualTo(Outcome.DONE);

        RemovalPlan plan = stand.provisioning().planRemoval(manifest);

        assertThat(removed(plan)).doesNotContain(Step.Kind.SERVICE_ACCOUNT).contains(Step.Kind.ROLE_BINDING);
        assertThat(plan.doubtful()).isEmpty();
    }

    @Test
    void anObjectWithOtherMarksIsDoubtful() {
        Manifest manifest = Stand.whole("topic2");
        applyUnanswered(manifest, "create account");
        stand.world.accounts.put("sa-9", new ServiceAccount("sa-9", "dev-tableflow", "mine", stand.time.now()));
        stand.apply(manifest);

        RemovalPlan plan = stand.provisioning().planRemoval(manifest);

        assertThat(doubted(plan)).containsExactly(Step.Kind.SERVICE_ACCOUNT);
        assertThat(plan.doubtful().getFirst().why()).contains("description", "\"mine\"");
    }

    @Test
    void whatAKilledRunMadeIsClaimedForItWhenAnotherRunFindsIt() throws Exception {
        applyKilledAfter(Stand.whole("topic2"), "create account");
        stand.time.pause(LATER);
        assertThat(stand.apply(Stand.whole("other")).outcome()).isEqualTo(Outcome.DONE);

        List<RunSummary> runs = stand.provisioning().runs();

        // What does not wait for the account may have been made beside it, before the kill.
        assertThat(runs).filteredOn(it -> it.topics().contains("topic2")).singleElement()
                .matches(run -> run.created().stream()
                        .filter(it -> it.kind() == Step.Kind.SERVICE_ACCOUNT).count() == 1);
        assertThat(runs).filteredOn(it -> it.topics().contains("other")).singleElement()
                .matches(run -> run.created().stream().noneMatch(it -> it.kind() == Step.Kind.SERVICE_ACCOUNT));
    }

    @Test
    void undoingAKilledRunFindsWhatItsJournalDoesNotTell() throws Exception {
        for (String call : List.of("create account", "create role", "create key", "create integration",
                "create catalog", "create topic", "register", "create table")) {
            stand = new Stand(folder.resolve(call));
            Manifest manifest = Stand.whole("topic2");
            applyKilledAfter(manifest, call);
            Provisioning provisioning = stand.provisioning();
            RemovalPlan plan = provisioning.planRemoval(manifest);
            assertThat(plan.kept()).as(call).isEmpty();

            assertThat(provisioning.remove(plan, "topic2", RunListener.NONE).outcome())
                    .as(call).isEqualTo(Outcome.DONE);

            World world = stand.world;
            assertThat(world.accounts).as(call).containsOnlyKeys("sa-1");
            assertThat(List.of(world.roles, world.keys, world.integrations, world.catalogs, world.topics, world.tables))
                    .as(call).allMatch(Map::isEmpty);
            assertThat(world.subjects.values()).as(call).allMatch(List::isEmpty);
        }
    }

    @Test
    void anHourLaterUndoAsksForWhatTellsNoAge() throws Exception {
        Manifest manifest = Stand.whole("topic2");
        applyKilledAfter(manifest, "register");
        stand.time.pause(LATER);
        Provisioning provisioning = stand.provisioning();

        assertThat(doubted(provisioning.planRemoval(manifest))).containsExactly(Step.Kind.SCHEMA);
        RemovalPlan named = provisioning.planRemoval(manifest, Set.of("schema:topic2"));
        assertThat(removed(named)).contains(Step.Kind.SCHEMA);
        assertThat(provisioning.planRemoval(manifest, Set.of("1")).doubtful()).hasSize(1);
        assertThat(provisioning.remove(named, "topic2", RunListener.NONE).outcome()).isEqualTo(Outcome.DONE);
        assertThat(stand.world.subjects.values()).allMatch(List::isEmpty);
    }

    @Test
    void whatAnotherRunMadeIsNotClaimedByTheOneThatFailedToMakeIt() {
        Manifest manifest = Stand.whole("topic2");
        applyUnanswered(manifest, "create integration");
        assertThat(stand.apply(Stand.whole("other")).outcome()).isEqualTo(Outcome.DONE);

        List<RunSummary> runs = stand.provisioning().runs();

        assertThat(runs.getLast().created()).noneMatch(it -> it.kind() == Step.Kind.PROVIDER_INTEGRATION);
        assertThat(runs.getLast().doubtful()).isEmpty();
        assertThat(runs.getFirst().created()).anyMatch(it -> it.kind() == Step.Kind.PROVIDER_INTEGRATION);
    }

    @Test
    void aRemovalThatWasPlannedInTimeIsRefusedWhenItHasBecomeDoubtful() throws Exception {
        Manifest manifest = Stand.whole("topic2");
        applyKilledAfter(manifest, "create topic");
        Provisioning provisioning = stand.provisioning();
        RemovalPlan plan = provisioning.planRemoval(manifest);
        assertThat(removed(plan)).contains(Step.Kind.TOPIC);
        stand.time.pause(LATER);

        assertThat(provisioning.remove(plan, "topic2", RunListener.NONE).failure().orElseThrow())
                .matches(it -> it.is(Kind.INVALID));
        assertThat(stand.world.topics).hasSize(1);
    }

    @Test
    void whatCannotBeSeenStaysAndSaysWhy() throws Exception {
        Manifest manifest = Stand.whole("topic2");
        applyKilledAfter(manifest, "register");
        stand.world.trouble(World.failing("lookup", 1, false, World.failure(Kind.UNREACHABLE, 0)));

        RemovalPlan plan = stand.provisioning().planRemoval(manifest);

        assertThat(plan.kept()).filteredOn(it -> it.kind() == Step.Kind.SCHEMA).singleElement()
                .extracting(RemovalPlan.Kept::reason).asString().contains("could not be seen");
        assertThatExceptionOfType(RemoteFailure.class).isThrownBy(() -> {
            stand.world.trouble(World.failing("lookup", 1, false, RemoteFailure.cancelled("look")));
            stand.provisioning().planRemoval(manifest);
        });
    }

    @Test
    void ofSeveralKeysThatFitNoneIsRemoved() throws Exception {
        Manifest manifest = Stand.manifest(Stand.topic("topic2"));
        applyKilledAfter(manifest, "create key");
        stand.world.keys.values().stream().toList().forEach(it -> stand.world.keys.put(it.id() + "TWIN",
                new ApiKeyInfo(it.id() + "TWIN", it.displayName(), it.description(), it.ownerId(), it.purpose(),
                        it.resourceId(), it.createdAt())));

        RemovalPlan plan = stand.provisioning().planRemoval(manifest);

        assertThat(plan.kept()).anyMatch(it -> it.reason().contains("TWIN"));
        assertThat(plan.removals()).noneMatch(it -> it.object().objectId().contains("TWIN"));
    }

    @Test
    void anotherSchemaUnderTheSubjectIsNotOurs() throws Exception {
        Manifest manifest = Stand.manifest(Stand.topic("topic2"));
        applyUnanswered(manifest, "register");
        stand.world.subjects.put("topic2-value", List.of(new SchemaVersion("topic2-value", 1, 7,
                Open.of(SchemaFormat.JSON), "{\"title\":\"theirs\"}", List.of())));

        RemovalPlan plan = stand.provisioning().planRemoval(manifest);

        assertThat(removed(plan)).doesNotContain(Step.Kind.SCHEMA);
        assertThat(doubted(plan)).doesNotContain(Step.Kind.SCHEMA);
    }
}
