package tableflow.console.sandbox.confluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.contract.OpenApiContract;

/// Drives every operation of the control plane, well and badly; [Plane] holds each answer against its OpenAPI file.
/// Ends by asking the files whether any operation was left out.
class ControlPlaneContractTest {
    /// Operations of the files that the sandbox does not serve: nothing in the console asks for them.
    private static final Set<String> NOT_SERVED = Set.of(
            "PATCH /org/v2/organizations/{id}",
            "GET /service-quota/v1/scopes",
            "GET /service-quota/v1/scopes/{id}");

    private final Map<String, OpenApiContract> contracts = Plane.read();
    private Plane plane;

    @BeforeEach
    void start() throws IOException {
        assumeFalse(contracts.isEmpty(), "no OpenAPI files beside the project");
        plane = new Plane(contracts);
    }

    @AfterEach
    void stop() {
        if (plane != null) {
            plane.close();
        }
    }

    @Test
    void everyAnswerOfEveryOperationConforms() {
        organizations();
        accounts();
        String integration = plane.integration("everything");
        tables(integration);
        String here = "?environment=" + plane.environment;
        life("/pim/v1/integrations", integration, here, "");
        for (String path : new String[] {
            "/org/v2/environments", "/cmk/v2/clusters" + here, "/srcm/v3/clusters" + here, "/iam/v2/service-accounts",
            "/iam/v2/role-bindings?crn_pattern=crn://confluent.cloud/organization=x", "/iam/v2/api-keys",
            "/pim/v1/integrations" + here, "/service-quota/v1/applied-quotas?scope=environment&environment="
            + plane.environment, "/tableflow/v1/tableflow-topics" + plane.scope(),
            "/tableflow/v1/catalog-integrations" + plane.scope(), "/tableflow/v1/regions?cloud=AWS"}) {
            trouble(path);
        }
        Set<String> unseen = new TreeSet<>();
        contracts.values().forEach(contract -> unseen.addAll(contract.unseenOperations()));
        assertThat(unseen).isEqualTo(new TreeSet<>(NOT_SERVED));
    }

    private void organizations() {
        assertThat(plane.cloud("GET", "/org/v2/organizations").text("/data/0/id"))
                .isEqualTo(plane.server.organizationId());
        plane.cloud("GET", "/org/v2/organizations/" + plane.server.organizationId()).json(200);
        plane.cloud("GET", "/org/v2/organizations/none").json(404);
        String environment = plane.cloud("POST", "/org/v2/environments", "{'display_name':'e'}").text("/id");
        plane.cloud("POST", "/org/v2/environments", "{'display_name':'e'}").json(409);
        String cluster = plane.cloud("POST", "/cmk/v2/clusters", "{'spec':{'display_name':'c','availability':"
                + "'MULTI_ZONE','cloud':'AWS','region':'eu-west-1','config':{'kind':'Dedicated','cku':2},"
                + "'environment':{'id':'" + environment + "'}}}").text("/id");
        plane.clock.advance(Pace.REAL.clusterProvisioned());
        String registry = plane.cloud("GET", "/srcm/v3/clusters?environment=" + environment).text("/data/0/id");
        plane.cloud("GET", "/srcm/v3/clusters/" + registry + "?environment=" + environment).json(200);
        plane.cloud("GET", "/srcm/v3/clusters/none?environment=" + environment).json(404);
        life("/cmk/v2/clusters", cluster, "?environment=" + environment,
                "{'spec':{'environment':{'id':'" + environment + "'},'display_name':'d'}}");
        life("/org/v2/environments", environment, "", "{'display_name':'f'}");
        plane.cloud("GET", "/service-quota/v1/applied-quotas?scope=organization").json(200);
        plane.cloud("GET", "/service-quota/v1/applied-quotas/apikeys_per_org").json(200);
        plane.cloud("GET", "/service-quota/v1/applied-quotas/none").json(404);
    }

    private void accounts() {
        String account = plane.cloud("POST", "/iam/v2/service-accounts", "{'display_name':'a'}").text("/id");
        plane.cloud("POST", "/iam/v2/service-accounts", "{'display_name':'a'}").json(409);
        String binding = plane.cloud("POST", "/iam/v2/role-bindings", "{'principal':'User:" + account
                + "','role_name':'Operator','crn_pattern':'" + plane.server.kafkaCrn() + "'}").text("/id");
        life("/iam/v2/role-bindings", binding, "", "");
        for (String resource : new String[] {"", plane.cluster, plane.founding.clusters().registry(), "tableflow"}) {
            String of = resource.isEmpty() ? "" : ",'resource':{'id':'" + resource + "'}";
            String key = plane.cloud("POST", "/iam/v2/api-keys",
                    "{'spec':{'owner':{'id':'" + account + "'}" + of + "}}").text("/id");
            life("/iam/v2/api-keys", key, "", "{'spec':{'display_name':'k'}}");
        }
        plane.cloud("POST", "/iam/v2/api-keys", "{'spec':{'owner':{'id':'" + plane.founding.admin() + "'}}}").json(202);
        life("/iam/v2/service-accounts", account, "", "{'description':'d'}");
    }

    private void tables(String integration) {
        String tables = "/tableflow/v1/tableflow-topics";
        String catalogs = "/tableflow/v1/catalog-integrations";
        plane.topic("orders", Map.of());
        plane.topic("clicks", Map.of("cleanup.policy", "compact"));
        String[] configs = {
            "{'kind':'AwsGlue','provider_integration_id':'" + integration + "','custom_database':'lake'}",
            "{'kind':'Snowflake','endpoint':'https://x','client_id':'i','client_secret':'s','warehouse':'w',"
                + "'allowed_scope':'a'}",
            "{'kind':'Unity','workspace_endpoint':'https://x','catalog_name':'c','client_id':'i','client_secret':'s'}"};
        Map<String, String> made = new TreeMap<>();
        for (String config : configs) {
            made.put(plane.tableflow("POST", catalogs, "{'spec':{'display_name':'" + config.length() + "',"
                    + plane.references() + ",'config':" + config + "}}").text("/id"), config);
        }
        plane.tableflow("POST", tables, "{'spec':{'display_name':'orders'," + plane.references()
                + ",'table_formats':['ICEBERG','DELTA'],'storage':{'kind':'ByobAws','bucket_name':'bucket',"
                + "'provider_integration_id':'" + integration + "'},'config':{'data_retention_ms':'2592000000',"
                + "'error_handling':{'mode':'LOG'}}}}").json(202);
        plane.tableflow("POST", tables, "{'spec':{'display_name':'clicks'," + plane.references()
                + ",'storage':{'kind':'Managed'},'config':{'record_failure_strategy':'SKIP'}}}").json(202);
        plane.tableflow("POST", tables, "{'spec':{'display_name':'unknown'," + plane.references()
                + ",'storage':{'kind':'Managed'}}}").json(404);
        plane.server.outcomes().arm("clicks", Outcomes.Outcome.failed("Could not write"));
        plane.clock.advance(Pace.REAL.tableRunning().plus(Pace.REAL.catalogSynced()));
        assertThat(plane.tableflow("GET", tables + plane.scope()).json(200).path("data")).hasSize(2);
        plane.tableflow("GET", catalogs + plane.scope()).json(200);
        made.forEach((catalog, config) -> life(catalogs, catalog, plane.scope(),
                "{'spec':{" + plane.references() + ",'display_name':'z','config':" + config + "}}"));
        for (String table : new String[] {"orders", "clicks"}) {
            life(tables, table, plane.scope(),
                    "{'spec':{" + plane.references() + ",'config':{'error_handling':{'mode':'SUSPEND'}}}}");
        }
        plane.tableflow("GET", "/tableflow/v1/regions").json(200);
    }

    /// Read, change (when it can be), list in pages of one, delete, and each of these on what is gone.
    private void life(String path, String id, String query, String patch) {
        boolean tableflow = path.startsWith("/tableflow");
        String one = path + "/" + id;
        call(tableflow, "GET", one + query, "").json(200);
        if (!patch.isEmpty()) {
            call(tableflow, "PATCH", one, patch).json(200);
            assertThat(call(tableflow, "PATCH", one, "{").status()).isEqualTo(400);
        }
        assertThat(call(tableflow, "DELETE", one + query, "").status()).isIn(200, 204);
        assertThat(call(tableflow, "GET", one + query, "").status()).isIn(403, 404);
        assertThat(call(tableflow, "DELETE", one + query, "").status()).isIn(403, 404);
    }

    private Answer call(boolean tableflow, String method, String path, String body) {
        return tableflow ? plane.tableflow(method, path, body) : plane.cloud(method, path, body);
    }

    /// A list with a bad page, with the wrong kind of key, throttled and broken.
    private void trouble(String path) {
        String more = path.contains("?") ? "&" : "?";
        boolean tableflow = path.startsWith("/tableflow");
        call(tableflow, "GET", path + more + "page_size=1", "").json(200);
        call(tableflow, "GET", path + more + "page_size=1000", "").json(400);
        call(!tableflow, "GET", path, "").json(401);
        for (int status : new int[] {429, 500}) {
            plane.faults.arm(ResourcesTest.answer(status, Map.of()));
            assertThat(call(tableflow, "GET", path, "").status()).isEqualTo(status);
        }
    }
}
