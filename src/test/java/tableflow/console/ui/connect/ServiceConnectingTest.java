package tableflow.console.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.RegistryCluster;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.aws.AwsProbes;
import tableflow.console.remote.secrets.EncryptedFileSecrets;
import tableflow.console.remote.secrets.MemorySecrets;
import tableflow.console.service.port.ControlPlane;
import tableflow.console.service.profile.ConfluentProbes;
import tableflow.console.service.profile.KeyResolver;
import tableflow.console.service.profile.Probe;
import tableflow.console.service.profile.SecretPlaces;
import tableflow.console.service.profile.SecretVault;
import tableflow.console.service.profile.SecretVault.Kind;
import tableflow.console.service.profile.Settings;
import tableflow.console.service.profile.StoredProfile;

/// The form's services, on a control plane and probes of the test's own.
class ServiceConnectingTest {

    private static final Profile DRAFT = new Profile(
            "new",
            Open.of(Profile.Kind.CLOUD),
            "dev",
            false,
            new Profile.Confluent(
                    URI.create("https://api.confluent.cloud"), null, null, KeyRef.inline("K", new Secret("s")), null),
            null,
            null,
            null,
            null);

    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();
    private final AtomicReference<Secret> typed = new AtomicReference<>(new Secret("open sesame"));
    private EncryptedFileSecrets file;
    private final MemorySecrets keychain = new MemorySecrets();
    private SecretVault vault;

    @BeforeEach
    void openVault() {
        file = new EncryptedFileSecrets(
                folder.resolve("secrets.json"), (why, store) -> Optional.ofNullable(typed.get()));
        vault = new SecretVault(new Settings(folder.resolve("settings.json"), Clock.systemUTC()), Map.of(
                Kind.KEYCHAIN, keychain,
                Kind.FILE, file,
                Kind.MEMORY, new MemorySecrets()));
    }

    @Test
    void everyEnvironmentIsAskedForClustersAndRegistries() {
        Connecting.Visible seen = connecting(List.of())
                .look(URI.create("https://api.confluent.cloud"), KeyRef.inline("K", new Secret("s")), Progress.NONE);
        assertThat(seen.environments()).extracting(Environment::id).containsExactly("env-1", "env-2");
        assertThat(seen.clusters()).extracting(KafkaCluster::environmentId).containsExactly("env-1", "env-2");
        assertThat(seen.registry("env-1")).map(RegistryCluster::id).contains("lsrc-env-1");
        assertThat(seen.registry("env-3")).isEmpty();
    }

    @Test
    void aComponentIsTestedByItsOwnProbesOnly() {
        Connecting connecting = connecting(List.of(
                probe("confluent", Probe.Answer.ok("1 environment")),
                probe("kafka", Probe.Answer.ok("3 brokers")),
                probe("kafka-rest", Probe.Answer.notConfigured("no address")),
                probe("schema-registry", Probe.Answer.ok("2 subjects")),
                probe("aws-identity", Probe.Answer.ok("account 1")),
                probe("s3", Probe.Answer.ok("bucket there"))));
        assertThat(connecting.test(Component.KAFKA, DRAFT, Progress.NONE)).isEqualTo("3 brokers");
        assertThat(asked).containsExactly("kafka", "kafka-rest");
        assertThat(connecting.test(Component.AWS, DRAFT, Progress.NONE)).isEqualTo("account 1; bucket there");
        assertThatThrownBy(() -> connecting.test(Component.TABLEFLOW, DRAFT, Progress.NONE))
                .isInstanceOf(RemoteFailure.class);
    }

    @Test
    void everyProbeOfTheConsoleBelongsToOneComponent() {
        List<Probe> all = Stream.concat(
                        ConfluentProbes.all(url -> {
                            throw new UnsupportedOperationException();
                        }).stream(),
                        AwsProbes.all().stream())
                .map(it -> probe(it.component(), Probe.Answer.ok("fine")))
                .toList();
        Connecting connecting = connecting(all);
        for (Component component : Component.values()) {
            connecting.test(component, DRAFT, Progress.NONE);
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(all.stream().map(Probe::component).toList());
    }

    @Test
    void aDraftIsStoredUnderItsName() {
        assertThat(connecting(List.of()).save(DRAFT)).isEqualTo("new, stored");
        StoredProfile before = new StoredProfile(DRAFT, folder.resolve("new.json"), "r");
        assertThat(connecting(List.of()).update(before, DRAFT.withName("newer"))).isEqualTo("newer, in place of new");
    }

    private static final ServiceConnecting.Store STORE = new ServiceConnecting.Store() {
        @Override
        public StoredProfile create(Profile profile) {
            return new StoredProfile(profile.withName(profile.name() + ", stored"), Path.of("x"), "r");
        }

        @Override
        public StoredProfile update(StoredProfile before, Profile after) {
            return new StoredProfile(
                    after.withName(after.name() + ", in place of " + before.name()), Path.of("x"), "r");
        }
    };

    @Test
    void secretsMoveToTheChosenPlace() {
        vault.put("cloud/K", new Secret("s"));
        Connecting connecting = connecting(List.of());
        assertThat(connecting.places())
                .isEqualTo(new Connecting.Places(Kind.KEYCHAIN, List.of(Kind.FILE, Kind.MEMORY)));
        connecting.keepSecretsIn(Kind.FILE);
        assertThat(connecting.places().inUse()).isEqualTo(Kind.FILE);
        assertThat(new EncryptedFileSecrets(
                                folder.resolve("secrets.json"), (why, store) -> Optional.of(new Secret("open sesame")))
                        .get("cloud/K"))
                .contains(new Secret("s"));
        assertThat(keychain.get("cloud/K")).isEmpty();
    }

    @Test
    void aWrongPassphraseChangesNothingAndNamesTheOtherPlaces() {
        new EncryptedFileSecrets(folder.resolve("secrets.json"), (why, store) -> Optional.of(new Secret("right")))
                .put("other", new Secret("o"));
        Connecting connecting = connecting(List.of());
        typed.set(new Secret("wrong"));
        assertThatThrownBy(() -> connecting.keepSecretsIn(Kind.FILE))
                .isInstanceOfSatisfying(RemoteFailure.class, failure -> {
                    assertThat(failure.is(RemoteFailure.Kind.UNAUTHORIZED)).isTrue();
                    assertThat(failure.advice().orElse("")).contains("system keychain").contains("memory");
                });
        assertThat(connecting.places().inUse()).isEqualTo(Kind.KEYCHAIN);
        typed.set(new Secret("right"));
        connecting.keepSecretsIn(Kind.FILE);
        assertThat(vault.get("other")).contains(new Secret("o"));
    }

    private Probe probe(String component, Probe.Answer answer) {
        return new Probe() {
            @Override
            public String component() {
                return component;
            }

            @Override
            public Answer call(Profile profile, KeyResolver keys) {
                asked.add(component);
                return answer;
            }
        };
    }

    private ServiceConnecting connecting(List<Probe> probes) {
        KeyResolver keys = reference -> new ApiKey(reference.id(), new Secret("s"));
        SecretPlaces places = new SecretPlaces(vault, file, () -> List.of("cloud/K"));
        return new ServiceConnecting(
                (url, key) -> controlPlane(), probes, keys, places, STORE);
    }

    /// Answers the three lists that the form reads, and nothing else.
    private static ControlPlane controlPlane() {
        ClassLoader loader = ServiceConnectingTest.class.getClassLoader();
        return (ControlPlane) Proxy.newProxyInstance(
                loader, new Class<?>[] {ControlPlane.class}, (self, method, args) -> switch (method.getName()) {
                    case "environments" ->
                        List.of(new Environment("env-1", "one", null), new Environment("env-2", "two", null));
                    case "kafkaClusters" ->
                        List.of(FakeConnecting.cluster("lkc-" + args[0], (String) args[0], "eu-central-1"));
                    case "registryClusters" ->
                        List.of(new RegistryCluster("lsrc-" + args[0], "r", null, new Open<>("X", null), null));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
