package tableflow.console.remote.confluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.change.ChangeRequest.AlterTopicConfigs;
import tableflow.console.domain.change.ChangeRequest.ChangeTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteApiKey;
import tableflow.console.domain.change.ChangeRequest.DeleteCatalogIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteServiceAccount;
import tableflow.console.domain.change.ChangeRequest.DeleteTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteTopic;
import tableflow.console.domain.change.ChangeRequest.MorePartitions;
import tableflow.console.domain.change.ChangeRequest.NewApiKey;
import tableflow.console.domain.change.ChangeRequest.NewGlueIntegration;
import tableflow.console.domain.change.ChangeRequest.NewProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.NewServiceAccount;
import tableflow.console.domain.change.ChangeRequest.NewTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.NewTopic;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.CreatedApiKey;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.remote.FakeServer;
import tableflow.console.remote.HttpConnector;
import tableflow.console.remote.http.BackOff;
import tableflow.console.sandbox.access.AccessControl;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.confluent.Addresses;
import tableflow.console.sandbox.confluent.ControlPlane;
import tableflow.console.sandbox.confluent.Founding;
import tableflow.console.sandbox.confluent.KafkaTopic;
import tableflow.console.sandbox.confluent.Topics;
import tableflow.console.sandbox.http.Fault;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.kafka.Eventually;
import tableflow.console.sandbox.kafka.TestCluster;
import tableflow.console.sandbox.kafkarest.KafkaRest;
import tableflow.console.service.port.Tableflow;

/// Confluent's adapters on the sandbox, which speaks the same contracts and was written from them independently.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnSandboxTest {

    private final Faults faults = new Faults();
    private ControlPlane plane;
    private TestCluster cluster;
    private KafkaRest rest;
    private HttpConnector connector;
    private Founding founding;
    private String environment;
    private String lkc;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        Topics old = new Topics() {
            @Override
            public Optional<KafkaTopic> find(String clusterId, String name) {
                return name.startsWith("orders")
                        ? Optional.of(new KafkaTopic(name, Instant.EPOCH, Map.of()))
                        : Optional.empty();
            }

            @Override
            public void ensure(String clusterId, String name) {}
        };
        plane = ControlPlane.start(AccessControl.of(Clock.systemUTC(), Pace.FAST), old, faults);
        plane.announce(new Addresses("127.0.0.1:9092", "http://127.0.0.1:8090", "http://127.0.0.1:8081"));
        founding = plane.founding();
        environment = founding.environment();
        lkc = founding.clusters().kafka();
        cluster = new TestCluster(directory);
        rest = KafkaRest.start(cluster.broker(), cluster.keys(), faults, Pace.FAST, Clock.systemUTC());
        connector = new HttpConnector(URI.create(plane.url()), FakeServer.SETTINGS, BackOff.standard());
    }

    @AfterEach
    void disarm() {
        faults.clear();
    }

    @AfterAll
    void stop() {
        rest.close();
        cluster.close();
        plane.close();
    }

    private static ApiKey of(Key key) {
        return new ApiKey(key.id(), new Secret(key.secret().reveal()));
    }

    private tableflow.console.service.port.ControlPlane control() {
        return connector.controlPlane(of(founding.keys().cloud()));
    }

    private Tableflow tableflow() {
        return connector.tableflow(of(founding.keys().tableflow()));
    }

    @Test
    void theFoundingIsRead() {
        assertThat(control().environments()).extracting(it -> it.id()).contains(environment);
        KafkaCluster kafka = control().kafkaClusters(environment).getFirst();
        assertThat(kafka.id()).isEqualTo(lkc);
        assertThat(kafka.cloud().is(CloudProvider.AWS)).isTrue();
        assertThat(kafka.preferredEndpoint().orElseThrow().bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(kafka.preferredEndpoint().orElseThrow().restUrl()).isEqualTo(URI.create("http://127.0.0.1:8090"));
        assertThat(control().registryClusters(environment).getFirst().url())
                .isEqualTo(URI.create("http://127.0.0.1:8081"));
        assertThat(control().quotas("organization", null)).isNotEmpty();
        assertThat(control().apiKeys(null, null)).extracting(it -> it.purpose()).contains(
                KeyPurpose.CLOUD, KeyPurpose.KAFKA, KeyPurpose.SCHEMA_REGISTRY, KeyPurpose.TABLEFLOW);
    }

    @Test
    void accountsComeInPagesAndKeysOpenWhatTheyAreFor() throws Exception {
        List<ServiceAccount> made = new ArrayList<>();
        for (int i = 0; i < 105; i++) {
            made.add(control().create(new NewServiceAccount("account-" + i, "")));
        }
        assertThat(control().serviceAccounts()).containsAll(made);
        String owner = made.getFirst().id();
        CreatedApiKey key = control().create(new NewApiKey("k", "d", owner, KeyPurpose.TABLEFLOW, null));
        assertThat(control().apiKey(key.key().id())).contains(key.info());
        assertThat(key.info().purpose()).isEqualTo(KeyPurpose.TABLEFLOW);
        Eventually.holds("the new key is usable", () -> {
            try {
                return !connector.tableflow(key.key()).regions(CloudProvider.AWS).isEmpty();
            } catch (RemoteFailure failure) {
                assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
                return false;
            }
        });
        control().delete(new DeleteApiKey(key.key().id()));
        RemoteFailure untold = catchThrowableOfType(
                RemoteFailure.class, () -> control().delete(new DeleteApiKey(key.key().id())));
        assertThat(untold.kind()).as("gone and not allowed look alike for keys").isEqualTo(Kind.FORBIDDEN);
        assertThat(untold.advice()).isPresent();
        assertThat(control().apiKey(key.key().id())).isEmpty();
        for (ServiceAccount account : made) {
            control().delete(new DeleteServiceAccount(account.id()));
        }
    }

    @Test
    void aNameThatIsTakenIsAConflict() {
        ServiceAccount account = control().create(new NewServiceAccount("taken", ""));
        RemoteFailure failure = catchThrowableOfType(
                RemoteFailure.class, () -> control().create(new NewServiceAccount("taken", "")));
        assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(failure.requestId()).isPresent();
        control().delete(new DeleteServiceAccount(account.id()));
    }

    @Test
    void aCloudKeyIsRefusedByTableflowWithAdvice() {
        RemoteFailure failure = catchThrowableOfType(
                RemoteFailure.class,
                () -> connector.tableflow(of(founding.keys().cloud())).regions(CloudProvider.AWS));
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure.advice().orElseThrow()).contains("Tableflow API key");
    }

    @Test
    void aTableRunsIsChangedAndDisabled() throws Exception {
        ProviderIntegration s3 = control().create(
                new NewProviderIntegration("s3", environment, "arn:aws:iam::123456789012:role/tableflow"));
        assertThat(control().providerIntegrations(environment)).extracting(it -> it.id()).contains(s3.id());
        CatalogIntegration glue = tableflow().create(
                new NewGlueIntegration("glue", environment, lkc, s3.id(), "lake"));
        assertThat(tableflow().catalogIntegrations(environment, lkc)).extracting(it -> it.customDatabase())
                .contains("lake");
        TableSettings settings = new TableSettings(172800000L, null, ErrorHandling.log("dead"), null);
        TableflowTopic topic = tableflow().create(new NewTableflowTopic("orders", environment, lkc,
                Set.of(TableFormat.ICEBERG), new TableStorage.ByobAws("bucket", s3.id(), null, null), settings));
        assertThat(topic.config().snapshotRetentionMillis()).isEqualTo(172800000L);
        assertThat(topic.config().errorHandling()).isEqualTo(ErrorHandling.log("dead"));
        Eventually.holds("the table runs", () -> tableflow().topic(environment, lkc, "orders").orElseThrow()
                .status().phase().is(TableflowTopic.Phase.RUNNING));

        TableSettings skip = new TableSettings(null, null, ErrorHandling.skip(), null);
        tableflow().change(new ChangeTableflowTopic("orders", environment, lkc, null, skip, false));
        TableflowTopic changed = tableflow().topics(environment, lkc).getFirst();
        assertThat(changed.config().errorHandling()).isEqualTo(ErrorHandling.skip());
        assertThat(changed.config().snapshotRetentionMillis()).isEqualTo(172800000L);

        tableflow().delete(new DeleteTableflowTopic("orders", environment, lkc));
        tableflow().delete(new DeleteTableflowTopic("orders", environment, lkc));
        assertThat(tableflow().topic(environment, lkc, "orders")).isEmpty();
        tableflow().delete(new DeleteCatalogIntegration(glue.id(), environment, lkc));
    }

    @Test
    void aTopicThatTheServiceDoesNotKnowIsNotFound() {
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> tableflow().create(
                new NewTableflowTopic("unknown", environment, lkc, Set.of(TableFormat.ICEBERG),
                        new TableStorage.Managed(null), TableSettings.DEFAULTS)));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void anEffectWithoutAnAnswerIsUncertainAndHappenedOnce() {
        faults.arm(new Fault("*", "POST", Pattern.compile("/iam/v2/service-accounts"), 1, new Fault.DropAfter()));
        RemoteFailure failure = catchThrowableOfType(
                RemoteFailure.class, () -> control().create(new NewServiceAccount("perhaps", "")));
        assertThat(failure.uncertain()).isTrue();
        assertThat(control().serviceAccounts()).filteredOn(it -> it.displayName().equals("perhaps")).hasSize(1);
    }

    @Test
    void topicsAreMadeChangedAndDeleted() throws Exception {
        cluster.key("REST", TestCluster.ADMIN);
        ApiKey key = new ApiKey("REST", new Secret(TestCluster.secretOf("REST")));
        tableflow.console.service.port.KafkaRest kafka =
                connector.kafkaRest(URI.create(rest.url()), TestCluster.ID, key);
        NewTopic request = new NewTopic(TestCluster.ID, "t", 1, Map.of("retention.ms", "1000"));
        kafka.create(request, true);
        assertThat(kafka.topic("t")).isEmpty();
        kafka.create(request, false);
        Eventually.holds("the topic is there", () -> kafka.topic("t").isPresent());
        assertThat(catchThrowableOfType(RemoteFailure.class, () -> kafka.create(request, false)).kind())
                .isEqualTo(Kind.CONFLICT);
        kafka.addPartitions(new MorePartitions(TestCluster.ID, "t", 3));
        kafka.alter(new AlterTopicConfigs(TestCluster.ID, "t", Map.of("retention.ms", "5000")), false);
        Eventually.holds("three partitions", () -> kafka.topic("t").orElseThrow().partitionCount() == 3);
        assertThat(kafka.topics()).extracting(it -> it.name()).contains("t");
        Eventually.holds("the new retention", () -> kafka.configs("t").stream()
                .filter(it -> it.name().equals("retention.ms"))
                .map(TopicConfig::value)
                .toList()
                .equals(List.of("5000")));
        kafka.alter(new AlterTopicConfigs(TestCluster.ID, "t", Map.of(), Set.of("retention.ms")), false);
        Eventually.holds("the default retention", () -> kafka.configs("t").stream()
                .anyMatch(it -> it.name().equals("retention.ms") && it.isDefault()));
        kafka.delete(new DeleteTopic(TestCluster.ID, "t"));
        Eventually.holds("the topic is gone", () -> kafka.topic("t").isEmpty());
        kafka.delete(new DeleteTopic(TestCluster.ID, "t"));
    }

    @Test
    void aWrongKafkaKeyIsNamed() {
        ApiKey wrong = new ApiKey("NOBODY", new Secret("x"));
        RemoteFailure failure = catchThrowableOfType(
                RemoteFailure.class,
                () -> connector.kafkaRest(URI.create(rest.url()), TestCluster.ID, wrong).topics());
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure.advice().orElseThrow()).contains("NOBODY was sent", "Kafka API key");
    }
}
