package tableflow.console.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
import tableflow.console.service.port.ControlPlane;
import tableflow.console.service.profile.ConfluentProbes;
import tableflow.console.service.profile.KeyResolver;
import tableflow.console.service.profile.Probe;

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

    private final List<String> asked = new ArrayList<>();

    @Test
    void everyEnvironmentIsAskedForClustersAndRegistries() {
        Connecting.Visible seen = connecting(List.of())
                .look(URI.create("https://api.confluent.cloud"), new ApiKey("K", new Secret("s")), Progress.NONE);
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
        assertThat(connecting(List.of()).save(DRAFT)).isEqualTo("stored new");
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

    private static ServiceConnecting connecting(List<Probe> probes) {
        KeyResolver keys = reference -> new ApiKey(reference.id(), new Secret("s"));
        return new ServiceConnecting((url, key) -> controlPlane(), probes, keys, draft -> "stored " + draft.name());
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
