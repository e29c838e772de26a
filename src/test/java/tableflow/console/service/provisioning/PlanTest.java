package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.Quota;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.service.provisioning.World.FakeTopic;

/// What a plan says of reality.
class PlanTest {

    @TempDir
    private Path folder;

    private Stand stand;

    @BeforeEach
    void stand() {
        stand = new Stand(folder);
    }

    private Step step(Manifest manifest, String id) {
        return stand.plan(manifest).step(id).orElseThrow();
    }

    @Test
    void ofNothingCreatesEverythingAndSendsNothing() {
        Plan plan = stand.plan(Stand.whole("topic2"));

        assertThat(plan.steps()).extracting(Step::id).containsExactly(
                "preflight", "service-account", "provider-integration", "role:CloudClusterAdmin:lkc-1",
                "role:ResourceOwner:subjects", "role:Assigner:provider-integration", "kafka-key:lkc-1",
                "registry-key", "tableflow-key", "region:lkc-1", "glue:lkc-1", "topic:topic2",
                "compatibility:topic2", "schema:topic2", "tableflow:topic2", "health:topic2");
        assertThat(plan.isBlocked()).isFalse();
        assertThat(plan.hasChanges()).isTrue();
        assertThat(plan.step("topic:topic2").orElseThrow().action()).isEqualTo(Action.CREATE_IF_ABSENT);
        assertThat(plan.step("kafka-key:lkc-1").orElseThrow().calls().getFirst().body())
                .contains("dev-tableflow-topic-key", "Kafka API Key for Tableflow Topics", "<made by service-account>");
        assertThat(stand.world.calls).isEmpty();
    }

    @Test
    void ordersStepsSoThatEachComesAfterWhatItNeeds() {
        Plan plan = stand.plan(Stand.whole("a", "b"));

        for (Step step : plan.steps()) {
            List<String> earlier = plan.steps().subList(0, plan.steps().indexOf(step)).stream().map(Step::id).toList();
            assertThat(earlier).as(step.id()).containsAll(step.after());
        }
    }

    @Test
    void ofWhatWasAppliedHasNoChanges() {
        Manifest manifest = Stand.whole("topic2");
        stand.apply(manifest);

        Plan plan = stand.plan(manifest);

        assertThat(plan.steps()).allMatch(it -> it.action() == Action.NONE || it.action() == Action.REUSE);
        assertThat(plan.hasChanges()).isFalse();
        assertThat(plan.resumes()).isNull();
    }

    @Test
    void takesNoKeyByItsNameAlone() {
        Manifest manifest = Stand.manifest(Stand.topic("topic2"));
        stand.apply(manifest);
        stand.vault.secrets.clear();

        Plan plan = stand.plan(manifest);

        assertThat(plan.step("kafka-key:lkc-1").orElseThrow().action()).isEqualTo(Action.CREATE);
        assertThat(plan.notices()).extracting(Notice::code).contains("key-secret-unknown");
        assertThat(plan.step("topic:topic2").orElseThrow().action()).isEqualTo(Action.CREATE_IF_ABSENT);
    }

    @Test
    void comparesAnExistingTopic() {
        Manifest manifest = Stand.manifest(Stand.topic("topic2"));
        stand.apply(manifest);
        stand.world.topics.put("topic2", new FakeTopic("topic2", 3, Map.of("retention.ms", "5", "read.only", "x")));
        TopicSpec topic = Stand.partitions(Stand.topic("topic2", Map.of("retention.ms", "9"), null), 6);

        Step more = step(Stand.manifest(topic), "topic:topic2");
        assertThat(more.action()).isEqualTo(Action.CHANGE);
        assertThat(more.intent()).contains("partitions from 3 to 6", "retention.ms from 5 to 9");
        assertThat(more.calls()).hasSize(2);
        assertThat(more.irreversible()).isNotEmpty();

        Step fewer = step(manifest, "topic:topic2");
        assertThat(fewer.action()).isEqualTo(Action.BLOCKED);
        assertThat(fewer.reasons().getFirst()).contains("3 partitions", "cannot be taken away");

        Step readOnly = step(Stand.manifest(Stand.partitions(
                Stand.topic("topic2", Map.of("read.only", "y"), null), 3)), "topic:topic2");
        assertThat(readOnly.action()).isEqualTo(Action.BLOCKED);
    }

    @Test
    void isBlockedByWhatTheDryRunRefuses() {
        stand.apply(Stand.manifest(Stand.topic("other")));

        Step step = step(Stand.manifest(Stand.topic("topic2", Map.of("no.such.config", "1"), null)), "topic:topic2");

        assertThat(step.action()).isEqualTo(Action.BLOCKED);
        assertThat(step.reasons().getFirst()).contains("refuses");
    }

    @Test
    void fixesTheWriteModeOfATable() {
        stand.apply(Stand.manifest(Stand.topic("topic2")));

        Step step = step(Stand.manifest(Stand.topic("topic2", Map.of("cleanup.policy", "compact"), null)),
                "topic:topic2");

        assertThat(step.action()).isEqualTo(Action.BLOCKED);
        assertThat(step.reasons().getFirst()).contains("write mode");
    }

    @Test
    void asksForConsentToUpsertForGood() {
        TopicSpec topic = Stand.topic("topic2", Map.of("cleanup.policy", "compact,delete"), null);
        Plan plan = stand.plan(Stand.manifest(topic));
        assertThat(plan.consents()).extracting(Notice::code).containsExactly("upsert");

        Provisioning provisioning = stand.provisioning();
        assertThatExceptionOfType(RemoteFailure.class)
                .isThrownBy(() -> provisioning.apply(plan, ApplyOptions.DEFAULT, RunListener.NONE))
                .matches(it -> it.is(RemoteFailure.Kind.INVALID));
        assertThat(stand.world.calls).isEmpty();

        TopicSpec accepted = Stand.with(topic,
                it -> new TopicSpec.Table(it.formats(), it.storage(), it.settings(), true));
        assertThat(stand.plan(Stand.manifest(accepted)).consents()).isEmpty();
        assertThat(provisioning.apply(plan, new ApplyOptions(Set.of("upsert"), true, true), RunListener.NONE).changed())
                .isTrue();
    }

    @Test
    void looksUpAndChecksTheSchema() {
        TopicSpec topic = Stand.topic("topic2");
        stand.apply(Stand.manifest(topic));
        assertThat(step(Stand.manifest(topic), "schema:topic2").action()).isEqualTo(Action.NONE);
        Manifest other = Stand.manifest(Stand.schema(topic, "{\"type\":\"object\",\"title\":\"x\"}"));
        assertThat(step(other, "schema:topic2").action()).isEqualTo(Action.CHANGE);

        stand.world.compatible = false;

        Step step = step(other, "schema:topic2");
        assertThat(step.action()).isEqualTo(Action.BLOCKED);
        assertThat(step.reasons()).containsExactly("the registry's own words");
        Manifest looser = Stand.manifest(Stand.schema(
                Stand.topic("topic2", Map.of(), CompatibilityLevel.NONE), "{\"type\":\"object\",\"title\":\"x\"}"));
        assertThat(step(looser, "schema:topic2").action()).isEqualTo(Action.CHANGE);
        assertThat(step(looser, "compatibility:topic2").action()).isEqualTo(Action.CHANGE);
    }

    @Test
    void isBlockedWithoutAValueSchema() {
        TopicSpec topic = Stand.schema(Stand.topic("topic2"), null);
        stand.apply(Stand.manifest(Stand.topic("other")));

        Step step = step(Stand.manifest(topic), "schema:topic2");

        assertThat(step.action()).isEqualTo(Action.BLOCKED);
        assertThat(step.reasons().getFirst()).contains("no value schema");
    }

    @Test
    void changesSettingsOfATableAndNeverItsStorage() {
        TopicSpec topic = Stand.topic("topic2");
        stand.apply(Stand.manifest(topic));
        TopicSpec other = Stand.with(topic, it -> Stand.settings(
                Stand.formats(it, TableFormat.ICEBERG, TableFormat.DELTA),
                new TableSettings(86_400_000L, null, ErrorHandling.log("dead"), null)));

        Step change = step(Stand.manifest(other), "tableflow:topic2");
        assertThat(change.action()).isEqualTo(Action.CHANGE);
        assertThat(change.intent()).contains("formats", "snapshot retention", "error handling to LOG");
        assertThat(stand.apply(Stand.manifest(other)).changed()).isTrue();
        assertThat(stand.plan(Stand.manifest(other)).hasChanges()).isFalse();

        TopicSpec moved = Stand.with(topic, it -> new TopicSpec.Table(
                it.formats(), new TopicSpec.Storage.Bucket("another-bucket"), it.settings(), false));
        Step blocked = step(Stand.manifest(moved), "tableflow:topic2");
        assertThat(blocked.action()).isEqualTo(Action.BLOCKED);
        assertThat(blocked.reasons().getFirst()).contains("dev-confluent-topics-backup", "another-bucket", "new table");
    }

    @Test
    void comparesManagedStorageAndResumesASuspendedTable() {
        TopicSpec topic = Stand.topic("topic2");
        stand.apply(Stand.manifest(topic));
        TableflowTopic table = Objects.requireNonNull(stand.world.tables.get("topic2"));
        stand.world.tables.put("topic2", new TableflowTopic(table.name(), table.environmentId(), table.clusterId(),
                table.formats(), table.storage(), table.config(), true, table.status(), null));
        assertThat(step(Stand.manifest(topic), "tableflow:topic2").intent()).contains("resumed");
        stand.world.tables.put("topic2", new TableflowTopic(table.name(), table.environmentId(), table.clusterId(),
                table.formats(), new TableStorage.Managed(null), table.config(), false, table.status(), null));

        assertThat(step(Stand.manifest(topic), "tableflow:topic2").reasons().getFirst()).contains("managed storage");
    }

    @Test
    void isBlockedByAWrongCloudAndRegion() {
        stand.world.cloud = "GCP";
        Plan wrongCloud = stand.plan(Stand.whole("topic2"));
        assertThat(wrongCloud.isBlocked()).isTrue();
        assertThat(wrongCloud.step("preflight").orElseThrow().reasons().getFirst()).contains("GCP", "AWS");
        stand.world.cloud = "AWS";
        stand.apply(Stand.manifest(Stand.topic("other")));
        stand.world.region = "eu-north-1";

        Plan wrongRegion = stand.plan(Stand.manifest(Stand.topic("topic2")));

        assertThat(wrongRegion.step("region:lkc-1").orElseThrow().action()).isEqualTo(Action.BLOCKED);
        assertThat(wrongRegion.notices()).extracting(Notice::code).contains("bucket-region");
        int before = stand.world.calls.size();
        assertThatExceptionOfType(RemoteFailure.class).isThrownBy(
                () -> stand.provisioning().apply(wrongRegion, ApplyOptions.DEFAULT, RunListener.NONE));
        assertThat(stand.world.calls).hasSize(before);
    }

    @Test
    void isBlockedByAQuota() {
        stand.world.quotas.add(new Quota("apikeys_per_org", "API keys", "ORGANIZATION", 10, 8L));

        Plan plan = stand.plan(Stand.manifest(Stand.topic("topic2")));

        assertThat(plan.isBlocked()).isTrue();
        assertThat(plan.notices()).anyMatch(it -> it.code().equals("quota")
                && it.text().contains("allows 10, 8 are used and 3 more"));
    }

    @Test
    void takesTheClustersGlueIntegrationAndTellsOfAnotherDatabase() {
        Manifest manifest = Stand.manifest(Stand.topic("topic2"));
        stand.apply(new Manifest(null, null, null, null, manifest.keys(), manifest.providerIntegration(),
                new Manifest.Glue(null, "lake"), manifest.topics()));

        Plan plan = stand.plan(manifest);

        assertThat(plan.hasChanges()).isFalse();
        assertThat(plan.notices()).extracting(Notice::code).contains("glue-database");
    }

    @Test
    void givesWayWhenTheNameOfAnIntegrationIsTaken() {
        stand.world.integrations.put("cspi-9", new ProviderIntegration(
                "cspi-9", "dev-tableflow", "env-1", "arn:aws:iam::123456789012:role/other", null, null, List.of()));
        Manifest manifest = Stand.manifest(Stand.topic("topic2"));
        assertThat(step(manifest, "provider-integration").intent()).contains("dev-tableflow-2");
        Manifest named = new Manifest(null, null, null, null, manifest.keys(),
                new Manifest.Integration("dev-tableflow", Stand.ROLE), manifest.glue(), manifest.topics());

        assertThat(step(named, "provider-integration").reasons().getFirst()).contains("is taken", "role/other");
        assertThat(stand.apply(manifest).changed()).isTrue();
        assertThat(stand.plan(manifest).hasChanges()).isFalse();
    }

    @Test
    void namesAMissingServiceAccount() {
        Manifest manifest = new Manifest(null, null, null, Manifest.Owner.existing("sa-nobody"),
                Manifest.Keys.DEFAULTS, new Manifest.Integration(null, Stand.ROLE), null,
                List.of(Stand.topic("topic2")));

        assertThat(step(manifest, "service-account").reasons().getFirst()).contains("sa-nobody");
    }

    @Test
    void saysImpossibleCombinationsBeforeAskingAnybody() {
        TopicSpec managed = Stand.with(Stand.topic("a"),
                it -> new TopicSpec.Table(it.formats(), new TopicSpec.Storage.Managed(), it.settings(), false));
        TopicSpec delta = Stand.with(Stand.topic("b"), it -> Stand.formats(it, TableFormat.DELTA));
        TopicSpec period = Stand.with(Stand.topic("c"), it -> Stand.settings(it,
                new TableSettings(5L, 6L, ErrorHandling.log("dead.letters"), null)));

        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> stand.plan(Stand.manifest(managed, delta, period, Stand.topic("a/b"))))
                .satisfies(it -> assertThat(it.problems()).extracting("path").containsExactlyInAnyOrder(
                        "topics.a.storage", "topics.b.formats", "topics.c.snapshotRetention", "topics.c.rowRetention",
                        "topics.c.errorHandling.deadLetterTopic", "topics.a/b"));
    }

    @Test
    void reportsProgress() {
        AtomicInteger reports = new AtomicInteger();
        Progress progress = (message, done, total) -> reports.incrementAndGet();

        Plan plan = stand.provisioning().plan(Stand.whole("topic2"), progress);

        assertThat(reports.get()).isGreaterThanOrEqualTo(plan.steps().size());
    }
}
