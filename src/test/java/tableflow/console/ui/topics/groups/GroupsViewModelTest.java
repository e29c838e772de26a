package tableflow.console.ui.topics.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.groups.Groups;
import tableflow.console.ui.work.TestWork;

class GroupsViewModelTest {

    private final FakeCluster cluster = new FakeCluster().topic("orders", 1).topic("clicks", 1);
    private final TestWork jobs = TestWork.inline();
    private final GroupsViewModel model = new GroupsViewModel(
            new Groups(cluster.sources().kafka(), new WriteGuard(new Profile(
                    "test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                    new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                            KeyRef.inline("key", new Secret("secret")), null),
                    null, null, null, null))),
            jobs.work);

    @Test
    void asksOnlyWhileShownAndDrawsHowTheLagGoes() {
        cluster.extras.group("billing", Map.of(new PartitionId("orders", 0), 100L));
        model.choose("orders");
        assertThat(cluster.calls("groups")).isZero();
        model.visibleProperty().set(true);
        assertThat(model.groups()).singleElement().satisfies(it -> assertThat(it.lag()).hasValue(10));
        cluster.extras.group("billing", Map.of(new PartitionId("orders", 0), 40L));
        model.refresh();
        assertThat(model.line("billing")).containsExactly(10, 70);

        model.choose("clicks");
        assertThat(model.groups()).isEmpty();
        assertThat(model.line("billing")).as("of another topic").isEmpty();
        assertThat(model.readProperty().get()).isTrue();
    }

    @Test
    void aFailureKeepsWhatIsShownAndCanBeTriedAgain() {
        cluster.extras.group("billing", Map.of(new PartitionId("orders", 0), 100L));
        model.choose("orders");
        model.visibleProperty().set(true);
        cluster.fail("groups", Kind.FORBIDDEN, "no DESCRIBE on the cluster");
        model.refresh();
        assertThat(model.groups()).hasSize(1);
        assertThat(model.problemProperty().get()).isNotNull();
        cluster.mend("groups");
        Objects.requireNonNull(Objects.requireNonNull(model.problemProperty().get()).retry()).run();
        assertThat(model.problemProperty().get()).isNull();
    }
}
