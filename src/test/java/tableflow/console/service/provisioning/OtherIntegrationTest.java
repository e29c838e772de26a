package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.TopicSpec;

/// A manifest whose role is not the one that an existing table is written with.
class OtherIntegrationTest {

    @TempDir
    private Path folder;

    @Test
    void isBlockedByATableOfAnotherProviderIntegration() {
        Stand stand = new Stand(folder);
        TopicSpec topic = Stand.topic("topic2");
        stand.apply(Stand.manifest(topic));
        Manifest otherRole = new Manifest(null, null, null, null, Manifest.Keys.DEFAULTS,
                new Manifest.Integration(null, "arn:aws:iam::123456789012:role/other"),
                new Manifest.Glue(null, null), List.of(topic));

        Plan plan = stand.plan(otherRole);

        assertThat(plan.step("provider-integration").orElseThrow().action()).isEqualTo(Action.CREATE);
        Step table = plan.step("tableflow:topic2").orElseThrow();
        assertThat(table.action()).isEqualTo(Action.BLOCKED);
        assertThat(table.reasons().getFirst()).contains("uses the provider integration", "role", "new table");
        assertThat(plan.isBlocked()).isTrue();

        // Without a key to Tableflow nothing is seen while planning: applying says it as well.
        stand.vault.secrets.clear();
        RemoteFailure failure = stand.apply(otherRole).failure().orElseThrow();
        assertThat(failure.what()).isEqualTo("take the table topic2 as it is");
        assertThat(failure.why()).contains("uses the provider integration");
        assertThat(failure.advice()).hasValueSatisfying(it -> assertThat(it).contains("plan again"));
    }
}
