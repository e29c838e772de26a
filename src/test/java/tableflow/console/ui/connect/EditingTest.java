package tableflow.console.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.ui.work.TestWork;

/// The form for a profile that exists, without a window.
class EditingTest {

    private static final Profile BEFORE = new Profile(
            "shop",
            Open.of(Profile.Kind.CLOUD),
            "staging",
            true,
            new Profile.Confluent(
                    URI.create("https://api.confluent.cloud"),
                    "org-9",
                    "env-abc123",
                    KeyRef.stored("CLOUD", "cloud/ref"),
                    "sa-7"),
            new Profile.Kafka(
                    "lkc-abc123",
                    "private.example.com:9092",
                    URI.create("https://private.example.com"),
                    "SASL_PLAINTEXT",
                    KeyRef.stored("KAFKA", "kafka/ref")),
            new Profile.Registry("lsrc-abc123", URI.create("https://registry.private.example.com"), null),
            null,
            new Profile.Aws(
                    "eu-west-1",
                    null,
                    KeyRef.stored("AKIA", "aws/ref"),
                    "shop-bucket",
                    Map.of("s3", URI.create("https://s3.private.example.com")),
                    new Profile.Athena(
                            "primary", "s3://results/", "lkc-abc123", 1_500_000_000L, new BigDecimal("6.750"))));
    private static final StoredProfile STORED = new StoredProfile(BEFORE, Path.of("shop.json"), "r1");

    private final TestWork inline = TestWork.inline();
    private final FakeConnecting services = new FakeConnecting();
    private final ObservableList<Profile> taken = FXCollections.observableArrayList(BEFORE);
    private final List<String> saved = new ArrayList<>();
    private final ConnectViewModel form = new ConnectViewModel(inline.work, services, taken, STORED, saved::add);
    private final ProfileDraft draft = form.draft();

    @Test
    void savingWithoutAChangeGivesTheSameProfile() {
        form.open();
        assertThat(draft.validProperty().get()).isTrue();
        form.save();
        assertThat(services.saved).containsExactly(BEFORE);
        assertThat(saved).containsExactly("shop");
    }

    @Test
    void everyFieldCanBeChangedAndTheRestStays() {
        draft.name.set("shop-eu");
        draft.tag.set("prod");
        draft.readOnly.set(false);
        draft.apiUrl.set("https://proxy.example.com");
        draft.kafkaKey.secretProperty().set("new secret");
        draft.registryKey.idProperty().set("REG");
        draft.registryKey.secretProperty().set("reg secret");
        draft.region.set("us-east-2");
        draft.awsProfile.set("sso");
        draft.awsKey.idProperty().set("");
        draft.bucket.set("other-bucket");
        form.save();
        Profile after = services.saved.getFirst();
        assertThat(after.name()).isEqualTo("shop-eu");
        assertThat(after.isProduction()).isTrue();
        assertThat(after.readOnly()).isFalse();
        assertThat(after.confluent().apiUrl()).isEqualTo(URI.create("https://proxy.example.com"));
        assertThat(after.confluent().cloudApiKey()).isEqualTo(BEFORE.confluent().cloudApiKey());
        assertThat(after.confluent().serviceAccountId()).isEqualTo("sa-7");
        assertThat(after.confluent().organizationId()).isEqualTo("org-9");
        Profile.Kafka kafka = Objects.requireNonNull(after.kafka());
        assertThat(kafka.bootstrapServers()).as("a private address is kept").isEqualTo("private.example.com:9092");
        assertThat(Objects.requireNonNull(kafka.apiKey()).id()).isEqualTo("KAFKA");
        assertThat(Objects.requireNonNull(kafka.apiKey().secret()).reveal()).isEqualTo("new secret");
        assertThat(Objects.requireNonNull(Objects.requireNonNull(after.schemaRegistry()).apiKey()).id())
                .isEqualTo("REG");
        Profile.Aws aws = Objects.requireNonNull(after.aws());
        assertThat(aws.region()).isEqualTo("us-east-2");
        assertThat(aws.profileName()).isEqualTo("sso");
        assertThat(aws.accessKey()).isNull();
        assertThat(aws.bucket()).isEqualTo("other-bucket");
        assertThat(aws.endpoints()).isEqualTo(Objects.requireNonNull(BEFORE.aws()).endpoints());
        assertThat(aws.athena()).isEqualTo(BEFORE.aws().athena());
    }

    @Test
    void whatAthenaMayCostIsChangedExactly() {
        assertThat(draft.athena.askAbove.get()).isEqualTo("1500 MB");
        assertThat(draft.athena.price.get()).isEqualTo("6.750");
        draft.athena.workgroup.set("etl");
        draft.athena.database.set(" ");
        draft.athena.location.set("s3://other-results/a/");
        draft.athena.askAbove.set("9223372036854775807");
        draft.athena.price.set("0.123456789012345678");
        form.save();
        assertThat(Objects.requireNonNull(services.saved.getFirst().aws()).athena()).isEqualTo(new Profile.Athena(
                "etl", "s3://other-results/a/", null, Long.MAX_VALUE, new BigDecimal("0.123456789012345678")));
    }

    @Test
    void withoutAWorkgroupNothingOfAthenaIsKept() {
        draft.athena.inputs().forEach(input -> input.set(" "));
        form.save();
        assertThat(Objects.requireNonNull(services.saved.getFirst().aws()).athena()).isNull();
    }

    @Test
    void whatAthenaCannotTakeIsToldAndNotSaved() {
        draft.athena.workgroup.set("");
        assertThat(draft.athena.workgroupErrorProperty().get()).contains("workgroup");
        draft.athena.workgroup.set("etl");
        for (String wrong : List.of("-1", "ten", "1.5", "9223372036854775808", "1 MiB")) {
            draft.athena.askAbove.set(wrong);
            assertThat(draft.athena.askAboveErrorProperty().get()).as(wrong).isNotEmpty();
            assertThat(draft.validProperty().get()).as(wrong).isFalse();
        }
        draft.athena.askAbove.set("0");
        for (String wrong : List.of("-1", "5,00", "1e3", ".5", "five")) {
            draft.athena.price.set(wrong);
            assertThat(draft.athena.priceErrorProperty().get()).as(wrong).isNotEmpty();
            assertThat(draft.validProperty().get()).as(wrong).isFalse();
        }
        draft.athena.price.set("");
        for (String wrong : List.of("results/", "s3:/results", "https://results", "s3://Re sults/")) {
            draft.athena.location.set(wrong);
            assertThat(draft.athena.locationErrorProperty().get()).as(wrong).isNotEmpty();
            assertThat(draft.validProperty().get()).as(wrong).isFalse();
        }
        draft.athena.location.set("");
        assertThat(draft.validProperty().get()).isTrue();
        draft.region.set("");
        draft.bucket.set("");
        draft.awsKey.idProperty().set("");
        assertThat(draft.regionErrorProperty().get()).as("Athena is in a region").isNotEmpty();
    }

    /// A document with both is refused when it is read.
    @Test
    void aProfileOfTheMachineAndAKeyExcludeEachOther() {
        draft.awsProfile.set("sso");
        assertThat(draft.awsProfileErrorProperty().get()).isNotEmpty();
        assertThat(draft.validProperty().get()).isFalse();
        draft.awsKey.idProperty().set("");
        assertThat(draft.validProperty().get()).isTrue();
    }

    @Test
    void aKeptKeyIsShownAsSuchAndAnotherIdNeedsItsSecret() {
        assertThat(draft.cloudKey.keptProperty().get()).isTrue();
        draft.cloudKey.idProperty().set("OTHER");
        assertThat(draft.cloudKey.keptProperty().get()).isFalse();
        assertThat(draft.cloudKey.errorProperty().get()).isNotEmpty();
        draft.cloudKey.idProperty().set("");
        assertThat(draft.cloudKey.errorProperty().get()).as("the Cloud key is needed").isNotEmpty();
        draft.kafkaKey.idProperty().set("");
        assertThat(draft.kafkaKey.errorProperty().get()).as("the Kafka key can go").isEmpty();
    }

    @Test
    void keptKeysAreTestedAndLookedUpWith() {
        form.testAll();
        assertThat(form.stateProperty(Component.KAFKA).get()).isInstanceOf(TestState.Passed.class);
        form.look();
        assertThat(services.lookedWith).containsExactly(KeyRef.stored("CLOUD", "cloud/ref"));
        assertThat(draft.environment.get()).isEqualTo(FakeConnecting.ENVIRONMENT);
        assertThat(draft.cluster.get()).isEqualTo(FakeConnecting.CLUSTER);
        assertThat(draft.region.get()).as("not taken from the cluster").isEqualTo("eu-west-1");
        form.save();
        assertThat(Objects.requireNonNull(services.saved.getFirst().kafka()).bootstrapServers())
                .as("looking up alone moves nothing")
                .isEqualTo("private.example.com:9092");
    }

    @Test
    void anotherClusterBringsItsOwnAddresses() {
        services.visible = new Connecting.Visible(
                List.of(FakeConnecting.ENVIRONMENT, new Environment("env-2", "two", null)),
                List.of(FakeConnecting.CLUSTER, FakeConnecting.cluster("lkc-2", "env-2", "us-east-1")),
                List.of());
        form.look();
        draft.environment.set(form.environments().get(1));
        form.save();
        Profile after = services.saved.getFirst();
        assertThat(Objects.requireNonNull(after.kafka()).bootstrapServers()).isEqualTo("lkc-2.example.com:9092");
        assertThat(after.schemaRegistry()).as("that environment has none").isNull();
        assertThat(Optional.ofNullable(after.confluent().environmentId())).contains("env-2");
    }

    @Test
    void itsOwnNameIsNotTaken() {
        assertThat(draft.nameErrorProperty().get()).isEmpty();
        taken.add(BEFORE.withName("other"));
        draft.name.set("Other");
        assertThat(draft.nameErrorProperty().get()).isNotEmpty();
    }
}
