package tableflow.console.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.aws.glue.GlueCatalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.iam.IamClient;
import tableflow.console.sandbox.iam.TestAws;
import tableflow.console.sandbox.iam.World;
import tableflow.console.sandbox.s3.ObjectStore;
import tableflow.console.sandbox.s3.rest.S3Api;

/// Iceberg's own client of Glue and S3 against the sandbox's: it was not written with the sandbox in mind.
class IcebergGlueTest {
    private static final String BUCKET = "dev-confluent-topics-backup";
    private static final Namespace DB = Namespace.of("lkc-abc123");
    private static final TableIdentifier ORDERS = TableIdentifier.of(DB, "orders-v1.eu");

    @TempDir
    private Path folder;

    private TestAws aws;
    private ObjectStore store;
    private GlueCatalog catalog;

    /// What Iceberg asks for credentials; it makes one from the catalog's properties.
    public static final class Given implements AwsCredentialsProvider {
        private final AwsCredentials credentials;

        private Given(AwsCredentials credentials) {
            this.credentials = credentials;
        }

        public static Given create(Map<String, String> properties) {
            return new Given(AwsBasicCredentials.create(String.valueOf(properties.get("id")),
                    String.valueOf(properties.get("secret"))));
        }

        @Override
        public AwsCredentials resolveCredentials() {
            return credentials;
        }
    }

    @BeforeEach
    void start() throws Exception {
        aws = new TestAws(folder.resolve("iam.json"));
        aws.bucketOwners.put(BUCKET, World.CUSTOMER);
        store = ObjectStore.open(folder.resolve("s3"), aws.clock);
        store.create(BUCKET, World.REGION, World.CUSTOMER);
        aws.serve(new S3Api(store, aws.iam.permissions()));
        aws.serve(GlueApi.open(folder.resolve("glue"), new GlueApi.Home(World.REGION, World.CUSTOMER),
                aws.iam.permissions(), aws.clock));
        catalog = catalog();
    }

    @AfterEach
    void stop() throws Exception {
        catalog.close();
        aws.close();
        store.close();
    }

    @Test
    void aTableLivesThere() {
        catalog.createNamespace(DB);
        assertThat(catalog.listNamespaces()).containsExactly(DB);
        Table table = catalog.createTable(ORDERS, new Schema(
                Types.NestedField.required(1, "id", Types.LongType.get()),
                Types.NestedField.optional(2, "$$offset", Types.LongType.get())));
        table.newAppend().appendFile(file()).appendFile(file()).commit();
        table.updateSchema().addColumn("name", Types.StringType.get()).commit();

        Table again = catalog.loadTable(ORDERS);
        assertThat(again.currentSnapshot().summary()).containsEntry("total-records", "14");
        assertThat(again.schema().columns()).extracting(Types.NestedField::name)
                .containsExactly("id", "$$offset", "name");
        assertThat(catalog.listTables(DB)).containsExactly(ORDERS);
        assertThat(catalog.dropTable(ORDERS, true)).isTrue();
        assertThatThrownBy(() -> catalog.loadTable(ORDERS)).isInstanceOf(NoSuchTableException.class);
        assertThat(catalog.dropNamespace(DB)).isTrue();
    }

    @Test
    void ofTwoWhoCommitAtOnceNoneIsLost() throws Exception {
        catalog.createNamespace(DB);
        catalog.buildTable(ORDERS, new Schema(Types.NestedField.required(1, "id", Types.LongType.get())))
                .withProperty(TableProperties.COMMIT_NUM_RETRIES, "100")
                .withProperty(TableProperties.COMMIT_MIN_RETRY_WAIT_MS, "1")
                .withProperty(TableProperties.COMMIT_MAX_RETRY_WAIT_MS, "20")
                .create();
        int each = 6;
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                running.add(threads.submit(() -> {
                    try (GlueCatalog own = catalog()) {
                        Table table = own.loadTable(ORDERS);
                        for (int n = 0; n < each; n++) {
                            table.newAppend().appendFile(file()).commit();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        Table table = catalog.loadTable(ORDERS);
        assertThat(table.snapshots()).hasSize(2 * each);
        assertThat(table.currentSnapshot().summary()).containsEntry("total-data-files", Integer.toString(2 * each));
    }

    @Test
    void aMissingRightStopsTheCommitAndLeavesTheTable() {
        catalog.createNamespace(DB);
        Table table = catalog.createTable(ORDERS, new Schema(
                Types.NestedField.required(1, "id", Types.LongType.get())));
        table.newAppend().appendFile(file()).commit();
        try (IamClient iam = aws.iam(aws.operator())) {
            iam.putUserPolicy(r -> r.userName("sandbox-operator").policyName("no-update").policyDocument(
                    "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"glue:UpdateTable\",\"Resource\":\"*\"}]}"));
            assertThatThrownBy(() -> table.newAppend().appendFile(file()).commit())
                    .hasStackTraceContaining("with an explicit deny in an identity-based policy");
            iam.deleteUserPolicy(r -> r.userName("sandbox-operator").policyName("no-update"));
        }
        assertThat(catalog.loadTable(ORDERS).currentSnapshot().summary()).containsEntry("total-records", "7");
    }

    private static DataFile file() {
        return DataFiles.builder(PartitionSpec.unpartitioned())
                .withPath("s3://" + BUCKET + "/t/data/" + UUID.randomUUID() + ".parquet")
                .withFileSizeInBytes(1_000)
                .withRecordCount(7)
                .build();
    }

    private GlueCatalog catalog() {
        AwsCredentials operator = aws.operator();
        Map<String, String> properties = new HashMap<>();
        properties.put("warehouse", "s3://" + BUCKET + "/warehouse");
        properties.put("glue.endpoint", aws.url().toString());
        properties.put("s3.endpoint", aws.url().toString());
        properties.put("s3.path-style-access", "true");
        properties.put("http-client.type", "urlconnection");
        properties.put("glue.skip-name-validation", "true");
        properties.put("client.region", World.REGION);
        properties.put("client.credentials-provider", Given.class.getName());
        properties.put("client.credentials-provider.id", operator.accessKeyId());
        properties.put("client.credentials-provider.secret", operator.secretAccessKey());
        GlueCatalog made = new GlueCatalog();
        made.initialize("sandbox", properties);
        return made;
    }
}
