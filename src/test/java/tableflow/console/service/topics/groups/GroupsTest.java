package tableflow.console.service.topics.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.domain.kafka.group.GroupMembers;
import tableflow.console.domain.kafka.group.ResetPlan;
import tableflow.console.domain.kafka.group.ResetTarget;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.topics.FakeCluster;

class GroupsTest {

    private static final PartitionId FIRST = new PartitionId("orders", 0);
    private static final PartitionId SECOND = new PartitionId("orders", 1);

    private final FakeCluster cluster = new FakeCluster().topic("orders", 2).topic("other", 1);
    private final Groups groups = new Groups(cluster.sources().kafka(), guard(false));

    private static WriteGuard guard(boolean readOnly) {
        return new WriteGuard(new Profile(
                "test", Open.of(Profile.Kind.SANDBOX), "dev", readOnly,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null));
    }

    @Test
    void onlyGroupsThatReadTheTopicAreTold() {
        cluster.extras.group("billing", Map.of(FIRST, 60L));
        cluster.extras.group("elsewhere", Map.of(new PartitionId("other", 0), 1L));
        cluster.extras.group("fresh", Map.of());
        cluster.extras.members.put("fresh", new GroupMembers("Stable", List.of(
                new GroupMembers.Member("m-1", "app-7", "/10.0.0.1", Set.of(SECOND)))));

        Groups.Readers readers = groups.of("orders");

        assertThat(readers.groups()).extracting(it -> it.group().id()).containsExactly("billing", "fresh");
        GroupLag billing = readers.groups().getFirst();
        assertThat(billing.lag()).hasValue(50);
        assertThat(billing.partitions().get(1).lag()).as("nothing committed").isEmpty();
        assertThat(readers.groups().get(1).lag()).isEmpty();
        assertThat(readers.groups().get(1).partitions().get(1).reader()).isEqualTo("app-7");
        assertThat(readers.unread()).isEmpty();
    }

    @Test
    void aResetDoesWhatWasReviewedAndDoesItOnce() {
        cluster.extras.group("billing", Map.of(FIRST, 60L, SECOND, 70L));
        ResetPlan plan = groups.plan("billing", "orders", new ResetTarget.Earliest(), Set.of(1));
        assertThat(plan.moves()).singleElement().satisfies(move -> {
            assertThat(move.before()).isEqualTo(70L);
            assertThat(move.after()).isEqualTo(10L);
        });
        groups.reset(plan);
        groups.reset(plan);
        assertThat(cluster.extras.changes).containsExactly("commit billing {orders-1=10}");
    }

    @Test
    void aGroupThatMovedSinceTheReviewIsLeftAlone() {
        cluster.extras.group("billing", Map.of(FIRST, 60L));
        ResetPlan plan = groups.plan("billing", "orders", new ResetTarget.Latest(), Set.of());
        cluster.extras.group("billing", Map.of(FIRST, 61L));

        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> groups.reset(plan));

        assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(failure.why()).contains("offset 60", "offset 61");
        assertThat(cluster.extras.changes).isEmpty();
    }

    @Test
    void whoeverReadsForTheGroupKeepsItFromBeingReset() {
        cluster.extras.group("billing", Map.of(FIRST, 60L));
        ResetPlan plan = groups.plan("billing", "orders", new ResetTarget.Latest(), Set.of());
        cluster.extras.members.put("billing", new GroupMembers("Stable", List.of(
                new GroupMembers.Member("m-1", "app-7", "/10.0.0.1", Set.of(FIRST)))));

        assertThat(catchThrowableOfType(RemoteFailure.class, () -> groups.reset(plan)).kind())
                .isEqualTo(Kind.CONFLICT);
        assertThat(catchThrowableOfType(RemoteFailure.class, () ->
                groups.plan("billing", "orders", new ResetTarget.Latest(), Set.of())).advice().orElseThrow())
                .contains("Stop them first");
        assertThat(cluster.extras.changes).isEmpty();
    }

    @Test
    void readOnlyProfilesResetNothingAndWrongPartitionsAreRefused() {
        cluster.extras.group("billing", Map.of(FIRST, 60L));
        Groups locked = new Groups(cluster.sources().kafka(), guard(true));
        ResetPlan plan = locked.plan("billing", "orders", new ResetTarget.Latest(), Set.of());
        assertThat(catchThrowableOfType(RemoteFailure.class, () -> locked.reset(plan)).kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(catchThrowableOfType(RemoteFailure.class, () ->
                groups.plan("billing", "orders", new ResetTarget.Latest(), Set.of(9))).why())
                .contains("no partition 9");
        assertThat(cluster.extras.changes).isEmpty();
    }

    @Test
    void targetsInTimeAreAskedOfTheCluster() {
        cluster.extras.group("billing", Map.of(FIRST, 60L));
        cluster.extras.byTime.putAll(Map.of(0, 42L, 1, 43L));
        ResetPlan plan = groups.plan(
                "billing", "orders", new ResetTarget.Time(Instant.parse("2026-03-01T00:00:00Z")), Set.of());
        assertThat(plan.moves()).extracting(ResetPlan.Move::after).containsExactly(42L, 43L);
    }
}
