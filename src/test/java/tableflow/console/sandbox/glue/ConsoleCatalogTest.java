package tableflow.console.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.TableInput;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.sandbox.http.HttpService;
import tableflow.console.sandbox.iam.TestAws;
import tableflow.console.sandbox.iam.World;
import tableflow.console.service.port.Catalog;

/// Glue as the console's own adapter sees it.
class ConsoleCatalogTest {
    private static final String DB = "lkc-abc123";

    @TempDir
    private Path folder;

    private TestAws aws;
    private GlueApi api;
    private GlueClient glue;
    private Catalog catalog;

    @BeforeEach
    void start() throws Exception {
        aws = new TestAws(folder.resolve("iam.json"));
        api = GlueApi.open(folder.resolve("glue"), new GlueApi.Home(World.REGION, World.CUSTOMER),
                aws.iam.permissions(), aws.clock);
        aws.serve(api);
        AwsCredentials operator = aws.operator();
        glue = GlueClient.builder().region(Region.US_EAST_1).endpointOverride(aws.url())
                .credentialsProvider(StaticCredentialsProvider.create(operator))
                .httpClient(UrlConnectionHttpClient.create()).build();
        glue.createDatabase(r -> r.databaseInput(d -> d.name(DB).description("orders")));
        Secret secret = new Secret(operator.secretAccessKey());
        KeyRef key = new KeyRef(operator.accessKeyId(), null, secret);
        catalog = new SdkConnector(
                new Profile("p", Open.of(Profile.Kind.SANDBOX), "dev", false,
                        new Profile.Confluent(aws.url(), null, null, key, null), null, null, null,
                        new Profile.Aws("us-east-1", null, key, null, Map.of("glue", aws.url()), null)),
                it -> new ApiKey(it.id(), secret)).catalog();
    }

    @AfterEach
    void stop() {
        catalog.close();
        glue.close();
        aws.close();
    }

    private void table(String name, Column... columns) {
        glue.createTable(r -> r.databaseName(DB).tableInput(TableInput.builder().name(name)
                .description("of " + name)
                .parameters(Map.of("table_type", "ICEBERG"))
                .storageDescriptor(s -> s.columns(columns).location("s3://b/" + name))
                .build()));
    }

    @Test
    void databasesAreListedAndFound() {
        glue.createDatabase(r -> r.databaseInput(d -> d.name("other").locationUri("s3://x/")));

        assertThat(catalog.databases()).containsExactlyInAnyOrder(
                new CatalogDatabase(DB, "orders", null), new CatalogDatabase("other", null, "s3://x/"));
        assertThat(catalog.database(DB)).isPresent();
        assertThat(catalog.database("lkc-none")).isEmpty();
    }

    @Test
    void aTableTellsItsColumnsWithoutThoseThatWereDropped() {
        table("orders",
                Column.builder().name("id").type("bigint").comment("the number").build(),
                Column.builder().name("gone").type("string")
                        .parameters(Map.of("iceberg.field.current", "false")).build(),
                Column.builder().name("$$offset").type("bigint")
                        .parameters(Map.of("iceberg.field.current", "true")).build());

        CatalogTable found = catalog.table(DB, "orders").orElseThrow();

        assertThat(found.columns()).containsExactly(
                new CatalogColumn("id", "bigint", "the number", false),
                new CatalogColumn("$$offset", "bigint", null, false));
        assertThat(found.description()).isEqualTo("of orders");
        assertThat(found.lakeFormation()).isFalse();
        assertThat(found.parameters()).containsEntry("table_type", "ICEBERG");
    }

    @Test
    void allPagesOfTablesAreTold() {
        for (int i = 0; i < 230; i++) {
            table("t%03d".formatted(i));
        }
        List<String> names = new ArrayList<>();

        catalog.tables(DB, it -> names.add(it.name()));

        assertThat(names).hasSize(230).doesNotHaveDuplicates().contains("t000", "t229");
    }

    @Test
    void tablesOfAnAbsentDatabaseAreNoEmptyList() {
        RemoteFailure absent = catchThrowableOfType(
                RemoteFailure.class, () -> catalog.tables("lkc-none", it -> {}));
        assertThat(absent.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(absent.why()).contains("lkc-none");
    }

    @Test
    void anInterruptEndsTheListing() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> catalog.tables(DB, it -> {})).isInstanceOfSatisfying(
                    RemoteFailure.class, it -> assertThat(it.is(Kind.CANCELLED)).isTrue());
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void lakeFormationsRefusalIsKeptWithWhatToDo() throws Exception {
        table("orders");
        hide();

        RemoteFailure refused = catchThrowableOfType(RemoteFailure.class, () -> catalog.database(DB));

        assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(refused.code()).contains("AccessDeniedException");
        assertThat(refused.why()).contains("Insufficient Lake Formation permission(s): Required Describe on " + DB);
        assertThat(refused.advice().orElseThrow()).contains("Lake Formation").contains("DESCRIBE");
        assertThat(catalog.databases()).as("lists leave it out without a word").isEmpty();
    }

    private void hide() throws Exception {
        try (HttpService admin = HttpService.start("admin", api.hooks());
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(HttpRequest.newBuilder(URI.create(admin.url() + "/lake-formation/" + DB))
                            .method("PUT", HttpRequest.BodyPublishers.ofString("{\"grants\":[]}")).build(),
                    HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(204);
        }
    }
}
