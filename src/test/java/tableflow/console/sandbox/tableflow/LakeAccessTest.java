package tableflow.console.sandbox.tableflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.Table;
import org.apache.iceberg.aws.glue.GlueCatalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.confluent.TableState;
import tableflow.console.sandbox.kafka.Eventually;

/// Tables in the customer's account: roles that are assumed, buckets that are written, catalogs that are kept up.
class LakeAccessTest {
    private static final String SCHEMA =
        "{\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\"id\":{\"type\":\"integer\"}}}";
    private static final String ANYBODY = """
        {"Version":"2012-10-17","Statement":[
         {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::197857026523:root"},"Action":"sts:AssumeRole",
          "Condition":{"StringEquals":{"sts:ExternalId":"%s"}}},
         {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::197857026523:root"},"Action":"sts:TagSession"}]}""";

    @TempDir
    private static Path folder;

    private static LakeFixture lake;
    private static IamClient iam;
    private static GlueClient glue;

    @BeforeAll
    static void start() throws Exception {
        lake = new LakeFixture(folder);
        StaticCredentialsProvider operator = StaticCredentialsProvider.create(lake.operator());
        iam = IamClient.builder().endpointOverride(lake.awsUrl()).region(Region.US_EAST_1)
            .credentialsProvider(operator).httpClient(UrlConnectionHttpClient.create()).build();
        glue = GlueClient.builder().endpointOverride(lake.awsUrl()).region(Region.US_EAST_1)
            .credentialsProvider(operator).httpClient(UrlConnectionHttpClient.create()).build();
    }

    @AfterAll
    static void stop() throws Exception {
        iam.close();
        glue.close();
        lake.close();
    }

    @Test
    void aTrustPolicyThatAsksForAnotherExternalIdIsToldAndItsMendingSeen() throws Exception {
        role("distrustful", "other");
        topic("trusted");
        lake.order("trusted", LakeFixture.CUSTOMER_BUCKET, as("distrustful"), List.of());
        lake.await("trusted", "fails", TableState::failing);
        assertThat(lake.state("trusted").failure().orElseThrow()).contains("Unable to assume the IAM role",
            "role/distrustful", "trust policy", "not authorized to perform: sts:AssumeRole");
        iam.updateAssumeRolePolicy(r -> r.roleName("distrustful").policyDocument(ANYBODY.formatted("ext-1")));
        iam.putRolePolicy(r -> r.roleName("distrustful").policyName("s3").policyDocument(storage("s3:*")));
        lake.await("trusted", "runs", state -> state.running() && !state.failing());
        assertThat(lake.rows("trusted")).hasSize(1);
    }

    @Test
    void aRoleThatMayNotWriteIsToldAndItsMendingSeen() throws Exception {
        role("reader", "ext-1");
        iam.putRolePolicy(r -> r.roleName("reader").policyName("s3").policyDocument(storage("s3:GetObject")));
        topic("writable");
        lake.order("writable", LakeFixture.CUSTOMER_BUCKET, as("reader"), List.of());
        lake.await("writable", "fails", TableState::failing);
        assertThat(lake.state("writable").failure().orElseThrow())
            .contains("Unable to write to the S3 bucket " + LakeFixture.CUSTOMER_BUCKET, "AccessDenied",
                "s3:PutObject");
        iam.putRolePolicy(r -> r.roleName("reader").policyName("s3")
            .policyDocument(storage("s3:GetObject\",\"s3:PutObject")));
        lake.await("writable", "runs", state -> state.running() && !state.failing());
        assertThat(lake.rows("writable")).hasSize(1);
    }

    @Test
    void bucketsThatAreNotThereOrElsewhereAreTold() throws Exception {
        role("allowed", "ext-1");
        iam.putRolePolicy(r -> r.roleName("allowed").policyName("s3").policyDocument(storage("s3:*")));
        topic("nowhere");
        topic("elsewhere");
        lake.order("nowhere", "no-such-bucket", as("allowed"), List.of());
        lake.order("elsewhere", "far-away-bucket", as("allowed"), List.of());
        lake.await("nowhere", "fails", TableState::failing);
        lake.await("elsewhere", "fails", TableState::failing);
        assertThat(lake.state("nowhere").failure().orElseThrow())
            .contains("Unable to write to the S3 bucket no-such-bucket", "NoSuchBucket");
        assertThat(lake.state("elsewhere").failure().orElseThrow())
            .contains("Unable to write to the S3 bucket far-away-bucket");
    }

    @Test
    void glueHasTheTableUnderTheTopicsNameAndIcebergsOwnClientReadsIt() throws Exception {
        topic("orders-v1.eu");
        TableOrder order = lake.order("orders-v1.eu", LakeFixture.CUSTOMER_BUCKET, LakeFixture.role(),
            List.of(new TableOrder.GlueCatalog("tci-1", "lkc-1", LakeFixture.role())));
        lake.await("orders-v1.eu", "is synced", state -> synced(state, "tci-1"));
        for (int i = 2; i <= 4; i++) {
            lake.send("orders-v1.eu", 0, "k", "{\"id\":" + i + "}");
            lake.caughtUp("orders-v1.eu", i);
        }
        Eventually.holds("Glue has the last commit", () -> lake.glueLocation("lkc-1", "orders-v1.eu")
            .equals(lake.location("orders-v1.eu")));
        var table = glueTable("orders-v1.eu");
        assertThat(table.parameters()).containsEntry("table_type", "ICEBERG").containsEntry("current_snapshot_id",
            Long.toString(lake.table("orders-v1.eu").currentSnapshot().snapshotId()));
        assertThat(table.parameters().get("previous_metadata_location")).startsWith(order.path() + "/metadata/0");
        assertThat(table.storageDescriptor().location()).isEqualTo(order.path());
        assertThat(table.storageDescriptor().columns()).extracting(c -> c.name() + " " + c.type()).contains(
            "key binary", "id bigint", "$$partition int", "$$headers map<string,binary>", "$$timestamp timestamp");
        assertThat(Integer.parseInt(table.versionId())).isBetween(1, 4);
        assertThat(outsider("lkc-1", "orders-v1.eu")).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aCatalogThatRefusesIsToldAndTheTableGoesOn() throws Exception {
        role("no-glue", "ext-1");
        topic("unpublished");
        lake.order("unpublished", LakeFixture.CUSTOMER_BUCKET, LakeFixture.role(),
            List.of(new TableOrder.GlueCatalog("tci-2", "lake", as("no-glue"))));
        lake.await("unpublished", "has a failing catalog", state -> state.running()
            && !LakeFixture.syncFailure(state, "tci-2").isEmpty());
        assertThat(LakeFixture.syncFailure(lake.state("unpublished"), "tci-2"))
            .contains("AWS Glue", "AccessDenied", "glue:GetTable");
        lake.send("unpublished", 0, "k", "{\"id\":2}");
        lake.caughtUp("unpublished", 2);
        assertThat(lake.state("unpublished").failing()).isFalse();
        iam.putRolePolicy(r -> r.roleName("no-glue").policyName("glue").policyDocument(
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"glue:*","Resource":"*"}]}"""));
        lake.await("unpublished", "is synced", state -> synced(state, "tci-2"));
        assertThat(outsider("lake", "unpublished")).containsExactly(1L, 2L);
    }

    private static boolean synced(TableState state, String catalog) {
        TableState.Sync sync = state.syncs().get(catalog);
        return sync != null && sync.failure().isEmpty() && sync.lastAt().isPresent();
    }

    private static software.amazon.awssdk.services.glue.model.Table glueTable(String name) {
        return glue.getTable(request -> request.databaseName("lkc-1").name(name)).table();
    }

    /// The ids that Iceberg's own Glue catalog and S3 client read.
    private static Set<Object> outsider(String database, String name) throws Exception {
        try (GlueCatalog catalog = new GlueCatalog()) {
            String url = lake.awsUrl().toString();
            catalog.initialize("glue", Map.ofEntries(
                Map.entry("glue.endpoint", url), Map.entry("s3.endpoint", url), Map.entry("client.region", "us-east-1"),
                Map.entry("s3.path-style-access", "true"), Map.entry("http-client.type", "urlconnection"),
                Map.entry("glue.skip-name-validation", "true"), Map.entry("warehouse", "s3://unused"),
                Map.entry("s3.access-key-id", lake.operator().accessKeyId()),
                Map.entry("s3.secret-access-key", lake.operator().secretAccessKey()),
                Map.entry("client.credentials-provider", OperatorCredentials.class.getName()),
                Map.entry("client.credentials-provider.id", lake.operator().accessKeyId()),
                Map.entry("client.credentials-provider.secret", lake.operator().secretAccessKey())));
            Set<Object> ids = new TreeSet<>();
            Table table = catalog.loadTable(TableIdentifier.of(Namespace.of(database), name));
            try (var rows = IcebergGenerics.read(table).build()) {
                rows.forEach(row -> ids.add(row.getField("id")));
            }
            return ids;
        }
    }

    private static void topic(String name) throws Exception {
        lake.topic(name, 1, Map.of());
        lake.register(name + "-value", SchemaFormat.JSON, SCHEMA);
        lake.send(name, 0, "k", "{\"id\":1}");
    }

    private static void role(String name, String externalId) {
        iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(ANYBODY.formatted(externalId)));
    }

    private static TableOrder.AwsRole as(String role) {
        return new TableOrder.AwsRole("arn:aws:iam::123456789012:role/" + role, LakeFixture.PRINCIPAL, "ext-1",
            "us-east-1");
    }

    private static String storage(String actions) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"" + actions
            + "\"],\"Resource\":[\"arn:aws:s3:::*\",\"arn:aws:s3:::*/*\"]}]}";
    }
}
