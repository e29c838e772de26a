package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.service.profile.TestProfiles;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.access.TopicRoles;
import tableflow.console.service.topics.timeline.TableHistory;
import tableflow.console.ui.topics.groups.GroupsViewModel;
import tableflow.console.ui.work.TestWork;

/// Answers that take longer than the time between two refreshes: they come all the same, and what was asked meanwhile
/// is asked after them.
class SlowRefreshTest {

    private final FakeCluster cluster = new FakeCluster().topic("orders", 2).table("orders", Phase.RUNNING);
    private final TestWork jobs = TestWork.queued();
    private final Topics topics = new Topics(cluster.sources(), Runnable::run);

    @Test
    void theDetailIsShownThoughTheNextRefreshCameFirst() {
        TopicDetailViewModel model = new TopicDetailViewModel(topics, jobs.work);
        model.show("orders");
        model.refresh();
        model.refresh();
        assertThat(jobs.waiting()).as("the first one is not given up").isEqualTo(1);
        jobs.runNext();
        assertThat(partitions(model)).isEqualTo(2);
        cluster.topic("orders", 3);
        assertThat(jobs.waiting()).as("once more, for what changed meanwhile").isEqualTo(1);
        jobs.runNext();
        assertThat(partitions(model)).isEqualTo(3);
        assertThat(jobs.waiting()).isZero();

        cluster.topic("payments", 5);
        model.refresh();
        model.refresh();
        model.show("payments");
        assertThat(jobs.waiting()).as("another topic does not wait for this one").isEqualTo(2);
        jobs.runNext();
        jobs.runNext();
        assertThat(partitions(model)).isEqualTo(5);
        assertThat(jobs.waiting()).as("nor is this one asked again").isZero();
    }

    private static int partitions(TopicDetailViewModel model) {
        return Objects.requireNonNull(model.detailProperty().get()).partitions().value().orElseThrow().all().size();
    }

    @Test
    void groupsAreShownThoughTheNextRefreshCameFirst() {
        cluster.extras.group("billing", Map.of(new PartitionId("orders", 0), 60L));
        GroupsViewModel model = new GroupsViewModel(topics.groups(TestProfiles.guard(false)), jobs.work);
        model.choose("orders");
        model.visibleProperty().set(true);
        model.refresh();
        model.refresh();
        assertThat(jobs.waiting()).isEqualTo(1);
        jobs.runNext();
        assertThat(model.groups()).hasSize(1);
        cluster.extras.group("shipping", Map.of(new PartitionId("orders", 0), 60L));
        assertThat(jobs.waiting()).as("once more, for what changed meanwhile").isEqualTo(1);
        jobs.runNext();
        assertThat(model.groups()).hasSize(2);
        assertThat(jobs.waiting()).isZero();
    }

    @Test
    void measuresAreShownThoughTheNextRefreshCameFirst() {
        cluster.extras.sizes.put(new PartitionId("orders", 0), 700L);
        MeasuresViewModel model = new MeasuresViewModel(
                topics.figures(names -> Map.of(), jobs.work.clock()), jobs.work);
        model.visibleProperty().set(true);
        model.take(topics.detail("orders", state -> {}));
        model.refresh();
        assertThat(jobs.waiting()).isEqualTo(1);
        jobs.runNext();
        assertThat(model.measuredProperty().get().sizes().value()).isPresent();
        jobs.runNext();
        assertThat(jobs.waiting()).isZero();
    }

    @Test
    void theTimeLineIsShownThoughTheNextRefreshCameFirst() {
        PastViewModel model = new PastViewModel(
                topics.timelines(TableHistory.NONE, jobs.work.clock()),
                new TopicRoles(() -> {
                    throw RemoteFailure.of(Kind.FORBIDDEN, "open the control plane", "no key");
                }, () -> TestProfiles.of("dev", false)), jobs.work);
        model.timelineVisibleProperty().set(true);
        model.rolesVisibleProperty().set(true);
        model.take(topics.detail("orders", state -> {}));
        model.refresh();
        assertThat(jobs.waiting()).isEqualTo(2);
        jobs.runNext();
        jobs.runNext();
        assertThat(model.timelineProperty().get().value()).isPresent();
        assertThat(model.rolesProperty().get().failure()).isNotNull();
    }
}
