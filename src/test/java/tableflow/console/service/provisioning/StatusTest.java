package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.CatalogSync;
import tableflow.console.domain.confluent.TableflowTopic.FailingFormat;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.Status;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.StatusReport;
import tableflow.console.domain.provisioning.StatusReport.Drift;
import tableflow.console.domain.provisioning.TableHealth;
import tableflow.console.domain.provisioning.TableHealth.Verdict;
import tableflow.console.service.provisioning.World.FakeTopic;

/// Drift, and the health of tables.
class StatusTest {

    @TempDir
    private Path folder;

    private Stand stand;

    @BeforeEach
    void stand() {
        stand = new Stand(folder);
    }

    private StatusReport status(Manifest manifest) {
        return stand.provisioning().status(manifest, Progress.NONE);
    }

    @Test
    void isAsWantedAfterApplying() {
        Manifest manifest = Stand.whole("topic2");
        stand.apply(manifest);

        StatusReport report = status(manifest);

        assertThat(report.isAsWanted()).as(report.toString()).isTrue();
        assertThat(report.tables().get("topic2")).isEqualTo(
                new TableHealth(Verdict.HEALTHY, "RUNNING", "SYNCED", List.of()));
    }

    @Test
    void tellsWhatDrifted() {
        Manifest manifest = Stand.whole("topic2");
        stand.apply(manifest);
        stand.world.topics.put("topic2", new FakeTopic("topic2", 1, Map.of("retention.ms", "2000")));
        stand.world.levels.put("topic2-value", "NONE");
        stand.world.tables.clear();

        StatusReport report = status(manifest);

        assertThat(report.drifts()).extracting(Drift::stepId)
                .containsExactly("topic:topic2", "compatibility:topic2", "tableflow:topic2");
        assertThat(report.drifts().getFirst().wanted()).contains("retention.ms from 2000 to 1000");
        assertThat(report.tables()).isEmpty();
        assertThat(report.isAsWanted()).isFalse();
    }

    @Test
    void saysWhenItCannotSee() {
        StatusReport report = status(Stand.whole("topic2"));

        assertThat(report.unreadable()).contains("topic2");
        assertThat(report.isAsWanted()).isFalse();
    }

    @Test
    void aKeyWhoseSecretIsOnAnotherMachineIsNoDrift() {
        Manifest manifest = Stand.whole("topic2");
        stand.apply(manifest);
        stand.vault.secrets.clear();

        assertThat(status(manifest).drifts()).isEmpty();
        assertThat(status(manifest).unreadable()).isNotNull();
    }

    private static TableHealth judge(Status status, boolean suspended, boolean glue) {
        TableflowTopic topic = new TableflowTopic("t", "env-1", "lkc-1", Set.of(),
                new TableStorage.Managed(null),
                new TableflowTopic.Config(null, null, null, null), suspended, status, null);
        return TableHealth.of(topic, glue);
    }

    private static Status status(String phase, List<FailingFormat> failing, String... sync) {
        List<CatalogSync> syncs = List.of(sync).stream()
                .map(it -> new CatalogSync("tci-1", "AWS_GLUE", Open.of(SyncStatus.class, it), "why"))
                .toList();
        return new Status(Open.of(Phase.class, phase), "the reason", failing, syncs, null);
    }

    @Test
    void judgesTables() {
        assertThat(judge(status("RUNNING", List.of()), false, false).verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(judge(status("PENDING", List.of()), false, false).verdict()).isEqualTo(Verdict.COMING);
        assertThat(judge(status("FAILED", List.of()), false, false).findings())
                .containsExactly("Tableflow failed: the reason");
        assertThat(judge(status("RUNNING", List.of()), true, false).verdict()).isEqualTo(Verdict.SICK);
        assertThat(judge(status("RUNNING", List.of(new FailingFormat("DELTA", "broke"))), false, false).findings())
                .containsExactly("the format DELTA fails: broke");
        assertThat(judge(status("RUNNING", List.of()), false, true).verdict()).isEqualTo(Verdict.COMING);
        assertThat(judge(status("RUNNING", List.of(), "PENDING"), false, true).verdict()).isEqualTo(Verdict.COMING);
        assertThat(judge(status("RUNNING", List.of(), "SYNCED"), false, true).verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(judge(status("RUNNING", List.of(), "FAILED"), false, true).findings())
                .containsExactly("the synchronisation with Glue is FAILED: why");
        assertThat(judge(status("RUNNING", List.of(), "SUCCESS"), false, true).verdict()).isEqualTo(Verdict.COMING);
        assertThat(judge(status("HIBERNATING", List.of()), false, false).phase()).isEqualTo("HIBERNATING");
    }
}
