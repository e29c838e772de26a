package tableflow.console.sandbox.confluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.http.Fault;

class ResourcesTest {
    private static final String ENVIRONMENTS = "/org/v2/environments";
    private static final String CLUSTERS = "/cmk/v2/clusters";

    private Plane plane;

    @BeforeEach
    void start() throws IOException {
        plane = new Plane();
    }

    @AfterEach
    void stop() {
        plane.close();
    }

    @Test
    void pagesNeitherRepeatNorHideWhatIsThereAllTheTime() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(environment("e" + i));
            plane.clock.advance(Duration.ofSeconds(1));
        }
        List<String> seen = new ArrayList<>();
        String next = ENVIRONMENTS + "?page_size=3";
        while (!next.isEmpty()) {
            JsonNode page = plane.cloud("GET", next).json(200);
            assertThat(page.path("data").size()).isLessThanOrEqualTo(3);
            page.path("data").forEach(e -> seen.add(e.path("id").asText()));
            if (seen.size() == 3) {
                plane.cloud("DELETE", ENVIRONMENTS + "/" + seen.get(2));
                plane.cloud("DELETE", ENVIRONMENTS + "/" + seen.get(0));
            }
            assertThat(page.at("/metadata/first").asText())
                    .isEqualTo(plane.server.url() + ENVIRONMENTS + "?page_size=3");
            next = page.at("/metadata/next").asText("").replace(plane.server.url(), "").replace("null", "");
        }
        assertThat(seen).startsWith(plane.environment).endsWith(made.toArray(String[]::new)).doesNotHaveDuplicates();
    }

    @Test
    void tenComeByDefaultAndAHundredAtMost() {
        for (int i = 0; i < 12; i++) {
            environment("e" + i);
        }
        assertThat(plane.cloud("GET", ENVIRONMENTS).json(200).path("data")).hasSize(10);
        assertThat(plane.cloud("GET", ENVIRONMENTS + "?page_size=100").json(200).path("data")).hasSize(13);
        for (String bad : new String[] {"0", "101", "-1", "x", ""}) {
            plane.cloud("GET", ENVIRONMENTS + "?page_size=" + bad).refused(400, "invalid_filter", "page_size");
        }
        plane.cloud("GET", ENVIRONMENTS + "?page_token=zzz").refused(400, "invalid_filter", "page_token");
    }

    @Test
    void anEnvironmentIsMadeRenamedAndDeletedWhenEmpty() {
        Answer made = plane.cloud("POST", ENVIRONMENTS, "{'display_name':'prod'}");
        String id = made.text("/id");
        assertThat(made.location()).isEqualTo(plane.server.url() + ENVIRONMENTS + "/" + id);
        assertThat(made.text("/stream_governance_config/package")).isEqualTo("ESSENTIALS");
        assertThat(plane.cloud("PATCH", ENVIRONMENTS + "/" + id, "{'display_name':'production',"
                + "'stream_governance_config':{'package':'ADVANCED'}}").text("/display_name")).isEqualTo("production");
        plane.cloud("PATCH", ENVIRONMENTS + "/" + id, "{'stream_governance_config':{'package':'ESSENTIALS'}}")
                .refused(422, "unprocessable_entity", "/stream_governance_config/package");
        plane.cloud("POST", ENVIRONMENTS, "{'display_name':'production'}")
                .refused(409, "resource_already_exists", "/display_name");
        plane.cloud("DELETE", ENVIRONMENTS + "/" + plane.environment).refused(409, "resource_in_use", "");
        assertThat(plane.cloud("DELETE", ENVIRONMENTS + "/" + id).status()).isEqualTo(204);
        plane.cloud("GET", ENVIRONMENTS + "/" + id).refused(404, "resource_not_found", "");
    }

    @Test
    void aClusterIsProvisionedInItsTimeAndBringsARegistry() {
        String environment = environment("prod");
        String registries = "/srcm/v3/clusters?environment=" + environment;
        assertThat(plane.cloud("GET", registries).json(200).path("data")).isEmpty();
        String id = cluster(environment, "'kind':'Basic'").text("/id");
        String path = CLUSTERS + "/" + id + "?environment=" + environment;
        assertThat(plane.cloud("GET", path).text("/status/phase")).isEqualTo("PROVISIONING");
        assertThat(plane.cloud("GET", path).json(200).path("spec").has("http_endpoint")).isFalse();
        assertThat(plane.cloud("GET", registries).text("/data/0/status/phase")).isEqualTo("PROVISIONING");
        plane.clock.advance(Pace.REAL.clusterProvisioned());
        assertThat(plane.cloud("GET", path).text("/status/phase")).isEqualTo("PROVISIONED");
        assertThat(plane.cloud("GET", path).text("/spec/endpoints/PUBLIC/kafka_bootstrap_endpoint"))
                .isEqualTo("127.0.0.1:9092");
        String registry = plane.cloud("GET", registries).text("/data/0/id");
        assertThat(plane.cloud("GET", "/srcm/v3/clusters/" + registry + "?environment=" + environment)
                .text("/spec/http_endpoint")).isEqualTo("http://127.0.0.1:8081");
        plane.cloud("GET", "/srcm/v3/clusters/lsrc-0?environment=" + environment)
                .refused(404, "resource_not_found", "");
        assertThat(plane.cloud("DELETE", path).status()).isEqualTo(204);
        plane.cloud("GET", path).refused(403, "forbidden_access", "");
    }

    @Test
    void aProtectedClusterIsNotDeleted() {
        String path = CLUSTERS + "/" + plane.cluster;
        assertThat(plane.cloud("PATCH", path, "{'spec':{'environment':{'id':'" + plane.environment
                + "'},'deletion_protection':true,'display_name':'kept'}}").text("/spec/display_name"))
                .isEqualTo("kept");
        plane.cloud("DELETE", path + "?environment=" + plane.environment).refused(409, "resource_in_use", "");
    }

    @Test
    void aBadClusterIsPointedAt() {
        cluster(plane.environment, "'kind':'Huge'").refused(422, "unprocessable_entity", "/spec/config/kind");
        cluster(plane.environment, "'kind':'Dedicated'").refused(422, "unprocessable_entity", "/spec/config/cku");
        cluster("env-0", "'kind':'Basic'").refused(422, "unprocessable_entity", "/spec/environment/id");
        plane.server.quotas().change("kafka_clusters_per_env", 1);
        cluster(plane.environment, "'kind':'Basic'").refused(402, "quota_exceeded", "");
        plane.cloud("GET", CLUSTERS).refused(400, "invalid_filter", "environment");
    }

    @Test
    void aProviderIntegrationHasAPrincipalAndAnExternalIdOfItsOwn() {
        String one = plane.integration("one");
        String two = plane.integration("two");
        JsonNode list = plane.cloud("GET", "/pim/v1/integrations?environment=" + plane.environment).json(200);
        assertThat(list.path("data")).extracting(i -> i.path("id").asText()).containsExactlyInAnyOrder(one, two);
        assertThat(list.path("data").findValuesAsText("external_id")).doesNotHaveDuplicates();
        assertThat(list.path("data").findValuesAsText("iam_role_arn")).doesNotHaveDuplicates();
        String good = "{'display_name':'three','config':{'kind':'AwsIntegrationConfig','customer_iam_role_arn':"
                + "'arn:aws:iam::123456789012:role/one'},'environment':{'id':'" + plane.environment + "'}}";
        Answer taken = plane.cloud("POST", "/pim/v1/integrations", good);
        taken.refused(409, "resource_already_exists", "/config/customer_iam_role_arn");
        assertThat(taken.location()).endsWith("/" + one);
        plane.cloud("POST", "/pim/v1/integrations", good.replace("arn:aws:iam", "urn"))
                .refused(422, "unprocessable_entity", "/config/customer_iam_role_arn");
        plane.cloud("POST", "/pim/v1/integrations", good.replace("AwsIntegrationConfig", "Gcp"))
                .refused(422, "unprocessable_entity", "/config/kind");
        plane.server.quotas().change("provider_integrations_per_env", 2);
        plane.cloud("POST", "/pim/v1/integrations", good.replace("role/one", "role/three"))
                .refused(402, "quota_exceeded", "");
    }

    @Test
    void quotasTellLimitAndUsage() {
        JsonNode org = plane.cloud("GET", "/service-quota/v1/applied-quotas?scope=ORGANIZATION").json(200);
        assertThat(org.path("data")).extracting(q -> q.path("id").asText())
                .contains("apikeys_per_org", "service_accounts_per_org", "provider_integrations_per_org");
        plane.integration("one");
        assertThat(plane.cloud("GET", "/service-quota/v1/applied-quotas?scope=environment&environment="
                + plane.environment + "&id=provider_integrations_per_env").text("/data/0/usage")).isEqualTo("1");
        assertThat(plane.cloud("GET", "/service-quota/v1/applied-quotas/apikeys_per_org").text("/applied_limit"))
                .isEqualTo("2000");
        plane.cloud("GET", "/service-quota/v1/applied-quotas/none").refused(404, "resource_not_found", "");
        plane.cloud("GET", "/service-quota/v1/applied-quotas").refused(400, "invalid_filter", "scope");
        assertThatThrownBy(() -> plane.server.quotas().change("none", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void armedFaultsLookAsTheRealThingDoes() {
        plane.faults.arm(answer(429, Map.of("Retry-After", "7")));
        Answer limited = plane.cloud("GET", ENVIRONMENTS);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(limited.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
        plane.faults.arm(answer(500, Map.of()));
        plane.cloud("GET", ENVIRONMENTS).json(500);
        plane.faults.arm(new Fault("confluent", "POST", Pattern.compile(ENVIRONMENTS), 1, new Fault.DropAfter()));
        assertThatThrownBy(() -> environment("half-made")).isInstanceOf(AssertionError.class);
        assertThat(plane.cloud("GET", ENVIRONMENTS).body()).contains("half-made");
    }

    static Fault answer(int status, Map<String, String> headers) {
        return new Fault("confluent", "*", Pattern.compile(".*"), 1,
                new Fault.Answer(status, headers, Optional.empty()));
    }

    private String environment(String name) {
        return plane.cloud("POST", ENVIRONMENTS, "{'display_name':'" + name + "'}").text("/id");
    }

    private Answer cluster(String environment, String config) {
        return plane.cloud("POST", CLUSTERS, "{'spec':{'display_name':'c','availability':'LOW','cloud':'AWS',"
                + "'region':'us-east-1','config':{" + config + "},'environment':{'id':'" + environment + "'}}}");
    }
}
