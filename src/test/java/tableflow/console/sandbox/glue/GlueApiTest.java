package tableflow.console.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AccessDeniedException;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.ConcurrentModificationException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.FederationSourceException;
import software.amazon.awssdk.services.glue.model.GlueEncryptionException;
import software.amazon.awssdk.services.glue.model.PropertyPredicate;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.TableOptimizerType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import tableflow.console.sandbox.http.HttpService;
import tableflow.console.sandbox.iam.TestAws;
import tableflow.console.sandbox.iam.World;

class GlueApiTest {
    private static final String DB = "lkc-abc123";
    private static final GlueApi.Home HOME = new GlueApi.Home(World.REGION, World.CUSTOMER);

    @TempDir
    private Path folder;

    private TestAws aws;
    private GlueApi api;
    private GlueClient glue;

    @BeforeEach
    void start() throws IOException {
        aws = new TestAws(folder.resolve("iam.json"));
        api = GlueApi.open(folder.resolve("glue"), HOME, aws.iam.permissions(), aws.clock);
        aws.serve(api);
        glue = glue(aws.operator());
        glue.createDatabase(r -> r.databaseInput(d -> d.name(DB)));
    }

    @AfterEach
    void stop() {
        glue.close();
        aws.close();
    }

    @Test
    void keepsWhatTheClientSentAndLowersNames() {
        create("Orders.Clean", "s3://b/m/0.json");
        Table table = glue.getTable(r -> r.databaseName("LKC-ABC123").name("ORDERS.clean")).table();
        assertThat(table.name()).isEqualTo("orders.clean");
        assertThat(table.databaseName()).isEqualTo(DB);
        assertThat(table.parameters()).containsEntry("metadata_location", "s3://b/m/0.json");
        assertThat(table.storageDescriptor().columns()).extracting(Column::name).containsExactly("Id");
        assertThat(table.versionId()).isEqualTo("0");
        assertThat(table.createdBy()).isEqualTo("arn:aws:iam::123456789012:user/sandbox-operator");
        assertThat(Duration.between(table.createTime(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(5));
        assertThat(table.isRegisteredWithLakeFormation()).isFalse();
        assertThat(glue.getDatabase(r -> r.name(DB)).database().createTime()).isNotNull();
    }

    @Test
    void saysWhatIsMissingAndWhatIsThere() {
        assertThatThrownBy(() -> glue.getDatabase(r -> r.name("lkc-none")))
                .isInstanceOf(EntityNotFoundException.class).hasMessageContaining("Database lkc-none not found.");
        assertThatThrownBy(() -> glue.getTable(r -> r.databaseName(DB).name("t")))
                .isInstanceOf(EntityNotFoundException.class).hasMessageContaining("Entity Not Found");
        assertThatThrownBy(() -> glue.deleteTable(r -> r.databaseName(DB).name("t")))
                .isInstanceOf(EntityNotFoundException.class).hasMessageContaining("Table t not found.");
        create("t", "x");
        assertThatThrownBy(() -> create("T", "x")).isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining("Table already exists.");
        assertThatThrownBy(() -> glue.createDatabase(r -> r.databaseInput(d -> d.name(DB))))
                .isInstanceOf(AlreadyExistsException.class).hasMessageContaining("Database already exists.");
        assertThatThrownBy(() -> glue.getTables(r -> r.databaseName("nowhere")))
                .isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void anUpdateOfAnOldVersionIsRefused() {
        create("t", "m0");
        glue.updateTable(r -> r.databaseName(DB).tableInput(input("t", "m1")).versionId("0"));
        assertThatThrownBy(() -> glue.updateTable(r -> r.databaseName(DB).tableInput(input("t", "m2")).versionId("0")))
                .isInstanceOf(ConcurrentModificationException.class);
        glue.updateTable(r -> r.databaseName(DB).tableInput(input("t", "m3")).versionId("1").skipArchive(true));
        assertThat(glue.getTable(r -> r.databaseName(DB).name("t")).table().parameters())
                .containsEntry("metadata_location", "m3");
        assertThat(versions()).containsExactly("2", "0");
        assertThat(glue.getTableVersion(r -> r.databaseName(DB).tableName("t").versionId("0")).tableVersion().table()
                .parameters()).containsEntry("metadata_location", "m0");
        assertThatThrownBy(() -> glue.deleteTableVersion(r -> r.databaseName(DB).tableName("t").versionId("2")))
                .hasMessageContaining("latest version");
        assertThat(glue.batchDeleteTableVersion(r -> r.databaseName(DB).tableName("t").versionIds("0", "7")).errors())
                .extracting(e -> e.versionId()).containsExactly("7");
        assertThat(versions()).containsExactly("2");
    }

    @Test
    void listsInPagesAndByExpression() {
        for (int i = 0; i < 7; i++) {
            create("t" + i, "m");
        }
        create("other", "m");
        assertThat(glue.getTablesPaginator(r -> r.databaseName(DB).maxResults(3)).stream()
                .flatMap(page -> page.tableList().stream()))
                .extracting(Table::name).containsExactly("other", "t0", "t1", "t2", "t3", "t4", "t5", "t6");
        assertThat(glue.getTables(r -> r.databaseName(DB).expression("t[0-2]")).tableList())
                .extracting(Table::name).containsExactly("t0", "t1", "t2");
        assertThat(glue.searchTables(r -> r.searchText("OTHER")).tableList()).extracting(Table::name)
                .containsExactly("other");
        assertThat(glue.searchTables(r -> r.filters(
                PropertyPredicate.builder().key("DatabaseName").value("nowhere").build())).tableList()).isEmpty();
        assertThat(glue.batchDeleteTable(r -> r.databaseName(DB).tablesToDelete("t0", "none")).errors())
                .extracting(e -> e.tableName()).containsExactly("none");
        glue.deleteDatabase(r -> r.name(DB));
        assertThat(glue.getDatabases(r -> { }).databaseList()).isEmpty();
    }

    @Test
    void allOutlivesARestart() throws IOException {
        create("orders.v1", "m0");
        glue.updateTable(r -> r.databaseName(DB).tableInput(input("orders.v1", "m1")));
        glue.createTableOptimizer(r -> r.catalogId(World.CUSTOMER).databaseName(DB).tableName("orders.v1")
                .type(TableOptimizerType.COMPACTION).tableOptimizerConfiguration(c -> c.enabled(true)));
        aws.serve(GlueApi.open(folder.resolve("glue"), HOME, aws.iam.permissions(), aws.clock));
        assertThat(glue.getTable(r -> r.databaseName(DB).name("orders.v1")).table().versionId()).isEqualTo("1");
        assertThat(glue.getTableVersions(r -> r.databaseName(DB).tableName("orders.v1")).tableVersions()).hasSize(2);
        assertThat(glue.getTableOptimizer(r -> r.catalogId(World.CUSTOMER).databaseName(DB).tableName("orders.v1")
                .type(TableOptimizerType.COMPACTION)).tableOptimizer().configuration().enabled()).isTrue();
        glue.deleteTable(r -> r.databaseName(DB).name("orders.v1"));
        create("orders.v1", "m2");
        assertThatThrownBy(() -> glue.getTableOptimizer(r -> r.catalogId(World.CUSTOMER).databaseName(DB)
                .tableName("orders.v1").type(TableOptimizerType.COMPACTION)))
                .isInstanceOf(EntityNotFoundException.class);
    }

    /// A kill between the writing of the old version and that of the table leaves both as they were.
    @Test
    void aHalfDoneUpdateLeavesTheOldTable() throws IOException {
        create("t", "m0");
        Path table = folder.resolve("glue/catalog/" + DB + "/t");
        Files.createDirectories(table.resolve("versions"));
        Files.copy(table.resolve("table.json"), table.resolve("versions/0.json"));
        Files.writeString(table.resolve(".fresh123.json"), "{\"half");
        aws.serve(GlueApi.open(folder.resolve("glue"), HOME, aws.iam.permissions(), aws.clock));
        assertThat(versions()).containsExactly("0");
        glue.updateTable(r -> r.databaseName(DB).tableInput(input("t", "m1")).versionId("0"));
        assertThat(versions()).containsExactly("1", "0");
        Files.writeString(table.resolve("table.json"), "{");
        assertThatThrownBy(() -> GlueApi.open(folder.resolve("glue"), HOME, aws.iam.permissions(), aws.clock))
                .isInstanceOf(IOException.class).hasMessageContaining("table.json");
    }

    @Test
    void allThreeLevelsNeedLeave() {
        create("t", "m");
        GlueClient limited = limited("catalog", "database/" + DB);
        assertDenied(() -> limited.getTable(r -> r.databaseName(DB).name("t")), "is not authorized to perform: "
                + "glue:GetTable on resource: arn:aws:glue:us-east-1:123456789012:table/lkc-abc123/t because no "
                + "identity-based policy allows the glue:GetTable action");
        assertThat(limited.getTables(r -> r.databaseName(DB)).tableList()).isEmpty();
        limited.close();
        GlueClient noCatalog = limited("database/*", "table/*/*");
        assertDenied(() -> noCatalog.getTable(r -> r.databaseName(DB).name("t")),
                "on resource: arn:aws:glue:us-east-1:123456789012:catalog because");
        noCatalog.close();
        GlueClient noDatabase = limited("catalog", "table/*/*");
        assertDenied(() -> noDatabase.createDatabase(r -> r.databaseInput(d -> d.name("x"))), "database/x");
        noDatabase.close();
    }

    @Test
    void lakeFormationHidesAndRefuses() throws Exception {
        create("t", "m");
        create("u", "m");
        send("PUT", "/lake-formation/" + DB + "/t", "{\"grants\":[\"arn:aws:iam::123456789012:user/boss\"]}", 204);
        assertDenied(() -> glue.getTable(r -> r.databaseName(DB).name("t")),
                "Insufficient Lake Formation permission(s): Required Describe on t");
        assertDenied(() -> glue.deleteTable(r -> r.databaseName(DB).name("t")), "Required Drop on t");
        assertThat(glue.getTables(r -> r.databaseName(DB)).tableList()).extracting(Table::name).containsExactly("u");
        send("PUT", "/lake-formation/" + DB + "/t",
                "{\"grants\":[\"arn:aws:iam::123456789012:user/sandbox-operator\"]}", 204);
        assertThat(glue.getTable(r -> r.databaseName(DB).name("t")).table().isRegisteredWithLakeFormation()).isTrue();
        send("PUT", "/lake-formation/" + DB, "{\"grants\":[]}", 204);
        assertDenied(() -> glue.getDatabase(r -> r.name(DB)), "Required Describe on " + DB);
        assertDenied(() -> glue.getTable(r -> r.databaseName(DB).name("u")), "Required Describe on u");
        assertThat(glue.getDatabases(r -> { }).databaseList()).isEmpty();
        send("DELETE", "/lake-formation/" + DB, "", 204);
        assertThat(glue.getDatabases(r -> { }).databaseList()).hasSize(1);
    }

    @Test
    void encryptionAndFederationFailWhenArmed() throws Exception {
        create("t", "m");
        send("PUT", "/glue-errors/" + DB + "/t", "{\"type\":\"GlueEncryptionException\"}", 204);
        assertThatThrownBy(() -> glue.getTable(r -> r.databaseName(DB).name("t")))
                .isInstanceOf(GlueEncryptionException.class);
        send("PUT", "/glue-errors/" + DB, "{\"type\":\"FederationSourceException\",\"message\":\"no answer\"}", 204);
        assertThatThrownBy(() -> glue.getDatabase(r -> r.name(DB)))
                .isInstanceOf(FederationSourceException.class).hasMessageContaining("no answer");
        send("PUT", "/glue-errors/" + DB, "{\"type\":\"Other\"}", 400);
        send("DELETE", "/glue-errors/" + DB, "", 204);
        send("DELETE", "/glue-errors/" + DB + "/t", "", 204);
        assertThat(glue.getTable(r -> r.databaseName(DB).name("t")).table()).isNotNull();
    }

    @Test
    void theRestIsThereForClientsThatAsk() {
        create("t", "m");
        assertThat(glue.getDataCatalogEncryptionSettings(r -> { }).dataCatalogEncryptionSettings().encryptionAtRest()
                .catalogEncryptionModeAsString()).isEqualTo("DISABLED");
        assertThat(glue.getUserDefinedFunctions(r -> r.databaseName(DB).pattern(".*")).userDefinedFunctions())
                .isEmpty();
        assertThat(glue.getPartitionIndexes(r -> r.databaseName(DB).tableName("t")).partitionIndexDescriptorList())
                .isEmpty();
        assertThat(glue.getColumnStatisticsForTable(r -> r.databaseName(DB).tableName("t").columnNames("id"))
                .errors()).hasSize(1);
        glue.createPartition(r -> r.databaseName(DB).tableName("t").partitionInput(p -> p.values("2026")));
        assertThat(glue.getPartitions(r -> r.databaseName(DB).tableName("t")).partitions()).hasSize(1);
        String arn = "arn:aws:glue:us-east-1:123456789012:database/" + DB;
        glue.tagResource(r -> r.resourceArn(arn).tagsToAdd(Map.of("team", "a")));
        assertThat(glue.getTags(r -> r.resourceArn(arn)).tags()).containsEntry("team", "a");
        assertThatThrownBy(() -> glue.getDatabase(r -> r.catalogId("999999999999").name(DB)))
                .isInstanceOf(EntityNotFoundException.class);
    }

    private List<String> versions() {
        return glue.getTableVersions(r -> r.databaseName(DB).tableName("t")).tableVersions().stream()
                .map(v -> v.versionId()).toList();
    }

    private void create(String name, String metadata) {
        glue.createTable(r -> r.databaseName(DB).tableInput(input(name, metadata)));
    }

    private static TableInput input(String name, String metadata) {
        return TableInput.builder().name(name)
                .parameters(Map.of("table_type", "ICEBERG", "metadata_location", metadata))
                .storageDescriptor(StorageDescriptor.builder()
                        .columns(Column.builder().name("Id").type("bigint").build()).build())
                .build();
    }

    /// A client of a user who may all of Glue on these resources.
    private GlueClient limited(String... resources) {
        String arns = String.join(",", Arrays.stream(resources)
                .map(r -> "\"arn:aws:glue:us-east-1:123456789012:" + r + "\"").toList());
        try (IamClient iam = aws.iam(aws.operator())) {
            String user = "limited" + arns.hashCode();
            iam.createUser(r -> r.userName(user));
            iam.putUserPolicy(r -> r.userName(user).policyName("p").policyDocument(
                    "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"glue:*\",\"Resource\":[" + arns + "]}]}"));
            AccessKey key = iam.createAccessKey(r -> r.userName(user)).accessKey();
            return glue(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
        }
    }

    private GlueClient glue(AwsCredentials credentials) {
        return GlueClient.builder().region(Region.US_EAST_1).endpointOverride(aws.url())
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(UrlConnectionHttpClient.create()).build();
    }

    private static void assertDenied(ThrowingCallable call, String text) {
        assertThatThrownBy(call).isInstanceOf(AccessDeniedException.class).hasMessageContaining(text);
    }

    private void send(String method, String path, String body, int expected) throws Exception {
        try (HttpService admin = HttpService.start("admin", api.hooks());
                HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(admin.url() + path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        }
    }
}
