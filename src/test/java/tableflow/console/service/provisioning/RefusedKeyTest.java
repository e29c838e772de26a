package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Plan;
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
}
