package tableflow.console.sandbox.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.access.Verdict;

class KeysAndAccountsTest {
    private static final String KEYS = "/iam/v2/api-keys";
    private static final String ACCOUNTS = "/iam/v2/service-accounts";
    private static final String BINDINGS = "/iam/v2/role-bindings";

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
    void theSecretIsShownOnceAndNeverAgain() {
        Answer made = make(plane.cluster);
        String secret = made.text("/spec/secret");
        String id = made.text("/id");
        assertThat(secret).startsWith("cflt");
        assertThat(plane.cloud("GET", KEYS + "/" + id).body()).doesNotContain(secret);
        assertThat(plane.cloud("GET", KEYS + "?page_size=100").body()).contains(id).doesNotContain(secret);
        assertThat(plane.cloud("PATCH", KEYS + "/" + id, "{'spec':{'description':'new'}}").body())
                .contains("\"new\"").doesNotContain(secret);
    }

    @Test
    void aKeyIsForOneKindOfThingAndSaysSo() {
        assertThat(make(plane.cluster).text("/spec/resource/kind")).isEqualTo("Cluster");
        assertThat(make(plane.founding.clusters().registry()).text("/spec/resource/kind")).isEqualTo("SchemaRegistry");
        assertThat(make("tableflow").text("/spec/resource/api_version")).isEqualTo("tableflow/v1");
        assertThat(make("").text("/spec/resource/kind")).isEqualTo("Cloud");
        assertThat(make(plane.cluster).text("/spec/owner/kind")).isEqualTo("ServiceAccount");
        make("lkc-unknown").refused(422, "unprocessable_entity", "/spec/resource/id");
    }

    @Test
    void aNewKeyIsRefusedUntilItHasPropagatedAndADeletedOneAtOnce() {
        Answer made = make("");
        String credential = made.text("/id") + ":" + made.text("/spec/secret");
        plane.as(credential, "GET", "/org/v2/environments").refused(401, "user_unauthenticated", "");
        plane.clock.advance(Pace.REAL.keyUsable(KeyKind.CLOUD));
        assertThat(plane.as(credential, "GET", "/org/v2/environments").status()).isEqualTo(200);
        assertThat(plane.cloud("DELETE", KEYS + "/" + made.text("/id")).status()).isEqualTo(204);
        plane.as(credential, "GET", "/org/v2/environments").refused(401, "user_unauthenticated", "");
        plane.cloud("GET", KEYS + "/" + made.text("/id")).refused(403, "forbidden_access", "");
        plane.cloud("DELETE", KEYS + "/" + made.text("/id")).refused(403, "forbidden_access", "");
    }

    @Test
    void tableflowWantsItsOwnKindOfKeyAndTheRestACloudKey() {
        plane.cloud("GET", "/tableflow/v1/regions").refused(401, "user_unauthenticated", "");
        plane.tableflow("GET", "/org/v2/environments").refused(401, "user_unauthenticated", "");
        assertThat(plane.tableflow("GET", "/tableflow/v1/regions").status()).isEqualTo(200);
        Answer nobody = plane.as((String) null, "GET", "/org/v2/environments");
        nobody.refused(401, "user_unauthenticated", "");
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).isPresent();
        plane.as(plane.founding.keys().cloud().id() + ":wrong", "GET", "/org/v2/environments")
                .refused(401, "user_unauthenticated", "");
    }

    @Test
    void keysAreFilteredByOwnerAndResource() {
        String id = make(plane.cluster).text("/id");
        String filter = KEYS + "?page_size=100&spec.owner=" + plane.founding.operator() + "&spec.resource=";
        assertThat(plane.cloud("GET", filter + plane.cluster).body()).contains(id)
                .contains(plane.founding.keys().kafka().id()).doesNotContain(plane.founding.keys().cloud().id());
        assertThat(plane.cloud("GET", filter + "tableflow").body()).doesNotContain(id);
    }

    @Test
    void onlyNameAndDescriptionOfAKeyCanBeChanged() {
        String id = make(plane.cluster).text("/id");
        assertThat(plane.cloud("PATCH", KEYS + "/" + id, "{'spec':{'display_name':'x'}}").text("/spec/display_name"))
                .isEqualTo("x");
        plane.cloud("PATCH", KEYS + "/" + id, "{'spec':{'owner':{'id':'sa-1'}}}")
                .refused(422, "unprocessable_entity", "/spec/owner");
    }

    @Test
    void aFullQuotaIs402AndNamesItself() {
        plane.server.quotas().change("apikeys_per_org", 4);
        Answer refused = make(plane.cluster);
        refused.refused(402, "quota_exceeded", "");
        assertThat(refused.body()).contains("apikeys_per_org", "is currently limited to 4");
        plane.server.quotas().change("service_accounts_per_org", 1);
        plane.cloud("POST", ACCOUNTS, "{'display_name':'one more'}").refused(402, "quota_exceeded", "");
        assertThat(plane.cloud("GET", "/service-quota/v1/applied-quotas?scope=organization&id=apikeys_per_org")
                .text("/data/0/usage")).isEqualTo("4");
    }

    @Test
    void anAccountWithoutARoleMayDoNothing() {
        String credential = plane.account("nobody", "").split(" ", -1)[1];
        for (String path : new String[] {"/org/v2/environments", ACCOUNTS, "/cmk/v2/clusters?environment="
                + plane.environment, "/pim/v1/integrations?environment=" + plane.environment}) {
            plane.as(credential, "GET", path).refused(403, "forbidden_access", "");
        }
        plane.as(credential, "POST", ACCOUNTS, "{'display_name':'x'}").refused(403, "forbidden_access", "");
        plane.as(credential, "GET", KEYS + "/" + plane.founding.keys().kafka().id())
                .refused(403, "forbidden_access", "");
    }

    @Test
    void aRoleBindingActsAfterAWhileAndNoLongerOnceDeleted() {
        String[] account = plane.account("reader", "").split(" ", -1);
        String scope = plane.server.kafkaCrn().text();
        Answer bound = plane.cloud("POST", BINDINGS, "{'principal':'User:" + account[0]
                + "','role_name':'CloudClusterAdmin','crn_pattern':'" + scope + "'}");
        String clusters = "/cmk/v2/clusters?environment=" + plane.environment;
        plane.as(account[1], "GET", clusters).refused(403, "forbidden_access", "");
        plane.clock.advance(Pace.REAL.roleActs());
        assertThat(plane.as(account[1], "GET", clusters).text("/data/0/id")).isEqualTo(plane.cluster);
        plane.as(account[1], "POST", "/org/v2/environments", "{'display_name':'x'}")
                .refused(403, "forbidden_access", "");
        String id = bound.text("/id");
        assertThat(plane.cloud("DELETE", BINDINGS + "/" + id).text("/role_name")).isEqualTo("CloudClusterAdmin");
        plane.as(account[1], "GET", clusters).refused(403, "forbidden_access", "");
        Answer gone = plane.cloud("GET", BINDINGS + "/" + id);
        gone.refused(403, "forbidden_access", "");
        assertThat(gone.json(403).path("error_code").asInt()).isEqualTo(40301);
    }

    @Test
    void roleBindingsAreFoundByScopePrincipalAndRole() {
        String org = "crn://confluent.cloud/organization=" + plane.server.organizationId();
        assertThat(plane.cloud("GET", BINDINGS + "?crn_pattern=" + org).json(200).path("data")).hasSize(1);
        assertThat(plane.cloud("GET", BINDINGS + "?crn_pattern=" + org + "/environment=*").json(200).path("data"))
                .hasSize(1);
        assertThat(plane.cloud("GET", BINDINGS + "?crn_pattern=" + org + "&role_name=MetricsViewer").json(200)
                .path("data")).isEmpty();
        assertThat(plane.cloud("GET", BINDINGS + "?crn_pattern=" + org + "&principal=User:" + plane.founding.admin())
                .text("/data/0/role_name")).isEqualTo("OrganizationAdmin");
        plane.cloud("GET", BINDINGS).refused(400, "invalid_filter", "crn_pattern");
    }

    @Test
    void aBadRoleBindingIsA400WithItsPlaceAndATakenOne409() {
        String crn = plane.server.kafkaCrn().text();
        String good = "{'principal':'User:" + plane.founding.operator() + "','role_name':'Operator','crn_pattern':'"
                + crn + "'}";
        Map.of("/principal", good.replace("User:", "Nobody:"), "/role_name", good.replace("Operator", "Emperor"),
                "/crn_pattern", good.replace("crn://confluent.cloud/organization", "crn://elsewhere/x"))
                .forEach((place, body) -> plane.cloud("POST", BINDINGS, body).refused(400, "bad_request", place));
        String id = plane.cloud("POST", BINDINGS, good).text("/id");
        Answer taken = plane.cloud("POST", BINDINGS, good);
        taken.refused(409, "resource_already_exists", "");
        assertThat(taken.location()).endsWith("/" + id);
    }

    @Test
    void aTakenAccountNameIs409WithTheOther() {
        String id = plane.cloud("POST", ACCOUNTS, "{'display_name':'ops','description':'d'}").text("/id");
        Answer taken = plane.cloud("POST", ACCOUNTS, "{'display_name':'ops'}");
        taken.refused(409, "resource_already_exists", "/display_name");
        assertThat(taken.location()).isEqualTo(plane.server.url() + ACCOUNTS + "/" + id);
        assertThat(taken.body()).contains("Service name is already in use.");
        assertThat(plane.cloud("PATCH", ACCOUNTS + "/" + id, "{'description':'e'}").text("/display_name"))
                .isEqualTo("ops");
        plane.cloud("POST", ACCOUNTS, "{}").refused(422, "unprocessable_entity", "/display_name");
        plane.cloud("POST", ACCOUNTS, "{'display_name':7}").refused(400, "bad_request", "/display_name");
        plane.cloud("POST", ACCOUNTS, "{'display_name':").refused(400, "bad_request", "");
        plane.cloud("POST", ACCOUNTS, "{'display_name':'" + "x".repeat(65) + "'}")
                .refused(422, "unprocessable_entity", "/display_name");
    }

    @Test
    void deletingAnAccountDeletesItsKeysAndRoles() {
        String[] account = plane.account("short-lived", "").split(" ", -1);
        plane.cloud("POST", BINDINGS, "{'principal':'User:" + account[0]
                + "','role_name':'Operator','crn_pattern':'" + plane.server.kafkaCrn().text() + "'}");
        plane.clock.advance(Duration.ofHours(1));
        assertThat(plane.cloud("DELETE", ACCOUNTS + "/" + account[0]).status()).isEqualTo(204);
        plane.cloud("GET", ACCOUNTS + "/" + account[0]).refused(404, "service_account_not_found", "");
        String[] key = account[1].split(":", -1);
        assertThat(plane.access.keys().check(key[0], key[1], KeyKind.CLOUD, "cloud")).isEqualTo(Verdict.UNKNOWN);
        assertThat(plane.access.roles().all()).noneMatch(b -> b.principal().equals(account[0]));
    }

    private Answer make(String resource) {
        String of = resource.isEmpty() ? "" : ",'resource':{'id':'" + resource + "'}";
        return plane.cloud("POST", KEYS, "{'spec':{'display_name':'n','description':'d','owner':{'id':'"
                + plane.founding.operator() + "'}" + of + "}}");
    }
}
