package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RunEvent;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunResult.Outcome;
import tableflow.console.domain.provisioning.StepState;

/// Runs, with everything that goes wrong on the way.
class ApplyTest {

    private static final List<String> CREATIONS = List.of("create account", "create role", "create key",
            "create integration", "create catalog", "create topic", "register", "set level", "create table");

    @TempDir
    private Path folder;

    private Stand stand;

    @BeforeEach
    void stand() {
        stand = new Stand(folder);
    }

    private void assertWhole(RunResult result, String when) {
        assertThat(result.outcome()).as(when + ": " + result).isEqualTo(Outcome.DONE);
        assertThat(stand.world.accounts).as(when).hasSize(2);
        assertThat(stand.world.roles).as(when).hasSize(3);
        assertThat(stand.world.keys).as(when).hasSize(3);
        assertThat(stand.world.integrations).as(when).hasSize(1);
        assertThat(stand.world.catalogs).as(when).hasSize(1);
        assertThat(stand.world.topics).as(when).hasSize(1);
        assertThat(stand.world.tables).as(when).hasSize(1);
        assertThat(stand.vault.secrets.keySet()).as(when).containsExactlyInAnyOrderElementsOf(
                stand.world.keys.keySet().stream().map(Keyring::secretRef).toList());
        assertThat(stand.provisioning().secretReferences()).as(when)
                .containsExactlyInAnyOrderElementsOf(stand.vault.secrets.keySet());
    }

    @Test
    void makesEverythingAndThenNothing() {
        Manifest manifest = Stand.whole("topic2");

        RunResult first = stand.apply(manifest);
        int calls = stand.world.calls.size();
        RunResult second = stand.apply(manifest);

        assertWhole(first, "first");
        assertThat(first.keys()).extracting(RunResult.RunKey::purpose)
                .containsExactlyInAnyOrder(KeyPurpose.KAFKA, KeyPurpose.SCHEMA_REGISTRY, KeyPurpose.TABLEFLOW);
        assertThat(first.nextSteps()).anyMatch(it -> it.contains("SELECT * FROM \"lake\".\"topic2\""));
        assertThat(first.nextSteps()).anyMatch(it -> it.contains("external id ext"));
        assertThat(second.outcome()).isEqualTo(Outcome.DONE);
        assertThat(second.changed()).isFalse();
        assertThat(stand.world.calls).hasSize(calls);
    }

    @Test
    void everyUncertainCallEndsWithOneObject() {
        for (RemoteFailure failure : List.of(World.failure(Kind.UNREACHABLE, 0), World.failure(Kind.UNEXPECTED, 500))) {
            for (boolean after : List.of(true, false)) {
                for (String call : CREATIONS) {
                    stand = new Stand(folder.resolve(call + after + failure.kind()));
                    stand.world.trouble(World.failing(call, 1, after, failure));

                    assertWhole(stand.apply(Stand.whole("topic2")), call + after + failure.kind());
                }
            }
        }
    }

    @Test
    void everyThrottledCallIsRepeated() {
        for (String call : CREATIONS) {
            stand = new Stand(folder.resolve(call));
            stand.world.trouble(World.failing(call, 2, false, World.failure(Kind.THROTTLED, 429)));

            assertWhole(stand.apply(Stand.whole("topic2")), call);
        }
    }

    @Test
    void everyRefusalStopsOnlyWhatNeedsItAndCanBeContinued() {
        for (String call : CREATIONS) {
            stand = new Stand(folder.resolve(call));
            stand.world.trouble(World.failing(call, 1, false, World.failure(Kind.INVALID, 400)));
            RunResult refused = stand.apply(Stand.whole("topic2"));
            assertThat(refused.outcome()).as(call).isEqualTo(Outcome.FAILED);
            assertThat(refused.failure().orElseThrow().kind()).as(call).isEqualTo(Kind.INVALID);
            assertThat(refused.nextSteps()).as(call).isNotEmpty();
            Plan plan = stand.plan(Stand.whole("topic2"));
            assertThat(plan.resumes()).as(call).isEqualTo(refused.runId());

            RunResult resumed = stand.provisioning().apply(plan, ApplyOptions.DEFAULT, RunListener.NONE);

            assertThat(resumed.runId()).as(call).isEqualTo(refused.runId());
            assertWhole(resumed, call);
        }
    }

    @Test
    void waitsForTableflowToHearOfANewTopic() {
        stand.world.trouble(World.failing("create table", 20, false, World.failure(Kind.NOT_FOUND, 404)));

        assertWhole(stand.apply(Stand.whole("topic2")), "early 404");
    }

    @Test
    void waitsForAFreshRoleButNotForAMissingOne() {
        stand.world.trouble(World.failing("create topic", 10, false, World.failure(Kind.FORBIDDEN, 403)));
        assertWhole(stand.apply(Stand.whole("topic2")), "fresh role");

        stand.world.trouble(World.failing("create topic", 1, false, World.failure(Kind.FORBIDDEN, 403)));
        RunResult result = stand.apply(Stand.whole("topic2", "other"));
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.step("topic:other").orElseThrow().state()).isEqualTo(StepState.FAILED);
        assertThat(result.step("tableflow:other").orElseThrow().state()).isEqualTo(StepState.SKIPPED);
        assertThat(result.step("health:topic2").orElseThrow().state()).isEqualTo(StepState.DONE);
    }

    @Test
    void deletesAKeyWhoseSecretCannotBeStored() {
        stand.vault.broken = true;

        RunResult result = stand.apply(Stand.manifest(Stand.topic("topic2")));

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(stand.world.keys).isEmpty();
        assertThat(result.failure().orElseThrow().getMessage()).contains("keychain is locked");
        stand.vault.broken = false;
        assertThat(stand.apply(Stand.manifest(Stand.topic("topic2"))).outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void deletesNoKeyThatItCannotProveToBeItsOwn() {
        AtomicBoolean lost = new AtomicBoolean();
        AtomicInteger twins = new AtomicInteger();
        stand.world.trouble(new World.Trouble() {
            @Override
            public void after(String name) {
                if (name.equals("create key") && lost.compareAndSet(false, true)) {
                    // Somebody else makes keys of the same names in the same moment: keys are made in parallel, so
                    // each that is there gets a twin, the lost one among them.
                    // They go in under the world's lock, as all that its own calls do, for the other keys' calls go on.
                    synchronized (stand.world) {
                        stand.world.keys.values().stream().toList().forEach(it -> {
                            String id = "THEIRS" + twins.incrementAndGet();
                            stand.world.keys.put(id, new ApiKeyInfo(id, it.displayName(),
                                    it.description(), it.ownerId(), it.purpose(), it.resourceId(), it.createdAt()));
                        });
                    }
                    throw World.failure(Kind.UNREACHABLE, 0);
                }
            }
        });

        RunResult result = stand.apply(Stand.manifest(Stand.topic("topic2")));

        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        assertThat(stand.world.keys).containsKey("THEIRS1").hasSize(4 + twins.get());
        assertThat(stand.events).anyMatch(it -> it instanceof RunEvent.Logged log && log.text().contains("THEIRS"));
    }

    @Test
    void refusesToChangeWhatThePlanDidNotSay() {
        Manifest manifest = Stand.manifest(Stand.topic("topic2"));
        stand.world.topics.put("topic2", new World.FakeTopic("topic2", 4, Map.of()));

        RunResult result = stand.apply(manifest);

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.failure().orElseThrow().getMessage()).contains("partitions");
        assertThat(stand.world.calls).doesNotContain("create topic", "add partitions", "alter topic");
    }

    @Test
    void tellsWhyATableIsSick() {
        stand.world.runsAfter = Integer.MAX_VALUE;
        Manifest manifest = Stand.manifest(Stand.topic("topic2"));

        RunResult never = stand.apply(manifest);

        assertThat(never.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(never.failure().orElseThrow().getMessage()).contains("after 25 minutes", "PENDING");
        assertThat(stand.apply(manifest, new ApplyOptions(Set.of(), true, false)).outcome())
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void endsWellWhenOnlyGlueIsLate() {
        stand.world.catalogSyncsAfter = Integer.MAX_VALUE;

        RunResult result = stand.apply(Stand.manifest(Stand.topic("topic2")));

        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        assertThat(result.step("health:topic2").orElseThrow().note()).contains("RUNNING", "Glue PENDING");
    }

    @Test
    void endsAtOnceWhenItIsInterrupted() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        stand.world.trouble(new World.Trouble() {
            @Override
            public void before(String name) {
                if (name.equals("create table")) {
                    waiting.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                        throw RemoteFailure.cancelled(name);
                    }
                }
            }
        });
        FutureTask<RunResult> run = new FutureTask<>(() -> stand.apply(Stand.whole("topic2")));
        Thread thread = Thread.ofVirtual().start(run);
        assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();

        thread.interrupt();

        RunResult result = run.get(60, TimeUnit.SECONDS);
        assertThat(result.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(result.step("tableflow:topic2").orElseThrow().state()).isEqualTo(StepState.CANCELLED);
        stand.joinAll();
        stand.world.trouble(new World.Trouble() {});
        assertWhole(stand.apply(Stand.whole("topic2")), "resumed after a cancel");
    }

    @Test
    void isRefusedByAReadOnlyProfile() {
        stand.apply(Stand.whole("topic2"));
        int calls = stand.world.calls.size();
        stand.readOnly = true;
        Provisioning provisioning = stand.provisioning();
        Plan plan = provisioning.plan(Stand.whole("topic2", "other"), Progress.NONE);

        assertThatExceptionOfType(RemoteFailure.class)
                .isThrownBy(() -> provisioning.apply(plan, ApplyOptions.DEFAULT, RunListener.NONE))
                .matches(it -> it.is(Kind.FORBIDDEN));
        assertThatExceptionOfType(RemoteFailure.class)
                .isThrownBy(() -> provisioning.remove(
                        provisioning.planRemoval(Stand.whole("topic2")), "topic2", RunListener.NONE))
                .matches(it -> it.is(Kind.FORBIDDEN));
        assertThat(stand.world.calls).hasSize(calls);
    }

    @Test
    void twoProcessesCannotApplyAtOnce() {
        Manifest manifest = Stand.manifest(Stand.topic("topic2"));
        Provisioning provisioning = stand.provisioning();
        Plan plan = provisioning.plan(manifest, Progress.NONE);
        List<RemoteFailure> refusals = new ArrayList<>();
        RunListener second = event -> {
            if (event instanceof RunEvent.Started) {
                try {
                    stand.provisioning().apply(plan, ApplyOptions.DEFAULT, RunListener.NONE);
                } catch (RemoteFailure refused) {
                    refusals.add(refused);
                }
            }
        };

        assertThat(provisioning.apply(plan, ApplyOptions.DEFAULT, second).outcome()).isEqualTo(Outcome.DONE);

        assertThat(refusals).hasSize(1).allMatch(it -> it.is(Kind.CONFLICT));
    }
}
