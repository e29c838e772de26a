package tableflow.console.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.SecretVault.Kind;
import tableflow.console.ui.work.TestWork;
import tableflow.console.ui.work.Work;

/// The form for a new profile, without a window.
class ConnectViewModelTest {

    private final TestWork inline = TestWork.inline();
    private final FakeConnecting services = new FakeConnecting();
    private final ObservableList<Profile> taken = FXCollections.observableArrayList();
    private final List<String> saved = new ArrayList<>();
    private final ConnectViewModel form = new ConnectViewModel(inline.work, services, taken, null, saved::add);
    private final ProfileDraft draft = form.draft();

    @Test
    void anEmptyFormSaysWhatIsMissingAndSavesNothing() {
        form.save();
        assertThat(draft.validProperty().get()).isFalse();
        assertThat(draft.nameErrorProperty().get()).isNotEmpty();
        assertThat(draft.cloudKey.errorProperty().get()).isNotEmpty();
        assertThat(draft.environmentErrorProperty().get()).isNotEmpty();
        assertThat(draft.kafkaKey.errorProperty().get()).as("optional").isEmpty();
        assertThat(services.saved).isEmpty();
        assertThat(saved).isEmpty();
    }

    @Test
    void lookingUpChoosesWhatThereIsOnlyOneOf() {
        fillCloudKey();
        form.look();
        assertThat(draft.environment.get()).isEqualTo(FakeConnecting.ENVIRONMENT);
        assertThat(draft.cluster.get()).isEqualTo(FakeConnecting.CLUSTER);
        assertThat(draft.registry.get()).isNotNull();
        assertThat(draft.region.get()).isEqualTo("eu-central-1");
    }

    @Test
    void withSeveralEnvironmentsTheUserChoosesAndClustersFollow() {
        Environment other = new Environment("env-2", "other", null);
        services.visible = new Connecting.Visible(
                List.of(FakeConnecting.ENVIRONMENT, other),
                List.of(
                        FakeConnecting.CLUSTER,
                        FakeConnecting.cluster("lkc-2", "env-2", "us-east-1"),
                        FakeConnecting.cluster("lkc-3", "env-2", "us-east-1")),
                List.of());
        fillCloudKey();
        form.look();
        assertThat(draft.environment.get()).isNull();
        draft.environment.set(other);
        assertThat(form.clusters()).extracting("id").containsExactly("lkc-2", "lkc-3");
        assertThat(draft.cluster.get()).isNull();
        assertThat(draft.registry.get()).isNull();
        draft.cluster.set(form.clusters().get(1));
        form.look();
        assertThat(draft.environment.get()).as("kept").isEqualTo(other);
    }

    @Test
    void aWrongCloudKeyIsAProblemThatCanBeTriedAgain() {
        draft.cloudKey.idProperty().set("KEY");
        draft.cloudKey.secretProperty().set(FakeConnecting.WRONG);
        form.look();
        assertThat(form.problemProperty().get()).satisfies(problem -> {
            assertThat(problem.failure().is(RemoteFailure.Kind.UNAUTHORIZED)).isTrue();
            assertThat(problem.retry()).isNotNull();
        });
        draft.cloudKey.secretProperty().set("right");
        Objects.requireNonNull(Objects.requireNonNull(form.problemProperty().get()).retry())
                .run();
        assertThat(form.problemProperty().get()).isNull();
        assertThat(form.environments()).hasSize(1);
    }

    @Test
    void everyComponentHasItsOwnVerdict() {
        fillCloudKey();
        form.look();
        draft.kafkaKey.idProperty().set("K");
        draft.kafkaKey.secretProperty().set(FakeConnecting.WRONG);
        form.testAll();
        assertThat(state(Component.CONFLUENT)).isInstanceOf(TestState.Passed.class);
        assertThat(state(Component.KAFKA)).isInstanceOfSatisfying(TestState.Failed.class, failed -> assertThat(
                        failed.failure().advice())
                .isPresent());
        assertThat(state(Component.SCHEMA_REGISTRY)).isInstanceOf(TestState.NotConfigured.class);
        assertThat(state(Component.TABLEFLOW)).isInstanceOf(TestState.NotConfigured.class);
        assertThat(state(Component.AWS)).isInstanceOf(TestState.Passed.class);
        assertThat(inline.unhandled).isEmpty();
    }

    @Test
    void aVerdictIsTakenBackWhenTheInputChanges() {
        fillCloudKey();
        form.test(Component.CONFLUENT);
        assertThat(state(Component.CONFLUENT)).isInstanceOf(TestState.Passed.class);
        draft.cloudKey.secretProperty().set("another");
        assertThat(state(Component.CONFLUENT)).isInstanceOf(TestState.Untested.class);
    }

    @Test
    void theVerdictOfAnOlderInputIsDropped() {
        TestWork queued = TestWork.queued();
        ConnectViewModel slow = new ConnectViewModel(queued.work, services, taken, null, saved::add);
        slow.draft().cloudKey.idProperty().set("K");
        slow.draft().cloudKey.secretProperty().set("S");
        slow.test(Component.CONFLUENT);
        assertThat(slow.stateProperty(Component.CONFLUENT).get()).isInstanceOf(TestState.Running.class);
        slow.draft().cloudKey.secretProperty().set("changed");
        queued.runNext();
        assertThat(slow.stateProperty(Component.CONFLUENT).get()).isInstanceOf(TestState.Untested.class);
    }

    @Test
    void aTestCanBeStopped() {
        TestWork queued = TestWork.queued();
        ConnectViewModel slow = new ConnectViewModel(queued.work, services, taken, null, saved::add);
        slow.draft().cloudKey.idProperty().set("K");
        slow.draft().cloudKey.secretProperty().set("S");
        slow.test(Component.CONFLUENT);
        slow.stop(Component.CONFLUENT);
        queued.timer.advance(Work.GRACE);
        assertThat(slow.stateProperty(Component.CONFLUENT).get()).isInstanceOf(TestState.Stopped.class);
    }

    @Test
    void savingGivesAWholeProfile() {
        fillCloudKey();
        form.look();
        draft.name.set("  shop-eu ");
        draft.tag.set("prod");
        draft.readOnly.set(true);
        draft.bucket.set("prod-confluent-topics-backup");
        draft.tableflowKey.idProperty().set("T");
        draft.tableflowKey.secretProperty().set("tableflow-secret");
        form.save();
        assertThat(saved).containsExactly("shop-eu");
        Profile profile = services.saved.getFirst();
        assertThat(profile.isProduction()).isTrue();
        assertThat(profile.readOnly()).isTrue();
        assertThat(profile.confluent().apiUrl()).isEqualTo(URI.create("https://api.confluent.cloud"));
        assertThat(profile.confluent().organizationId()).isEqualTo("org-1");
        assertThat(profile.confluent().environmentId()).isEqualTo("env-abc123");
        assertThat(Objects.requireNonNull(profile.kafka()).bootstrapServers()).isEqualTo("lkc-abc123.example.com:9092");
        assertThat(profile.kafka().apiKey()).isNull();
        assertThat(Objects.requireNonNull(profile.schemaRegistry()).clusterId()).isEqualTo("lsrc-abc123");
        assertThat(Objects.requireNonNull(profile.aws()).bucket()).isEqualTo("prod-confluent-topics-backup");
        assertThat(profile.toString()).doesNotContain("tableflow-secret").doesNotContain("cloud-secret");
    }

    @Test
    void thePlaceInUseIsChosenAtFirst() {
        services.place = Kind.FILE;
        form.open();
        assertThat(draft.secrets.offered()).containsExactly(Kind.KEYCHAIN, Kind.FILE, Kind.MEMORY);
        assertThat(draft.secrets.place.get()).isEqualTo(Kind.FILE);
    }

    @Test
    void anotherPlaceIsUsedFromTheSavingOn() {
        fillAll();
        draft.secrets.place.set(Kind.FILE);
        assertThat(services.place).isEqualTo(Kind.KEYCHAIN);
        form.save();
        assertThat(services.place).isEqualTo(Kind.FILE);
        assertThat(saved).containsExactly("shop");
    }

    @Test
    void aPlaceThatDoesNotWorkStoresNothingAndKeepsTheInput() {
        services.broken = Kind.KEYCHAIN;
        fillAll();
        form.save();
        assertThat(services.saved).isEmpty();
        assertThat(saved).isEmpty();
        assertThat(form.problemProperty().get()).satisfies(problem -> assertThat(
                        problem.failure().advice().orElse(""))
                .contains("encrypted file"));
        assertThat(draft.cloudKey.secretProperty().get()).isEqualTo("cloud-secret");
        draft.secrets.place.set(Kind.MEMORY);
        form.save();
        assertThat(form.problemProperty().get()).isNull();
        assertThat(saved).containsExactly("shop");
    }

    @Test
    void addressesMustBeSafe() {
        for (String bad : List.of("", "confluent.cloud", "http://api.confluent.cloud", "https://u:p@host", "ht tp:")) {
            draft.apiUrl.set(bad);
            assertThat(draft.apiUrlErrorProperty().get()).as(bad).isNotEmpty();
        }
        for (String good : List.of("https://api.confluent.cloud", "http://127.0.0.1:8080", "http://localhost:1")) {
            draft.apiUrl.set(good);
            assertThat(draft.apiUrlErrorProperty().get()).as(good).isEmpty();
        }
    }

    @Test
    void namesAreUniqueAndHalfKeysAreRefused() {
        fillCloudKey();
        form.look();
        draft.name.set("one");
        assertThat(draft.validProperty().get()).isTrue();
        taken.add(draft.profile());
        draft.name.set("ONE");
        assertThat(draft.nameErrorProperty().get()).isNotEmpty();
        draft.name.set(":one");
        assertThat(draft.nameErrorProperty().get()).isNotEmpty();
        draft.name.set("two");
        draft.awsKey.idProperty().set("AKIA");
        assertThat(draft.awsKey.errorProperty().get()).isNotEmpty();
        assertThat(draft.validProperty().get()).isFalse();
    }

    private TestState state(Component component) {
        return form.stateProperty(component).get();
    }

    private void fillAll() {
        form.open();
        fillCloudKey();
        form.look();
        draft.name.set("shop");
    }

    private void fillCloudKey() {
        draft.cloudKey.idProperty().set(" CLOUDKEY ");
        draft.cloudKey.secretProperty().set("cloud-secret");
    }
}
