package tableflow.console.remote.confluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.DeleteApiKey;
import tableflow.console.domain.change.ChangeRequest.NewApiKey;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.ClusterPhase;
import tableflow.console.domain.confluent.CreatedApiKey;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.Quota;
import tableflow.console.domain.confluent.RegistryCluster;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.remote.FakeServer;

class HttpControlPlaneTest {

    private final FakeServer server = new FakeServer();
    private final HttpControlPlane control =
            new HttpControlPlane(server.client(KeyPurpose.CLOUD), server.base());

    @AfterEach
    void stop() {
        server.close();
    }

    private FakeServer list(String... items) {
        String data = String.join(",", items);
        return server.answer(200, "{\"data\":[" + data + "],\"metadata\":{\"next\":\"\"},\"new\":1}");
    }

    private String asked() {
        return FakeServer.line(server.take());
    }

    @Test
    void environments() {
        list("{\"id\":\"env-1\",\"display_name\":\"prod\",\"api_version\":\"v2\",\"metadata\":"
                + "{\"resource_name\":\"crn://confluent.cloud/organization=o/environment=env-1\"}}",
                "{\"id\":\"env-2\"}");
        assertThat(control.environments()).containsExactly(
                new Environment("env-1", "prod", "crn://confluent.cloud/organization=o/environment=env-1"),
                new Environment("env-2", "env-2", null));
        assertThat(asked()).isEqualTo("GET /org/v2/environments?page_size=100");
    }

    @Test
    void aClusterPrefersTheMapOfEndpoints() {
        list("""
                {"id":"lkc-1","spec":{"display_name":"orders","availability":"LOW","cloud":"AWS","region":"us-east-1",
                 "config":{"kind":"Basic"},"environment":{"id":"env-1"},
                 "kafka_bootstrap_endpoint":"SASL_SSL://old:9092","http_endpoint":"https://old:443","endpoints":{
                  "ap-1":{"kafka_bootstrap_endpoint":"private:9092","http_endpoint":"https://private",
                          "connection_type":"PRIVATE_NETWORK_INTERFACE"},
                  "PUBLIC":{"kafka_bootstrap_endpoint":"SASL_SSL://public:9092","http_endpoint":"https://public:443",
                          "connection_type":"PUBLIC"},
                  "half":{"http_endpoint":"https://half"}}},
                 "status":{"phase":"PROVISIONED","cku":1}}""");
        KafkaCluster cluster = control.kafkaClusters("env-1").getFirst();
        assertThat(asked()).isEqualTo("GET /cmk/v2/clusters?environment=env-1&page_size=100");
        assertThat(cluster.endpoints()).containsExactly(
                new KafkaCluster.Endpoint(
                        "ap-1", "private:9092", URI.create("https://private"), "PRIVATE_NETWORK_INTERFACE"),
                new KafkaCluster.Endpoint("PUBLIC", "public:9092", URI.create("https://public:443"), "PUBLIC"));
        assertThat(cluster.preferredEndpoint().orElseThrow().accessPoint()).isEqualTo("PUBLIC");
        assertThat(cluster.cloud().is(CloudProvider.AWS)).isTrue();
        assertThat(cluster.phase().is(ClusterPhase.PROVISIONED)).isTrue();
        assertThat(cluster.kind()).isEqualTo("Basic");
    }

    @Test
    void aClusterFallsBackToTheDeprecatedEndpointsAndKeepsUnknownWords() {
        list("{\"id\":\"lkc-1\",\"spec\":{\"cloud\":\"MOON\",\"kafka_bootstrap_endpoint\":\"SASL_SSL://old:9092\","
                        + "\"http_endpoint\":\"https://old:443\",\"endpoints\":{},\"network\":{}},"
                        + "\"status\":{\"phase\":\"PAUSED\"}}",
                "{\"id\":\"lkc-2\",\"spec\":{\"kafka_bootstrap_endpoint\":\"\",\"http_endpoint\":\"\"}}");
        List<KafkaCluster> clusters = control.kafkaClusters("env-1");
        assertThat(clusters.getFirst().endpoints()).containsExactly(
                new KafkaCluster.Endpoint("PUBLIC", "old:9092", URI.create("https://old:443"), null));
        assertThat(clusters.getFirst().cloud()).hasToString("MOON");
        assertThat(clusters.getFirst().phase()).hasToString("PAUSED");
        assertThat(clusters.getLast().endpoints()).isEmpty();
        assertThat(clusters.getLast().environmentId()).isEqualTo("env-1");
    }

    @Test
    void registries() {
        list("{\"id\":\"lsrc-1\",\"spec\":{\"http_endpoint\":\"https://sr\",\"private_http_endpoint\":\"\","
                        + "\"region\":\"us-east-1\"},\"status\":{\"phase\":\"PROVISIONED\"}}",
                "{\"id\":\"lsrc-2\",\"spec\":{\"private_http_endpoint\":\"https://inside\"},\"status\":{}}",
                "{\"id\":\"lsrc-3\",\"status\":{\"phase\":\"PROVISIONING\"}}");
        List<RegistryCluster> registries = control.registryClusters("env-1");
        assertThat(registries).extracting(RegistryCluster::url)
                .containsExactly(URI.create("https://sr"), URI.create("https://inside"), null);
        assertThat(asked()).startsWith("GET /srcm/v3/clusters?environment=env-1");
    }

    @Test
    void accountsAndBindings() {
        list("{\"id\":\"sa-1\",\"display_name\":\"a\"}");
        assertThat(control.serviceAccounts()).containsExactly(new ServiceAccount("sa-1", "a", ""));
        assertThat(asked()).isEqualTo("GET /iam/v2/service-accounts?page_size=100");
        list("{\"id\":\"rb-1\",\"principal\":\"User:sa-1\",\"role_name\":\"R\",\"crn_pattern\":\"crn://x\"}");
        assertThat(control.roleBindings("crn://x/*", "User:sa-1"))
                .containsExactly(new RoleBinding("rb-1", "User:sa-1", "R", "crn://x"));
        assertThat(asked()).isEqualTo(
                "GET /iam/v2/role-bindings?crn_pattern=crn%3A%2F%2Fx%2F*&principal=User%3Asa-1&page_size=100");
        list();
        assertThat(control.roleBindings("crn://x", null)).isEmpty();
        assertThat(asked()).doesNotContain("principal");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"id\":\"cloud\",\"kind\":\"Cloud\",\"api_version\":\"iam/v2\"}                                    | CLOUD",
        "{\"id\":\"lkc-1\",\"kind\":\"Cluster\",\"api_version\":\"cmk/v2\"}                                  | KAFKA",
        "{\"id\":\"lsrc-1\",\"kind\":\"Cluster\",\"api_version\":\"srcm/v2\"}                      | SCHEMA_REGISTRY",
        "{\"id\":\"lsrc-1\",\"kind\":\"SchemaRegistry\",\"api_version\":\"srcm/v3\"}               | SCHEMA_REGISTRY",
        "{\"id\":\"l\",\"kind\":\"Cluster\",\"resource_name\":\"crn://c/schema-registry=l\"}       | SCHEMA_REGISTRY",
        "{\"id\":\"l\",\"kind\":\"Cluster\",\"resource_name\":\"crn://c/cloud-cluster=l\"}                   | KAFKA",
        "{\"id\":\"tableflow\",\"kind\":\"Tableflow\"}                                                   | TABLEFLOW",
        "{\"id\":\"global\",\"kind\":\"Global\"}                                                            | GLOBAL",
        "{\"id\":\"lfcp-1\",\"kind\":\"FlinkRegion\"}                                                        | OTHER"})
    void theResourceTellsWhatAKeyIsFor(String resource, KeyPurpose purpose) {
        list("{\"id\":\"K\",\"spec\":{\"owner\":{\"id\":\"sa-1\"},\"resource\":" + resource + ",\"secret\":\"\"},"
                        + "\"metadata\":{\"created_at\":\"2026-11-22T10:00:00Z\"}}",
                "{\"id\":\"K\",\"spec\":{\"resource\":null,\"resources\":[" + resource + "]},"
                        + "\"metadata\":{\"created_at\":\"yesterday\"}}");
        assertThat(control.apiKeys("sa-1", "x")).extracting(it -> it.purpose()).containsExactly(purpose, purpose);
        assertThat(asked()).isEqualTo("GET /iam/v2/api-keys?spec.owner=sa-1&spec.resource=x&page_size=100");
    }

    @Test
    void anAbsentFilterIsNotSent() {
        list();
        control.apiKeys(null, null);
        assertThat(asked()).isEqualTo("GET /iam/v2/api-keys?page_size=100");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void aNewKeyComesWithItsSecret(int status) {
        server.answer(status, "{\"id\":\"NEW\",\"spec\":{\"display_name\":\"n\",\"secret\":\"cflt-1\",\"owner\":"
                + "{\"id\":\"sa-1\"},\"resource\":{\"id\":\"lkc-1\",\"kind\":\"Cluster\",\"api_version\":\"cmk/v2\"}},"
                + "\"metadata\":{\"created_at\":\"2026-11-22T10:00:00Z\"}}");
        CreatedApiKey created = control.create(kafkaKey());
        assertThat(created.key().id()).isEqualTo("NEW");
        assertThat(created.key().secret().reveal()).isEqualTo("cflt-1");
        assertThat(created.info().createdAt()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(created.toString()).doesNotContain("cflt-1");
    }

    private static NewApiKey kafkaKey() {
        return new NewApiKey("n", "d", "sa-1", KeyPurpose.KAFKA, "lkc-1");
    }

    @Test
    void aKeyIsNeverMadeTwice() {
        server.answer(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()))
                .answer(500, "")
                .answer(201, "{\"id\":\"NEW\",\"spec\":{}}");
        for (int i = 1; i <= 3; i++) {
            RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> control.create(kafkaKey()));
            assertThat(failure.uncertain()).as("end %d", i).isTrue();
            assertThat(server.requestCount()).isEqualTo(i);
        }
    }

    @Test
    void anAnswerWithoutTheSecretIsUncertainAndSaysWhatIsMissing() {
        server.answer(201, "{\"id\":\"NEW\",\"spec\":{\"secret\":\"\"}}");
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> control.create(kafkaKey()));
        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED);
        assertThat(failure.why()).contains("spec.secret is missing");
        assertThat(failure.uncertain()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "404 | {}", "403 | {\"errors\":[{\"code\":\"forbidden_access\"}]}", "403 | ''"})
    void aKeyThatIsGoneIsEmpty(int status, String body) {
        server.answer(status, body);
        assertThat(control.apiKey("K")).isEmpty();
        assertThat(asked()).isEqualTo("GET /iam/v2/api-keys/K");
    }

    @Test
    void anInvalidKeyDoesNotMeanGone() {
        server.answer(403, "{\"errors\":[{\"detail\":\"invalid API key\"}]}");
        assertThatThrownBy(() -> control.apiKey("K")).isInstanceOfSatisfying(
                RemoteFailure.class, it -> assertThat(it.kind()).isEqualTo(Kind.UNAUTHORIZED));
    }

    @Test
    void deletingWhatIsGoneSucceeds() {
        server.answer(404, "");
        control.delete(new DeleteApiKey("K"));
        server.answer(403, "").answer(404, "");
        control.delete(new DeleteApiKey("K"));
        assertThat(server.requestCount()).isEqualTo(3);
    }

    @Test
    void whatMayNeitherBeDeletedNorLookedAtIsNotCountedAsRemoved() {
        server.answer(403, "").answer(403, "");
        RemoteFailure untold =
                catchThrowableOfType(RemoteFailure.class, () -> control.delete(new DeleteApiKey("K")));
        assertThat(untold.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(untold.advice().orElseThrow()).contains("whether it is still there");
        server.answer(403, "").answer(500, "").answer(500, "").answer(500, "").answer(500, "").answer(500, "");
        assertThatThrownBy(() -> control.delete(new DeleteApiKey("K"))).isInstanceOfSatisfying(
                RemoteFailure.class, it -> assertThat(it.kind()).isEqualTo(Kind.FORBIDDEN));
    }

    @Test
    void deletingWhatMayNotBeDeletedFails() {
        server.answer(403, "{\"errors\":[{\"detail\":\"not yours\"}]}").answer(200, "{\"id\":\"K\"}");
        assertThatThrownBy(() -> control.delete(new DeleteApiKey("K")))
                .isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("not yours");
    }

    @Test
    void providerIntegrations() {
        list("{\"id\":\"cspi-1\",\"display_name\":\"s3\",\"provider\":\"AWS\",\"config\":{\"kind\":"
                        + "\"AwsIntegrationConfig\",\"customer_iam_role_arn\":\"arn:c\",\"iam_role_arn\":\"arn:i\","
                        + "\"external_id\":\"e\"},\"usages\":[\"crn://x\"],\"environment\":{\"id\":\"env-1\"}}",
                "{\"id\":\"dlz-2\"}");
        assertThat(control.providerIntegrations("env-1")).containsExactly(
                new ProviderIntegration("cspi-1", "s3", "env-1", "arn:c", "arn:i", "e", List.of("crn://x")),
                new ProviderIntegration("dlz-2", "dlz-2", "env-1", "", null, null, List.of()));
        assertThat(asked()).isEqualTo("GET /pim/v1/integrations?environment=env-1&page_size=100");
    }

    @Test
    void quotasKeepTheirFullWidth() {
        list("{\"id\":\"apikeys_per_org\",\"scope\":\"ORGANIZATION\",\"applied_limit\":9007199254740993,\"usage\":3}",
                "{\"id\":\"q\",\"display_name\":\"Q\",\"applied_limit\":1}");
        assertThat(control.quotas("organization", null)).containsExactly(
                new Quota("apikeys_per_org", "apikeys_per_org", "ORGANIZATION", 9007199254740993L, 3L),
                new Quota("q", "Q", "UNKNOWN", 1, null));
        assertThat(asked()).isEqualTo("GET /service-quota/v1/applied-quotas?scope=organization&page_size=100");
    }
}
