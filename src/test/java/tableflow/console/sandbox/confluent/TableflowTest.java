package tableflow.console.sandbox.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tableflow.console.sandbox.access.Pace;

class TableflowTest {
    private static final String TOPICS = "/tableflow/v1/tableflow-topics";
    private static final String CATALOGS = "/tableflow/v1/catalog-integrations";

    private Plane plane;
    private String integration;

    @BeforeEach
    void start() throws IOException {
        plane = new Plane();
        integration = plane.integration("s3");
        plane.topic("orders", Map.of("cleanup.policy", "delete"));
    }

    @AfterEach
    void stop() {
        plane.close();
    }

    @Test
    void aTableIsPendingAndThenRunning() {
        Answer made = enable("orders", "");
        assertThat(made.status()).isEqualTo(202);
        assertThat(made.location()).endsWith("/orders" + plane.scope());
        JsonNode body = made.json(202);
        assertThat(body.at("/status/phase").asText()).isEqualTo("PENDING");
        assertThat(body.at("/spec/config/retention_ms").asText()).isEqualTo("604800000");
        assertThat(body.at("/spec/config/error_handling")).isEqualTo(read("{'mode':'SUSPEND'}"));
        assertThat(body.at("/spec/storage/bucket_region").asText()).isEqualTo("us-east-1");
        assertThat(body.at("/spec/storage/table_path").asText()).matches("s3://dev-bucket/[01]{1,8}/[01]{1,8}/"
                + plane.server.organizationId() + "/" + plane.environment + "/" + plane.cluster + "/v1/[0-9a-f-]{36}");
        plane.clock.advance(Pace.REAL.tableRunning());
        JsonNode later = get("orders");
        assertThat(later.at("/status/phase").asText()).isEqualTo("RUNNING");
        assertThat(later.at("/status/write_mode").asText()).isEqualTo("APPEND");
        assertThat(later.at("/spec/storage")).isEqualTo(body.at("/spec/storage"));
    }

    @Test
    void aTopicMadeAMomentAgoIsNotFoundYet() {
        plane.freshTopic("new");
        enable("new", "").refused(404, "resource_not_found", "");
        plane.clock.advance(Pace.REAL.topicVisible());
        assertThat(enable("new", "").status()).isEqualTo(202);
        enable("never-made", "").refused(404, "resource_not_found", "");
    }

    @Test
    void enablingTwiceIs409AndEnablingAgainMakesAnotherTable() {
        String path = enable("orders", "").text("/spec/storage/table_path");
        Answer twice = enable("orders", "");
        twice.refused(409, "resource_already_exists", "");
        assertThat(twice.location()).contains("/orders?");
        assertThat(plane.tableflow("DELETE", TOPICS + "/orders" + plane.scope()).status()).isEqualTo(204);
        plane.tableflow("GET", TOPICS + "/orders" + plane.scope()).refused(404, "resource_not_found", "");
        plane.tableflow("DELETE", TOPICS + "/orders" + plane.scope()).refused(404, "resource_not_found", "");
        assertThat(enable("orders", "").text("/spec/storage/table_path")).isNotEqualTo(path);
    }

    @Test
    void compactionMakesItUpsert() {
        plane.topic("compacted", Map.of("cleanup.policy", "compact,delete"));
        assertThat(enable("compacted", "").text("/status/write_mode")).isEqualTo("UPSERT");
    }

    @Test
    void everyInvalidFieldIsPointedAt() {
        Map.ofEntries(
                Map.entry("'table_formats':[]", "/spec/table_formats"),
                Map.entry("'table_formats':['PAPER']", "/spec/table_formats"),
                Map.entry("'table_formats':['DELTA','DELTA']", "/spec/table_formats"),
                Map.entry("'suspended':true", "/spec/suspended"),
                Map.entry("'config':{'retention_ms':'1000'}", "/spec/config/retention_ms"),
                Map.entry("'config':{'retention_ms':'a week'}", "/spec/config/retention_ms"),
                Map.entry("'config':{'data_retention_ms':'86400000'}", "/spec/config/data_retention_ms"),
                Map.entry("'config':{'enable_compaction':false}", "/spec/config/enable_compaction"),
                Map.entry("'config':{'error_handling':{'mode':'PRAY'}}", "/spec/config/error_handling/mode"),
                Map.entry("'config':{'error_handling':{}}", "/spec/config/error_handling/mode"),
                Map.entry("'config':{'record_failure_strategy':'LOG'}", "/spec/config/record_failure_strategy"),
                Map.entry("'config':{'record_failure_strategy':'SUSPEND','error_handling':{'mode':'SKIP'}}",
                        "/spec/config/record_failure_strategy"),
                Map.entry("'config':{'metadata_column_naming_scheme':'X'}",
                        "/spec/config/metadata_column_naming_scheme"),
                Map.entry("'storage':{'kind':'ByobAws','bucket_name':'dev-bucket'}",
                        "/spec/storage/provider_integration_id"),
                Map.entry("'storage':{'kind':'ByobAws','bucket_name':'dev-bucket','provider_integration_id':'cspi-0'}",
                        "/spec/storage/provider_integration_id"),
                Map.entry("'storage':{'kind':'ByobAws','bucket_name':'B','provider_integration_id':'cspi-0'}",
                        "/spec/storage/bucket_name"),
                Map.entry("'storage':{'kind':'Cellar'}", "/spec/storage/kind"),
                Map.entry("'storage':{'kind':'AzureDataLakeStorageGen2'}", "/spec/storage/kind"))
                .forEach((fields, place) -> post("orders", fields.startsWith("'storage'")
                        ? fields : byob() + "," + fields).refused(422, "unprocessable_entity", place));
        post("orders", byob() + ",'config':{'error_handling':{'mode':'LOG','target':'a.b'}}")
                .refused(400, "bad_request", "/spec/config/error_handling/target");
        post("orders", byob() + ",'config':{'retention_ms':604800000}")
                .refused(400, "bad_request", "/spec/config/retention_ms");
        post("orders", "'x':1").refused(422, "unprocessable_entity", "/spec/storage");
        plane.tableflow("POST", TOPICS, "[]").refused(400, "bad_request", "");
        plane.tableflow("POST", TOPICS, "{}").refused(422, "unprocessable_entity", "/spec");
        plane.tableflow("GET", TOPICS).refused(400, "invalid_filter", "environment");
        plane.tableflow("GET", TOPICS + "?environment=" + plane.environment)
                .refused(400, "invalid_filter", "spec.kafka_cluster");
        plane.tableflow("GET", TOPICS + "?environment=x&spec.kafka_cluster=y").refused(403, "forbidden_access", "");
    }

    @Test
    void settingsAreChangedOneByOneAndTheRestStays() {
        enable("orders", ",'config':{'data_retention_ms':'2592000000','metadata_column_naming_scheme':'PORTABLE'}");
        Answer changed = patch("orders", "'config':{'retention_ms':'86400000','error_handling':{'mode':'LOG'}}");
        JsonNode config = changed.json(200).at("/spec/config");
        assertThat(config.path("retention_ms").asText()).isEqualTo("86400000");
        assertThat(config.path("data_retention_ms").asText()).isEqualTo("2592000000");
        assertThat(config.path("metadata_column_naming_scheme").asText()).isEqualTo("PORTABLE");
        assertThat(config.path("error_handling")).isEqualTo(read("{'mode':'LOG','target':'error_log'}"));
        assertThat(config.has("record_failure_strategy")).isFalse();
        assertThat(plane.hasTopic("error_log")).isTrue();
        JsonNode off = patch("orders", "'config':{'data_retention_ms':'0'},'table_formats':['ICEBERG','DELTA']")
                .json(200).at("/spec");
        assertThat(off.at("/config").has("data_retention_ms")).isFalse();
        assertThat(off.path("table_formats")).hasSize(2);
        patch("orders", byob()).refused(422, "unprocessable_entity", "/spec/storage");
        patch("orders", "'suspended':true").refused(422, "unprocessable_entity", "/spec/suspended");
        patch("unknown", "'suspended':false").refused(404, "resource_not_found", "");
    }

    @Test
    void aFailureIsSeenWhenThePendingTimeIsOver() {
        plane.server.outcomes().arm("orders", Outcomes.Outcome.failed("Could not assume the IAM role"));
        enable("orders", "");
        assertThat(get("orders").at("/status/phase").asText()).isEqualTo("PENDING");
        plane.clock.advance(Pace.REAL.tableRunning());
        assertThat(get("orders").at("/status/phase").asText()).isEqualTo("FAILED");
        assertThat(get("orders").at("/status/error_message").asText()).isEqualTo("Could not assume the IAM role");
    }

    @Test
    void aSuspendedTableIsResumedAndStopsAgainUntilItsCauseIsGone() {
        plane.server.outcomes().arm("orders", new Outcomes.Outcome(
                Optional.of("null value at partition 0, offset 7"), true, Map.of(), Optional.empty(),
                Outcomes.Stuck.NOT));
        enable("orders", "");
        plane.clock.advance(Pace.REAL.tableRunning());
        assertThat(get("orders").at("/spec/suspended").asBoolean()).isTrue();
        assertThat(patch("orders", "'suspended':false").json(200).at("/spec/suspended").asBoolean()).isFalse();
        assertThat(get("orders").at("/status/phase").asText()).isEqualTo("PENDING");
        plane.clock.advance(Pace.REAL.tableRunning());
        assertThat(get("orders").at("/spec/suspended").asBoolean()).isTrue();
        plane.server.outcomes().disarm("orders");
        assertThat(get("orders").at("/spec/suspended").asBoolean()).isFalse();
        assertThat(get("orders").at("/status/phase").asText()).isEqualTo("RUNNING");
    }

    @Test
    void oneFormatMayFailAlone() {
        plane.server.outcomes().arm("orders", new Outcomes.Outcome(
                Optional.empty(), false, Map.of("DELTA", "column mapping"), Optional.empty(), Outcomes.Stuck.NOT));
        enable("orders", ",'table_formats':['ICEBERG','DELTA']");
        plane.clock.advance(Pace.REAL.tableRunning());
        assertThat(get("orders").at("/status")).isEqualTo(read("{'phase':'RUNNING','catalog_sync_statuses':[],"
                + "'failing_table_formats':[{'format':'DELTA','error_message':'column mapping'}],"
                + "'write_mode':'APPEND'}"));
    }

    @Test
    void aCatalogIsConnectedWhenItsFirstTableHasArrived() {
        String catalog = glue("glue", "").text("/id");
        enable("orders", "");
        plane.clock.advance(Pace.REAL.tableRunning());
        assertThat(get("orders").at("/status/catalog_sync_statuses")).isEqualTo(read("[{'catalog_integration_id':'"
                + catalog + "','catalog_type':'AWS_GLUE','sync_status':'PENDING'}]"));
        assertThat(catalog(catalog).at("/status/phase").asText()).isEqualTo("PENDING");
        plane.clock.advance(Pace.REAL.catalogSynced());
        assertThat(get("orders").at("/status/catalog_sync_statuses/0/sync_status").asText()).isEqualTo("SYNCED");
        String first = catalog(catalog).at("/status/last_sync_at").asText();
        assertThat(catalog(catalog).at("/status/phase").asText()).isEqualTo("CONNECTED");
        plane.clock.advance(Pace.REAL.commitEvery());
        assertThat(catalog(catalog).at("/status/last_sync_at").asText()).isGreaterThan(first);
        plane.server.outcomes().arm("orders", new Outcomes.Outcome(
                Optional.empty(), false, Map.of(), Optional.of("glue:GetTable denied"),
                Outcomes.Stuck.NOT));
        assertThat(get("orders").at("/status/catalog_sync_statuses/0/error_message").asText())
                .isEqualTo("glue:GetTable denied");
    }

    @Test
    void managedStorageHasNoCatalog() {
        glue("glue", "");
        assertThat(post("orders", "'storage':{'kind':'Managed'}").text("/spec/storage/table_path")).startsWith("s3://");
        plane.clock.advance(Pace.REAL.tableRunning().plus(Pace.REAL.catalogSynced()));
        assertThat(get("orders").at("/status/catalog_sync_statuses")).isEmpty();
    }

    @Test
    void aClusterHasOneGlueIntegration() {
        String id = glue("one", ",'custom_database':'lake'").text("/id");
        Answer other = glue("two", "");
        other.refused(409, "resource_already_exists", "");
        assertThat(other.location()).contains("/" + id + "?");
        glue("one", "").refused(409, "resource_already_exists", "/spec/display_name");
        glue("three", ",'custom_database':'a.b'").refused(422, "unprocessable_entity", "/spec/config/custom_database");
        String path = CATALOGS + "/" + id;
        Answer changed = plane.tableflow("PATCH", path, "{'spec':{" + plane.references()
                + ",'display_name':'renamed','config':{'kind':'AwsGlue','custom_database':'lake2'}}}");
        assertThat(changed.text("/spec/config/custom_database")).isEqualTo("lake2");
        assertThat(changed.text("/spec/config/provider_integration_id")).isEqualTo(integration);
        plane.tableflow("PATCH", path, "{'spec':{" + plane.references() + ",'display_name':'x'}}")
                .refused(422, "unprocessable_entity", "/spec/config");
        plane.tableflow("PATCH", path, "{'spec':{" + plane.references()
                + ",'config':{'kind':'AwsGlue','provider_integration_id':'cspi-other'}}}")
                .refused(422, "unprocessable_entity", "/spec/config/provider_integration_id");
        assertThat(plane.tableflow("DELETE", path + plane.scope()).status()).isEqualTo(204);
        plane.tableflow("GET", path + plane.scope()).refused(404, "resource_not_found", "");
    }

    @Test
    void anotherVendorsSecretIsTakenAndNeverShown() {
        Answer made = plane.tableflow("POST", CATALOGS, "{'spec':{'display_name':'unity'," + plane.references()
                + ",'config':{'kind':'Unity','workspace_endpoint':'https://x','catalog_name':'c','client_id':'i',"
                + "'client_secret':'hunter2'}}}");
        assertThat(made.json(202).toString()).doesNotContain("hunter2");
        enable("orders", ",'table_formats':['DELTA']");
        assertThat(get("orders").at("/status/catalog_sync_statuses/0/catalog_type").asText()).isEqualTo("UNITY");
    }

    @Test
    void theOwnerOfTheTableflowKeyNeedsTheRights() {
        String[] account = plane.account("weak", "tableflow").split(" ", -1);
        String body = body("orders", byob());
        plane.as(account[1], "POST", TOPICS, body).refused(403, "forbidden_access", "");
        bind(account[0], "CloudClusterAdmin", plane.server.kafkaCrn().text());
        plane.as(account[1], "POST", TOPICS, body).refused(403, "forbidden_access", "");
        bind(account[0], "DeveloperRead", plane.server.environmentCrn()
                .child("schema-registry", plane.founding.clusters().registry()).text() + "/subject=*");
        plane.as(account[1], "POST", TOPICS, body).refused(403, "forbidden_access", "");
        bind(account[0], "Assigner", IntegrationsApi.crn(
                new Organization(plane.server.organizationId(), plane.access, noTopics()),
                plane.environment, integration).text());
        assertThat(plane.as(account[1], "POST", TOPICS, body).status()).isEqualTo(202);
    }

    @Test
    void aUsedIntegrationIsNotDeleted() {
        enable("orders", "");
        String path = "/pim/v1/integrations/" + integration + "?environment=" + plane.environment;
        assertThat(plane.cloud("GET", path).text("/usages/0")).endsWith("/tableflow-topic=orders");
        plane.cloud("DELETE", path).refused(400, "resource_in_use", "");
        plane.tableflow("DELETE", TOPICS + "/orders" + plane.scope());
        assertThat(plane.cloud("DELETE", path).status()).isEqualTo(204);
        assertThat(plane.cloud("GET", path).json(404).path("error_code").asInt()).isEqualTo(40401);
    }

    private void bind(String account, String role, String crn) {
        plane.cloud("POST", "/iam/v2/role-bindings", "{'principal':'User:" + account + "','role_name':'" + role
                + "','crn_pattern':'" + crn + "'}").text("/id");
        plane.clock.advance(Pace.REAL.roleActs());
    }

    private static Topics noTopics() {
        return new Topics() {
            @Override
            public Optional<KafkaTopic> find(String clusterId, String name) {
                return Optional.empty();
            }

            @Override
            public void ensure(String clusterId, String name) {}
        };
    }

    private String byob() {
        return "'storage':{'kind':'ByobAws','bucket_name':'dev-bucket','provider_integration_id':'"
                + integration + "'}";
    }

    private Answer enable(String topic, String more) {
        return post(topic, byob() + more);
    }

    private Answer post(String topic, String fields) {
        return plane.tableflow("POST", TOPICS, body(topic, fields));
    }

    private String body(String topic, String fields) {
        return "{'spec':{'display_name':'" + topic + "'," + plane.references() + "," + fields + "}}";
    }

    private Answer patch(String topic, String fields) {
        return plane.tableflow("PATCH", TOPICS + "/" + topic, "{'spec':{" + plane.references() + "," + fields + "}}");
    }

    private Answer glue(String name, String more) {
        return plane.tableflow("POST", CATALOGS, "{'spec':{'display_name':'" + name + "'," + plane.references()
                + ",'config':{'kind':'AwsGlue','provider_integration_id':'" + integration + "'" + more + "}}}");
    }

    private JsonNode get(String topic) {
        return plane.tableflow("GET", TOPICS + "/" + topic + plane.scope()).json(200);
    }

    private JsonNode catalog(String id) {
        return plane.tableflow("GET", CATALOGS + "/" + id + plane.scope()).json(200);
    }

    private static JsonNode read(String json) {
        return new Answer(200, HttpHeaders.of(Map.of(), (n, v) -> true), json.replace('\'', '"')).json(200);
    }
}
