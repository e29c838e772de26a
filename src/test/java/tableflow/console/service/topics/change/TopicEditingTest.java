package tableflow.console.service.topics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.kafka.config.Setting;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.timeline.TableHistory;

class TopicEditingTest {

    private final FakeCluster cluster = new FakeCluster().topic("orders", 2);
    private final TopicEditing editing = new TopicEditing(
            cluster.sources(), guard(false), TableHistory.NONE);

    private static WriteGuard guard(boolean readOnly) {
        return new WriteGuard(new Profile(
                "test", Open.of(Profile.Kind.SANDBOX), "dev", readOnly,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null));
    }

    private void retention(String value, boolean own) {
        cluster.extras.settings.put("orders", List.of(new Setting(
                new TopicConfig("retention.ms", value, !own, false, false, "X"), "LONG", "",
                List.of(new Setting.Origin("log.retention.ms", "604800000", "DEFAULT_CONFIG")))));
    }

    private static RemoteFailure failure(Runnable action) {
        return catchThrowableOfType(RemoteFailure.class, action::run);
    }

    @Test
    void settingsAreCheckedByTheClusterAndThenSetAsReviewed() {
        retention("604800000", false);
        cluster.table("orders", TableflowTopic.Phase.RUNNING);
        SettingsPlan plan = editing.planSettings("orders", Map.of("retention.ms", Optional.of("3600000")));
        assertThat(plan.edits()).singleElement().satisfies(it -> assertThat(it.before()).isEqualTo("604800000"));
        assertThat(plan.consequences()).hasSize(2);
        assertThat(cluster.calls("validate")).isEqualTo(1);
        assertThat(cluster.extras.changes).isEmpty();

        editing.apply(plan);
        retention("3600000", true);
        editing.apply(plan);
        assertThat(cluster.extras.changes).containsExactly("alter orders {retention.ms=Optional[3600000]}");
    }

    @Test
    void whatChangesNothingIsNotSentAndWhatTheClusterRefusesIsTold() {
        retention("604800000", true);
        assertThat(editing.planSettings("orders", Map.of("retention.ms", Optional.of("604800000"))).edits()).isEmpty();
        assertThat(cluster.calls("validate")).isZero();
        cluster.fail("validate", Kind.INVALID, "soon is not a number");
        assertThat(failure(() -> editing.planSettings("orders", Map.of("retention.ms", Optional.of("soon")))).why())
                .contains("soon");
    }

    @Test
    void aSettingThatSomebodyElseChangedSinceIsLeftAlone() {
        retention("604800000", true);
        SettingsPlan plan = editing.planSettings("orders", Map.of("retention.ms", Optional.empty()));
        retention("1000", true);
        assertThat(failure(() -> editing.apply(plan)).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(cluster.extras.changes).isEmpty();
    }

    @Test
    void partitionsGrowFromWhatWasReviewed() {
        GrowthPlan plan = editing.planGrowth("orders", 6);
        assertThat(plan.from()).isEqualTo(2);
        assertThat(plan.consequences()).anyMatch(it -> it.contains("cannot be taken away"))
                .anyMatch(it -> it.contains("order"));
        assertThat(failure(() -> editing.planGrowth("orders", 2)).kind()).isEqualTo(Kind.INVALID);
        editing.apply(plan);
        assertThat(cluster.extras.changes).containsExactly("partitions orders 6");

        cluster.topic("orders", 6);
        editing.apply(plan);
        assertThat(cluster.extras.changes).as("there already").hasSize(1);
        cluster.topic("orders", 4);
        assertThat(failure(() -> editing.apply(plan)).kind()).isEqualTo(Kind.CONFLICT);
    }

    @Test
    void aPurgeCountsWhatGoesAndDeletesThatOnce() {
        PurgePlan plan = editing.planPurge("orders", new PurgeTarget.Below(1, 60));
        assertThat(plan.records()).isEqualTo(50);
        editing.apply(plan);
        assertThat(cluster.extras.changes).containsExactly("delete orders {1=60}");
        assertThat(editing.planPurge("orders", new PurgeTarget.Everything()).records()).isEqualTo(100 + 50);
        cluster.extras.byTime.putAll(Map.of(0, 30L, 1, 30L));
        assertThat(editing.planPurge("orders", new PurgeTarget.OlderThan(Instant.EPOCH)).cuts())
                .extracting(PurgePlan.Cut::upTo).containsExactly(30L, 60L);
    }

    @Test
    void aPurgeThatFailsInOnePartitionSaysWhatIsGoneAllTheSame() {
        PurgePlan plan = editing.planPurge("orders", new PurgeTarget.Everything());
        cluster.extras.notDeleted.put(1, RemoteFailure.of(Kind.UNREACHABLE, "delete", "its leader does not answer"));

        RemoteFailure failure = failure(() -> editing.apply(plan));

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.why()).isEqualTo(
                "partition 1: its leader does not answer; deleted all the same: partition 0 (up to offset 110)");
        assertThat(cluster.extras.changes).containsExactly("delete orders {0=110}");
        cluster.extras.notDeleted.clear();
        assertThat(editing.planPurge("orders", new PurgeTarget.Everything()).records()).isEqualTo(100);
    }

    @Test
    void aPurgeOfATableWarnsAndACompactedTopicIsRefused() {
        cluster.table("orders", TableflowTopic.Phase.RUNNING);
        assertThat(editing.planPurge("orders", new PurgeTarget.Everything()).consequences())
                .anyMatch(it -> it.contains("Tableflow"));
        cluster.configs.put("orders", List.of(FakeCluster.config("cleanup.policy", "compact")));
        assertThat(failure(() -> editing.planPurge("orders", new PurgeTarget.Everything())).kind())
                .isEqualTo(Kind.INVALID);
    }

    @Test
    void aTopicThatWasMadeAnewSinceTheReviewKeepsItsRecords() {
        PurgePlan plan = editing.planPurge("orders", new PurgeTarget.Everything());
        cluster.topics.put("orders", List.of(
                new Partition(0, 0, List.of(0), List.of(0), 0L, 5L),
                new Partition(1, 0, List.of(0), List.of(0), 0L, 500L)));
        assertThat(failure(() -> editing.apply(plan)).kind()).isEqualTo(Kind.CONFLICT);
        assertThat(cluster.extras.changes).isEmpty();
    }

    @Test
    void underAReadOnlyProfileNothingIsSent() {
        retention("604800000", true);
        TopicEditing locked = new TopicEditing(cluster.sources(), guard(true), TableHistory.NONE);
        SettingsPlan settings = locked.planSettings("orders", Map.of("retention.ms", Optional.empty()));
        GrowthPlan growth = locked.planGrowth("orders", 9);
        PurgePlan purge = locked.planPurge("orders", new PurgeTarget.Everything());
        assertThat(failure(() -> locked.apply(settings)).kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure(() -> locked.apply(growth)).kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure(() -> locked.apply(purge)).kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(cluster.extras.changes).isEmpty();
    }
}
