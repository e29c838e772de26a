package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunResult.Outcome;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;

/// Undoing changes back what a run changed on things that it did not make.
class RestorationTest {

    @TempDir
    private Path folder;

    private Stand stand;

    @BeforeEach
    void stand() {
        stand = new Stand(folder);
    }

    /// Somebody's topic, subject and table, which a run then changes.
    private Manifest changed() {
        stand.apply(Stand.manifest(Stand.topic("first")));
        String integration = stand.world.integrations.keySet().iterator().next();
        stand.world.topics.put("topic2", new World.FakeTopic("topic2", 1, Map.of("retention.ms", "500")));
        stand.world.subjects.put("topic2-value", new ArrayList<>(List.of(new SchemaVersion("topic2-value", 1,
                7, Open.of(SchemaFormat.JSON), Stand.SCHEMA, List.of()))));
        stand.world.levels.put("topic2-value", "BACKWARD");
        stand.world.tables.put("topic2", new TableflowTopic("topic2", "env-1", "lkc-1",
                Set.of(Open.of(TableFormat.ICEBERG)),
                new TableStorage.ByobAws("dev-confluent-topics-backup", integration, null, null),
                new TableflowTopic.Config(604800000L, null, ErrorHandling.log("rejects"), null), false,
                new TableflowTopic.Status(Open.of(TableflowTopic.Phase.PENDING), null, List.of(), List.of(), null),
                null));
        TopicSpec spec = Stand.topic("topic2", Map.of("retention.ms", "1000", "max.message.bytes", "2000"),
                CompatibilityLevel.FULL);
        Manifest manifest = Stand.manifest(Stand.with(Stand.partitions(spec, 3), table -> Stand.settings(
                Stand.formats(table, TableFormat.ICEBERG, TableFormat.DELTA),
                new TableSettings(864000000L, null, ErrorHandling.skip(), null))));
        RunResult result = stand.apply(manifest);
        assertThat(result.outcome()).as(String.valueOf(result)).isEqualTo(Outcome.DONE);
        return manifest;
    }

    private static RemovalPlan.Restoration of(RemovalPlan plan, Step.Kind kind) {
        return plan.restorations().stream().filter(it -> it.kind() == kind).findFirst().orElseThrow();
    }

    @Test
    void changesBackEverySettingThatItCan() {
        Manifest manifest = changed();
        Provisioning provisioning = stand.provisioning();

        RemovalPlan plan = provisioning.planRemoval(manifest);

        assertThat(of(plan, Step.Kind.TOPIC).settings()).containsExactlyInAnyOrder(
                new RemovalPlan.Restored("retention.ms", "1000", "500"),
                new RemovalPlan.Restored("max.message.bytes", "2000", null));
        assertThat(of(plan, Step.Kind.COMPATIBILITY).settings())
                .containsExactly(new RemovalPlan.Restored("compatibility", "FULL", "BACKWARD"));
        assertThat(of(plan, Step.Kind.TABLEFLOW_TOPIC).settings()).containsExactlyInAnyOrder(
                new RemovalPlan.Restored("formats", "DELTA,ICEBERG", "ICEBERG"),
                new RemovalPlan.Restored("snapshot retention", "864000000", "604800000"),
                new RemovalPlan.Restored("error handling", "SKIP", "LOG into rejects"));
        assertThat(plan.restorations()).allMatch(it -> it.calls().size() == 1);
        assertThat(plan.kept()).anyMatch(it -> it.reason().contains("partitions cannot be taken away"));

        RunResult result = provisioning.remove(plan, "topic2", RunListener.NONE);

        assertThat(result.outcome()).as(String.valueOf(result)).isEqualTo(Outcome.DONE);
        assertThat(stand.world.existing("topic2").configs()).isEqualTo(Map.of("retention.ms", "500"));
        assertThat(stand.world.levels).containsEntry("topic2-value", "BACKWARD");
        assertThat(stand.world.tables.get("topic2")).satisfies(table -> {
            assertThat(table.formats()).extracting(Open::text).containsExactly("ICEBERG");
            assertThat(table.config().snapshotRetentionMillis()).isEqualTo(604800000L);
            assertThat(table.config().errorHandling()).isEqualTo(ErrorHandling.log("rejects"));
        });
        assertThat(provisioning.planRemoval(manifest).restorations()).isEmpty();
        assertThat(provisioning.planRemoval(manifest).kept()).noneMatch(it -> it.reason().contains("retention"));
    }

    @Test
    void leavesAValueThatSomebodyChangedSince() {
        Manifest manifest = changed();
        stand.world.levels.put("topic2-value", "NONE");

        RemovalPlan plan = stand.provisioning().planRemoval(manifest);

        assertThat(plan.restorations()).noneMatch(it -> it.kind() == Step.Kind.COMPATIBILITY);
        assertThat(plan.kept()).anyMatch(it -> it.kind() == Step.Kind.COMPATIBILITY
                && it.reason().contains("from BACKWARD to FULL, and is NONE now: somebody changed it since"));
    }

    @Test
    void refusesWhenAValueChangesBetweenPlanAndUndo() {
        Manifest manifest = changed();
        Provisioning provisioning = stand.provisioning();
        RemovalPlan plan = provisioning.planRemoval(manifest);
        stand.world.levels.put("topic2-value", "NONE");

        RunResult result = provisioning.remove(plan, "topic2", RunListener.NONE);

        assertThat(result.failure().orElseThrow()).matches(it -> it.is(Kind.INVALID));
        assertThat(stand.world.levels).containsEntry("topic2-value", "NONE");
    }

    @Test
    void takesALevelAwayThatTheSubjectDidNotHave() {
        Manifest manifest = Stand.whole("topic2");
        stand.apply(manifest);
        Provisioning provisioning = stand.provisioning();

        RemovalPlan plan = provisioning.planRemoval(manifest);
        provisioning.remove(plan, "topic2", RunListener.NONE);

        assertThat(of(plan, Step.Kind.COMPATIBILITY).settings())
                .containsExactly(new RemovalPlan.Restored("compatibility", "FULL", null));
        assertThat(stand.world.levels).isEmpty();
    }

    @Test
    void changesBackNothingOnATopicThatItRemoves() {
        stand.apply(Stand.manifest(Stand.topic("topic2")));
        Manifest more = Stand.manifest(Stand.topic("topic2", Map.of("retention.ms", "2000"), CompatibilityLevel.FULL));
        assertThat(stand.apply(more).outcome()).isEqualTo(Outcome.DONE);

        RemovalPlan plan = stand.provisioning().planRemoval(more);

        assertThat(plan.restorations()).noneMatch(it -> it.kind() == Step.Kind.TOPIC);
        assertThat(plan.kept()).noneMatch(it -> it.reason().contains("retention.ms"));
    }

    @Test
    void ofSeveralRunsTheFirstValueBeforeComesBack() {
        stand.apply(Stand.manifest(Stand.topic("first")));
        stand.world.topics.put("topic2", new World.FakeTopic("topic2", 1, Map.of("retention.ms", "500")));
        for (String value : List.of("1000", "2000")) {
            Manifest next = Stand.manifest(Stand.topic("topic2", Map.of("retention.ms", value), null));
            assertThat(stand.apply(next).outcome()).isEqualTo(Outcome.DONE);
            stand.time.pause(Duration.ofMinutes(1));
        }

        RemovalPlan plan = stand.provisioning().planRemoval(Stand.manifest(Stand.topic("topic2")));

        assertThat(of(plan, Step.Kind.TOPIC).settings())
                .containsExactly(new RemovalPlan.Restored("retention.ms", "2000", "500"));
        assertThat(of(plan, Step.Kind.TOPIC).runIds()).hasSize(2);
    }

    @Test
    void aChangeWhoseEndNobodyLearntIsChangedBackWhenItHappened() throws Exception {
        stand.apply(Stand.manifest(Stand.topic("first")));
        stand.world.topics.put("topic2", new World.FakeTopic("topic2", 1, Map.of("retention.ms", "500")));
        Manifest manifest = Stand.manifest(Stand.topic("topic2", Map.of("retention.ms", "1000"), null));
        stand.world.trouble(new World.Trouble() {
            @Override
            public void after(String name) {
                if (name.equals("alter topic")) {
                    throw new AssertionError("the process ends");
                }
            }
        });
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> stand.apply(manifest));
        stand.joinAll();
        stand.world.trouble(new World.Trouble() {});
        Provisioning provisioning = stand.provisioning();

        RemovalPlan plan = provisioning.planRemoval(manifest);

        assertThat(of(plan, Step.Kind.TOPIC).settings())
                .containsExactly(new RemovalPlan.Restored("retention.ms", "1000", "500"));
        provisioning.remove(plan, "topic2", RunListener.NONE);
        assertThat(stand.world.existing("topic2").configs()).containsEntry("retention.ms", "500");
        assertThat(provisioning.planRemoval(manifest).isEmpty()).isTrue();
    }

    @Test
    void aTablesSettingThatWasNotToldCannotBeUnset() {
        Manifest manifest = changed();
        TopicSpec spec = manifest.topics().getFirst();
        Manifest named = Stand.manifest(Stand.with(spec, table -> Stand.settings(table, new TableSettings(
                864000000L, null, ErrorHandling.skip(), MetadataColumnNaming.PORTABLE))));
        stand.apply(named);

        RemovalPlan plan = stand.provisioning().planRemoval(named);

        assertThat(plan.kept()).anyMatch(it -> it.reason().contains("a table's setting cannot be unset"));
    }
}
