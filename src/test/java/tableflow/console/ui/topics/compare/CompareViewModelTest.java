package tableflow.console.ui.topics.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.kafka.compare.Line;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.OtherProfile;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.compare.Comparing;
import tableflow.console.service.topics.compare.TopicPlace;
import tableflow.console.ui.change.ChangeDesk;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.work.TestWork;

class CompareViewModelTest {

    private final FakeCluster dev = new FakeCluster().topic("orders", 6).topic("payments", 2);
    private final FakeCluster prod = new FakeCluster().topic("orders", 2);
    private final List<String> told = new ArrayList<>();
    private final TestWork jobs = TestWork.queued();
    private final OtherProfiles<Topics> others = new OtherProfiles<>() {
        @Override
        public List<String> names() {
            return List.of("dev", "prod", "stage");
        }

        @Override
        public Opened<Topics> open(String name) {
            told.add("open " + name);
            if (name.equals("stage")) {
                throw RemoteFailure.of(Kind.UNAUTHORIZED, "use key K", "its secret is not in the secret store");
            }
            return new Opened<>(
                    profile(name), new Topics(prod.sources(), Runnable::run), () -> told.add("close " + name));
        }
    };
    private final CompareViewModel model = new CompareViewModel(
            new Comparing(Runnable::run), others, new ChangeDesk(jobs.work, new AskedDialogs(), false, false),
            new CompareViewModel.Place(
                    profile("dev"), new TopicPlace("dev", "orders", new Topics(dev.sources(), Runnable::run))));

    private static Profile profile(String name) {
        return new Profile(
                name, Open.of(Profile.Kind.SANDBOX), name, false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null);
    }

    private void runAll() {
        while (jobs.waiting() > 0) {
            jobs.runNext();
        }
    }

    private List<String> names() {
        return model.shown().stream().map(Line::name).toList();
    }

    @Test
    void theOtherProfilesAreListedAfterTheOpenOne() {
        assertThat(model.profiles()).containsExactly("dev");
        runAll();
        assertThat(model.profiles()).containsExactly("dev", "prod", "stage");
        assertThat(model.profileProperty().get()).isEqualTo("dev");
    }

    @Test
    void aTopicIsNotComparedWithItselfOrWithNothing() {
        runAll();
        model.compare();
        assertThat(model.wrongProperty().get()).contains("with itself");
        model.topicProperty().set("  ");
        model.compare();
        assertThat(model.wrongProperty().get()).isEqualTo("Name a topic.");
        assertThat(jobs.waiting()).isZero();
    }

    @Test
    void onlyDifferencesAreShownUntilAllAreWanted() {
        runAll();
        model.topicProperty().set("payments");
        model.compare();
        assertThat(model.busyProperty().get()).isTrue();
        assertThat(model.jobProperty().get()).isNotNull();
        runAll();
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.jobProperty().get()).isNull();
        assertThat(names()).containsExactly("partitions");
        model.onlyDifferencesProperty().set(false);
        assertThat(names()).contains("partitions", "retention.ms");
        assertThat(told).isEmpty();
    }

    @Test
    void anotherProfileIsOpenedOnceAndClosedInTheEnd() {
        runAll();
        model.profileProperty().set("prod");
        model.compare();
        runAll();
        model.compare();
        runAll();
        assertThat(names()).containsExactly("partitions");
        assertThat(Objects.requireNonNull(model.comparedProperty().get()).profile().name()).isEqualTo("prod");
        assertThat(told).containsExactly("open prod");

        model.profileProperty().set("stage");
        model.compare();
        runAll();
        assertThat(told).containsExactly("open prod", "close prod", "open stage");
        assertThat(Objects.requireNonNull(model.problemProperty().get()).failure().why())
                .contains("not in the secret store");
        assertThat(model.shown()).isEmpty();

        model.profileProperty().set("prod");
        model.compare();
        runAll();
        assertThat(model.problemProperty().get()).isNull();
        model.close();
        runAll();
        assertThat(told).endsWith("open prod", "close prod");
    }

    /// A comparison that was given up while its profile was being opened must not leave that profile open.
    @Test
    void aProfileThatOpensAfterTheEndIsNotKept() {
        OtherProfile<Topics> side = new OtherProfile<>(others);
        side.close();
        assertThatThrownBy(() -> side.open("prod"))
                .isInstanceOfSatisfying(RemoteFailure.class, failure ->
                        assertThat(failure.kind()).isEqualTo(Kind.CANCELLED));
        assertThat(told).isEmpty();
    }

    @Test
    void onlyWhatCanBeCopiedIsMarked() {
        runAll();
        dev.configs.put("orders", List.of(FakeCluster.config("retention.ms", "1")));
        model.profileProperty().set("prod");
        model.compare();
        runAll();
        model.shown().forEach(model::toggle);
        assertThat(model.chosenProperty().get()).extracting(Line::name)
                .containsExactlyInAnyOrder("partitions", "retention.ms");
        model.toggleAll();
        assertThat(model.chosenProperty().get()).isEmpty();
        model.toggleAll();
        assertThat(model.chosenProperty().get()).hasSize(2);
        model.compare();
        assertThat(model.chosenProperty().get()).as("marks are of the last comparison").isEmpty();
    }
}
