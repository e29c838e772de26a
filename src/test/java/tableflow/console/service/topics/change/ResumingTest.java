package tableflow.console.service.topics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.topics.FakeCluster;

class ResumingTest {

    private final FakeCluster cluster = new FakeCluster().topic("orders", 1);

    private Resuming resuming(boolean readOnly) {
        return new Resuming(cluster.sources().tableflow(), new WriteGuard(new Profile(
                "test", Open.of(Profile.Kind.SANDBOX), "dev", readOnly,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null)));
    }

    private void suspend() {
        cluster.table("orders", true, new TableflowTopic.Status(
                Open.of(Phase.FAILED), "cannot assume the role", List.of(), List.of(), null));
    }

    @Test
    void aSuspendedTableGoesOnOnce() {
        suspend();
        ResumePlan plan = resuming(false).plan("orders");
        assertThat(plan.reason()).isEqualTo("cannot assume the role");
        resuming(false).apply(plan);
        resuming(false).apply(plan);
        assertThat(cluster.extras.changes).containsExactly("resume orders");
    }

    @Test
    void whatIsNotSuspendedOrNotThereIsToldAndReadOnlyProfilesChangeNothing() {
        cluster.table("orders", Phase.RUNNING);
        assertThat(catchThrowableOfType(RemoteFailure.class, () -> resuming(false).plan("orders")).why())
                .contains("not suspended", "RUNNING");
        assertThat(catchThrowableOfType(RemoteFailure.class, () -> resuming(false).plan("gone")).kind())
                .isEqualTo(Kind.NOT_FOUND);
        suspend();
        assertThat(catchThrowableOfType(RemoteFailure.class, () ->
                resuming(true).apply(new ResumePlan("orders", ""))).kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(cluster.extras.changes).isEmpty();
    }
}
