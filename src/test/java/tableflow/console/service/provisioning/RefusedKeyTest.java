package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunResult.Outcome;
import tableflow.console.domain.provisioning.Step.Action;

/// A key of the profile that was deleted, as undoing the run that made it does.
class RefusedKeyTest {

    @TempDir
    private Path folder;

    @Test
    void doesNotKeepARunFromMakingKeysOfItsOwn() {
        Stand stand = new Stand(folder);
        stand.kafkaKey = KeyRef.inline("DELETED", new Secret("s"));
        Manifest manifest = Stand.whole("topic2");

        Plan plan = stand.plan(manifest);

        assertThat(plan.step("topic:topic2").orElseThrow().action()).isEqualTo(Action.CREATE_IF_ABSENT);
        assertThat(plan.notices()).filteredOn(it -> it.severity() == Notice.Severity.WARNING)
                .extracting(Notice::code).contains("key-refused");
        assertThat(stand.apply(manifest).outcome()).isEqualTo(Outcome.DONE);
        assertThat(stand.plan(manifest).hasChanges()).isFalse();
    }

    @Test
    void anOldKeyOfAnEarlierRunThatIsRefusedIsToldSoonInsteadOfWaitedFor() {
        Stand stand = new Stand(folder);
        Manifest manifest = Stand.whole("topic2");
        assertThat(stand.apply(manifest).outcome()).isEqualTo(Outcome.DONE);
        stand.time.pause(Duration.ofDays(1));
        stand.world.keys.keySet().forEach(id -> stand.world.notYet.put(id, 1_000_000));
        Instant before = stand.time.now();

        RunResult result = stand.apply(manifest);

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.failure().orElseThrow().advice().orElseThrow()).contains("remove it");
        assertThat(Duration.between(before, stand.time.now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aYoungKeyOfAnEarlierRunIsWaitedFor() {
        Stand stand = new Stand(folder);
        Manifest manifest = Stand.whole("topic2");
        assertThat(stand.apply(manifest).outcome()).isEqualTo(Outcome.DONE);
        stand.world.keys.keySet().forEach(id -> stand.world.notYet.put(id, 40));

        assertThat(stand.apply(manifest).outcome()).isEqualTo(Outcome.DONE);
    }
}
