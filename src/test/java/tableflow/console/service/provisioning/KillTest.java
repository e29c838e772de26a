package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunResult.Outcome;
import tableflow.console.domain.provisioning.RunSummary;

/// Kills a run at every point: before and after each line of the journal, each effect, and each secret that is stored;
/// then lets a new process finish it.
class KillTest {

    @TempDir
    private Path folder;

    /// The end of the process: nothing runs after it.
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /// Kills at the point number `at`, and whatever still moves after that.
    private static final class Killer implements Boundary, World.Trouble {
        private final int at;
        private final AtomicInteger points = new AtomicInteger();

        Killer(int at) {
            this.at = at;
        }

        @Override
        public void reached(String point) {
            if (points.incrementAndGet() >= at) {
                throw new Killed();
            }
        }

        @Override
        public void before(String name) {
            if (changes(name)) {
                reached(name);
            } else if (points.get() >= at) {
                throw new Killed();
            }
        }

        @Override
        public void after(String name) {
            reached(name);
        }

        private static boolean changes(String name) {
            return List.of("create", "delete", "store", "register", "set", "add", "alter", "change").stream()
                    .anyMatch(name::startsWith);
        }
    }

    @Test
    void everyObjectExistsOnceAndNoSecretIsLostWhereverARunIsKilled() throws Exception {
        int points = countPoints();
        assertThat(points).isGreaterThan(80);
        for (int at = 1; at <= points; at++) {
            killedAt(at);
        }
    }

    private int countPoints() {
        Stand stand = new Stand(folder.resolve("count"));
        Killer never = new Killer(Integer.MAX_VALUE);
        stand.world.trouble(never);
        Provisioning provisioning = stand.provisioning(never);
        RunResult result = provisioning.apply(
                provisioning.plan(Stand.whole("topic2"), Progress.NONE), ApplyOptions.DEFAULT, stand.events::add);
        assertThat(result.outcome()).as(String.valueOf(result)).isEqualTo(Outcome.DONE);
        return never.points.get();
    }

    private void killedAt(int at) throws InterruptedException {
        Stand stand = new Stand(folder.resolve("at" + at));
        Killer killer = new Killer(at);
        stand.world.trouble(killer);
        Manifest manifest = Stand.whole("topic2");
        Provisioning first = stand.provisioning(killer);
        Plan plan = first.plan(manifest, Progress.NONE);
        try {
            RunResult result = first.apply(plan, ApplyOptions.DEFAULT, RunListener.NONE);
            // Threads race for the last points, so that a late kill may miss: then the run is done.
            assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        } catch (Killed killed) {
            assertThat(killed).isNotNull();
        }
        stand.joinAll();
        stand.world.trouble(new World.Trouble() {});

        RunResult result = stand.apply(manifest);

        String when = "killed at point " + at + ": " + result;
        assertThat(result.outcome()).as(when).isEqualTo(Outcome.DONE);
        everythingExistsOnce(stand, when);
        everySecretIsKept(stand, when);
        assertThat(stand.plan(manifest).hasChanges()).as(when).isFalse();
        undoLeavesNothing(stand, when);
    }

    private static void everythingExistsOnce(Stand stand, String when) {
        World world = stand.world;
        assertThat(world.accounts).as(when).hasSize(2);
        assertThat(world.roles).as(when).hasSize(3);
        assertThat(world.keys).as(when).hasSize(3);
        assertThat(world.keys.values()).as(when).extracting(ApiKeyInfo::resourceId).doesNotHaveDuplicates();
        assertThat(world.integrations).as(when).hasSize(1);
        assertThat(world.catalogs).as(when).hasSize(1);
        assertThat(world.topics).as(when).containsOnlyKeys("topic2");
        assertThat(world.subjects.get("topic2-value")).as(when).hasSize(1);
        assertThat(world.tables).as(when).containsOnlyKeys("topic2");
    }

    private static void everySecretIsKept(Stand stand, String when) {
        for (String id : stand.world.keys.keySet()) {
            assertThat(stand.vault.get(Keyring.secretRef(id)).map(it -> it.reveal()))
                    .as(when)
                    .contains(String.valueOf(stand.world.secrets.get(id)));
        }
    }

    /// What was made before the kill is known to be ours too.
    private static void undoLeavesNothing(Stand stand, String when) {
        Provisioning provisioning = stand.provisioning();
        RemovalPlan removal = provisioning.planRemoval(Stand.whole("topic2"));
        assertThat(removal.kept()).as(when).isEmpty();
        RunResult result = provisioning.remove(removal, removal.confirmation(), RunListener.NONE);
        assertThat(result.outcome()).as(when + result).isEqualTo(Outcome.DONE);
        World world = stand.world;
        assertThat(world.accounts).as(when).containsOnlyKeys("sa-1");
        assertThat(world.roles).as(when).isEmpty();
        assertThat(world.keys).as(when).isEmpty();
        assertThat(world.integrations).as(when).isEmpty();
        assertThat(world.catalogs).as(when).isEmpty();
        assertThat(world.topics).as(when).isEmpty();
        assertThat(world.subjects.values()).as(when).allMatch(List::isEmpty);
        assertThat(world.tables).as(when).isEmpty();
        assertThat(stand.vault.secrets).as(when).isEmpty();
        assertThat(provisioning.runs().stream().map(RunSummary::created).flatMap(List::stream)).as(when).isEmpty();
    }

    @Test
    void anUndoThatIsKilledAnywhereCanBeFinished() throws Exception {
        for (int at = 1; at < 60; at++) {
            Stand stand = new Stand(folder.resolve("undo" + at));
            Manifest manifest = Stand.whole("topic2");
            stand.apply(manifest);
            Killer killer = new Killer(at);
            Provisioning first = stand.provisioning(killer);
            RemovalPlan removal = first.planRemoval(manifest);
            stand.world.trouble(killer);
            try {
                first.remove(removal, "topic2", RunListener.NONE);
            } catch (Killed killed) {
                assertThat(killed).isNotNull();
            }
            stand.world.trouble(new World.Trouble() {});
            undoLeavesNothing(stand, "undo killed at " + at);
        }
    }

    @Test
    void aKillerKills() {
        Killer killer = new Killer(1);
        assertThatExceptionOfType(Killed.class).isThrownBy(() -> killer.reached("x"));
    }
}
