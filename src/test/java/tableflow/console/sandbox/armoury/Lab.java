package tableflow.console.sandbox.armoury;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tableflow.console.PatientDeletion;
import tableflow.console.sandbox.Sandbox;
import tableflow.console.sandbox.SandboxProfile;
import tableflow.console.sandbox.SandboxSettings;
import tableflow.console.sandbox.Seed;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.armoury.Http.Login;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.kafka.Eventually;

/// A sandbox without its SQL engine in which all is well: a topic with a schema and records, its table in S3 and in
/// Glue, a workgroup, and an operator who has the rights that the guide asks for and no others. The tables are held
/// still, so that what a test breaks is neither mended nor told by Tableflow.
///
/// One for all test classes of a run: ask for it as a parameter with [Shared]. [#arm] brings it into a way to fail,
/// and closing what it returns brings it back.
public final class Lab implements AutoCloseable {
    /// The topic of the healthy table.
    public static final String TOPIC = "orders";
    /// A topic whose records are not in the registry's wire format.
    static final String PLAIN_TOPIC = "parcels";
    static final int PARTITIONS = 3;
    static final int RECORDS = 60;
    static final String OPERATOR = "lab-operator";
    static final String ROLE = "lab-tableflow";
    static final String ROLE_ARN = "arn:aws:iam::" + Documents.ACCOUNT + ":role/" + ROLE;

    private final Path folder;
    private final Sandbox sandbox;
    private final ObjectNode admin;
    private final ObjectNode profile;
    private final Http http = new Http();
    private final Aws aws;
    private final Records records;
    private final Integration integration;
    private final Outsider outsider;

    /// The provider integration.
    record Integration(String id, String principal, String externalId) {}

    private Lab() throws Exception {
        folder = Files.createTempDirectory("lab");
        sandbox = Sandbox.start(new SandboxSettings(folder.resolve("data"), Seed.EMPTY, Pace.FAST),
                (part, after) -> { });
        admin = SandboxProfile.of(sandbox);
        aws = new Aws(admin.path("aws"));
        records = new Records(this);
        records.createTopic(TOPIC);
        records.createTopic(PLAIN_TOPIC);
        outsider = Outsider.of(this);
        integration = integration();
        role();
        profile = admin.deepCopy();
        operator();
        records.register(TOPIC);
        records.register(PLAIN_TOPIC);
        records.produce(TOPIC, true);
        records.produce(PLAIN_TOPIC, false);
        tables();
        hold();
        outsider.ready(this);
    }

    /// Starts one; takes some seconds.
    public static Lab start() throws Exception {
        return new Lab();
    }

    private Integration integration() throws Exception {
        JsonNode made = cloud("POST", "/pim/v1/integrations", """
                {"display_name":"lab","provider":"AWS","environment":{"id":"%s"},
                 "config":{"kind":"AwsIntegrationConfig","customer_iam_role_arn":"%s"}}"""
                .formatted(environment(), ROLE_ARN)).path("config");
        String id = cloud("GET", "/pim/v1/integrations?environment=" + environment(), "").at("/data/0/id").asText();
        return new Integration(id, made.path("iam_role_arn").asText(), made.path("external_id").asText());
    }

    private void role() {
        aws.iam.createRole(r -> r.roleName(ROLE).assumeRolePolicyDocument(trust()));
        aws.iam.putRolePolicy(r -> r.roleName(ROLE).policyName("storage").policyDocument(Documents.STORAGE));
        aws.iam.putRolePolicy(r -> r.roleName(ROLE).policyName("catalog").policyDocument(Documents.CATALOG));
    }

    /// The role's trust policy when all is well.
    String trust() {
        return Documents.trust(integration.principal(), integration.externalId());
    }

    private void operator() {
        aws.iam.createUser(r -> r.userName(OPERATOR));
        Map.of("bucket", Documents.READS_BUCKET, "objects", Documents.READS_OBJECTS,
                "catalog", Documents.READS_CATALOG, "explain", Documents.EXPLAINS,
                "queries", Documents.QUERIES, "results", Documents.WRITES_RESULTS)
                .forEach((name, text) -> aws.iam.putUserPolicy(r ->
                        r.userName(OPERATOR).policyName(name).policyDocument(text)));
        var key = aws.iam.createAccessKey(r -> r.userName(OPERATOR)).accessKey();
        profile.withObject("/aws").put("accessKeyId", key.accessKeyId())
                .put("secretAccessKey", key.secretAccessKey());
    }

    private void tables() throws Exception {
        tableflow("POST", "/tableflow/v1/catalog-integrations", """
                {"spec":{"display_name":"glue","environment":{"id":"%s"},"kafka_cluster":{"id":"%s"},
                 "config":{"kind":"AwsGlue","provider_integration_id":"%s"}}}"""
                .formatted(environment(), cluster(), integration.id()));
        for (String topic : List.of(TOPIC, PLAIN_TOPIC)) {
            String body = """
                    {"spec":{"display_name":"%s","environment":{"id":"%s"},"kafka_cluster":{"id":"%s"},
                     "storage":{"kind":"ByobAws","bucket_name":"%s","provider_integration_id":"%s"},
                     "table_formats":["ICEBERG"]}}"""
                    .formatted(topic, environment(), cluster(), Documents.BUCKET, integration.id());
            Eventually.holds("Tableflow knows " + topic, () ->
                    http.send(Login.of(admin.at("/tableflow/apiKey")), "POST", api("/tableflow/v1/tableflow-topics"),
                            body).status() < 300);
        }
        for (String topic : List.of(TOPIC, PLAIN_TOPIC)) {
            Eventually.holds(topic + " is a table", () -> table(topic).at("/status/phase").asText().equals("RUNNING")
                    && table(topic).at("/status/catalog_sync_statuses/0/sync_status").asText().equals("SYNCED"));
        }
    }

    /// Lets no table move any more.
    private void hold() throws Exception {
        hook("PUT", "/materialiser", "{\"held\":true}");
        Eventually.holds("the tables stand still", () -> hook("GET", "/materialiser", "").path("busy").asInt() == 0);
    }

    /// Lets the tables go on until `noticed`, and holds them again.
    void untilTableflow(String what, Callable<Boolean> noticed) throws Exception {
        hook("PUT", "/materialiser", "{\"held\":false}");
        try {
            Eventually.holds(what, noticed);
        } finally {
            hold();
        }
    }

    /// The environment in a way to fail.
    ///
    /// @param mode an id of the catalogue, such as `S3`, or one with a variant, such as `S5 vpce`
    public Scene arm(String mode) throws Exception {
        return Armoury.find(mode).armed(this);
    }

    /// The environment as it is when all is well.
    public Scene healthy() {
        return new Scene(this);
    }

    /// The profile of the operator when all is well, the caller's own copy.
    ObjectNode profile() {
        return profile.deepCopy();
    }

    /// The profile of somebody who may do everything.
    JsonNode admin() {
        return admin;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Path folder() {
        return folder;
    }

    /// AWS as somebody who may do everything.
    Aws aws() {
        return aws;
    }

    Http http() {
        return http;
    }

    Records records() {
        return records;
    }

    Integration provider() {
        return integration;
    }

    Outsider outsider() {
        return outsider;
    }

    String environment() {
        return admin.at("/confluent/environmentId").asText();
    }

    String cluster() {
        return admin.at("/kafka/clusterId").asText();
    }

    /// The database of the tables.
    String database() {
        return cluster();
    }

    private String api(String path) {
        return admin.at("/confluent/apiUrl").asText() + path;
    }

    JsonNode cloud(String method, String path, String body) throws Exception {
        return json(http.done(Login.of(admin.at("/confluent/cloudApiKey")), method, api(path), body));
    }

    JsonNode tableflow(String method, String path, String body) throws Exception {
        return json(http.done(Login.of(admin.at("/tableflow/apiKey")), method, api(path), body));
    }

    JsonNode registry(String method, String path, String body) throws Exception {
        return json(http.done(Login.of(admin.at("/schemaRegistry/apiKey")), method,
                admin.at("/schemaRegistry/url").asText() + path, body));
    }

    /// The test hook.
    JsonNode hook(String method, String path, String body) throws Exception {
        return json(http.done(new Login("", ""), method, admin.at("/sandbox/adminUrl").asText() + path, body));
    }

    private static JsonNode json(Http.Answer answer) {
        return answer.body().isBlank() ? Json.object() : answer.json();
    }

    /// What Tableflow says of a topic.
    JsonNode table(String topic) throws Exception {
        return tableflow("GET", "/tableflow/v1/tableflow-topics/" + topic + "?environment=" + environment()
                + "&spec.kafka_cluster=" + cluster(), "");
    }

    @Override
    public void close() throws IOException {
        records.close();
        aws.close();
        http.close();
        sandbox.close();
        PatientDeletion.of(folder);
    }

    /// Gives the one lab of a run to whoever has it as a parameter; it ends with the run.
    public static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Lab.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(Lab.class, key -> {
                try {
                    return start();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }, Lab.class);
        }
    }
}
