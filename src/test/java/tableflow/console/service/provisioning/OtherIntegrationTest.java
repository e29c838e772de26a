package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Problem;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.ManifestRules;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.TopicSpec;

/// A manifest whose role is not the one that an existing table is written with.
class OtherIntegrationTest {

    @TempDir
    private Path folder;

    private static Manifest with(Manifest.Integration integration, TopicSpec... topics) {
        return new Manifest(null, null, null, null, Manifest.Keys.DEFAULTS, integration,
                new Manifest.Glue(null, null), List.of(topics));
    }

    private static void integration(Stand stand, String id, String name) {
        stand.world.integrations.put(id, new ProviderIntegration(
                id, name, "env-1", "arn:aws:iam::123456789012:role/" + name, null, null, List.of()));
    }

    @Test
    void anExistingOneIsNamedByItsIdOrItsName() {
        for (Manifest.Integration named : List.of(new Manifest.Integration("cspi-7", null, null),
                new Manifest.Integration(null, "lake", null))) {
            Stand stand = new Stand(folder.resolve(named.toString().replaceAll("[^a-z0-9]", "")));
            integration(stand, "cspi-7", "lake");

            assertThat(stand.apply(with(named, Stand.topic("topic2"))).outcome()).isEqualTo(RunResult.Outcome.DONE);

            assertThat(stand.world.integrations).containsOnlyKeys("cspi-7");
            assertThat(stand.world.tables.get("topic2")).satisfies(it -> assertThat(it.storage())
                    .isEqualTo(new TableStorage.ByobAws("dev-confluent-topics-backup", "cspi-7", null, null)));
        }
    }

    @Test
    void oneThatIsNotThereBlocksThePlan() {
        Stand stand = new Stand(folder);

        Plan plan = stand.plan(with(new Manifest.Integration("cspi-7", null, null), Stand.topic("topic2")));

        assertThat(plan.isBlocked()).isTrue();
        assertThat(plan.step("provider-integration").orElseThrow().reasons().getFirst())
                .contains("cspi-7", "name a role");
    }

    @Test
    void aTopicMayHaveItsOwnAndExportTellsBoth() {
        Stand stand = new Stand(folder);
        integration(stand, "cspi-7", "lake");
        integration(stand, "cspi-8", "pond");
        TopicSpec own = Stand.with(Stand.topic("b"), it -> new TopicSpec.Table(it.formats(),
                new TopicSpec.Storage.Bucket("pond-bucket", "pond"), it.settings(), false));
        Manifest manifest = with(new Manifest.Integration("cspi-7", null, null), Stand.topic("a"), own);
        assertThat(stand.apply(manifest).outcome()).isEqualTo(RunResult.Outcome.DONE);
        assertThat(stand.world.tables.get("b")).satisfies(it -> assertThat(it.storage())
                .isEqualTo(new TableStorage.ByobAws("pond-bucket", "cspi-8", null, null)));
        assertThat(stand.plan(manifest).hasChanges()).isFalse();

        Manifest exported = ManifestReader.read(
                "m.yaml", ManifestText.yaml(stand.provisioning().export(List.of())), folder);

        assertThat(exported.providerIntegration()).isEqualTo(
                new Manifest.Integration("lake", "arn:aws:iam::123456789012:role/lake"));
        assertThat(exported.topic("a").orElseThrow().table().storage())
                .isEqualTo(new TopicSpec.Storage.Bucket("dev-confluent-topics-backup", null));
        assertThat(exported.topic("b").orElseThrow().table().storage())
                .isEqualTo(new TopicSpec.Storage.Bucket("pond-bucket", "cspi-8"));
        assertThat(stand.plan(exported).isBlocked()).isFalse();
    }

    @Test
    void rulesOfNamingOne() {
        assertThat(ManifestRules.problems(with(new Manifest.Integration(null, null, null), Stand.topic("a"))))
                .extracting(Problem::path).contains("providerIntegration");
        assertThat(ManifestRules.problems(with(new Manifest.Integration("cspi-7", null, Stand.ROLE),
                Stand.topic("a")))).extracting(Problem::path).contains("providerIntegration.id");
    }

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
