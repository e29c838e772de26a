package tableflow.console.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.DataLakePrincipal;
import software.amazon.awssdk.services.lakeformation.model.EntityNotFoundException;
import software.amazon.awssdk.services.lakeformation.model.InvalidInputException;
import software.amazon.awssdk.services.lakeformation.model.LakeFormationException;
import software.amazon.awssdk.services.lakeformation.model.Permission;
import software.amazon.awssdk.services.lakeformation.model.PrincipalResourcePermissions;
import software.amazon.awssdk.services.lakeformation.model.Resource;
import tableflow.console.sandbox.iam.TestAws;

/// Lake Formation, and what its grants do to Glue, through AWS's own clients.
class LakeFormationTest {
    private static final String ACCOUNT = "123456789012";
    private static final String ANYBODY = "IAM_ALLOWED_PRINCIPALS";
    private static final String READER = "arn:aws:iam::" + ACCOUNT + ":user/reader";
    private static final Resource DATABASE = Resource.builder().database(d -> d.name("shop")).build();
    private static final Resource ORDERS =
            Resource.builder().table(t -> t.databaseName("shop").name("orders")).build();

    @TempDir
    Path folder;

    private TestAws aws;
    private LakeFormationClient lake;
    private GlueClient boss;
    private GlueClient reader;

    @BeforeEach
    void start() throws IOException {
        aws = new TestAws(folder.resolve("iam.json"));
        serve();
        try (IamClient iam = aws.iam(aws.operator())) {
            iam.createUser(r -> r.userName("reader"));
            iam.putUserPolicy(r -> r.userName("reader").policyName("all").policyDocument("""
                    {"Statement":[{"Effect":"Allow","Action":["glue:*"],"Resource":"*"}]}"""));
            var key = iam.createAccessKey(r -> r.userName("reader")).accessKey();
            reader = glue(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
        }
        lake = lake(aws.operator());
        boss = glue(aws.operator());
        boss.createDatabase(r -> r.databaseInput(d -> d.name("shop")));
        table("orders");
    }

    private void serve() throws IOException {
        GlueApi glue = GlueApi.open(folder.resolve("glue"), new GlueApi.Home("us-east-1", ACCOUNT),
                aws.iam.permissions(), Clock.systemUTC());
        aws.serve(glue);
        aws.serve(glue.lakeFormation());
    }

    private void table(String name) {
        boss.createTable(r -> r.databaseName("shop").tableInput(t -> t.name(name)
                .storageDescriptor(s -> s.location("s3://lake/shop/" + name))));
    }

    private GlueClient glue(AwsCredentials who) {
        return GlueClient.builder().endpointOverride(aws.url()).region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(who)).build();
    }

    private LakeFormationClient lake(AwsCredentials who) {
        return LakeFormationClient.builder().endpointOverride(aws.url()).region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(who)).build();
    }

    @AfterEach
    void stop() {
        lake.close();
        boss.close();
        reader.close();
        aws.close();
    }

    private void grant(String principal, Resource what, Permission... permissions) {
        lake.grantPermissions(r -> r.principal(p -> p.dataLakePrincipalIdentifier(principal)).resource(what)
                .permissions(permissions));
    }

    private void revoke(String principal, Resource what, Permission... permissions) {
        lake.revokePermissions(r -> r.principal(p -> p.dataLakePrincipalIdentifier(principal)).resource(what)
                .permissions(permissions));
    }

    private Table read(String name) {
        return reader.getTable(r -> r.databaseName("shop").name(name)).table();
    }

    @Test
    void whatIsNewIsLeftToIam() {
        assertThat(lake.listPermissions(r -> { }).principalResourcePermissions())
                .extracting(PrincipalResourcePermissions::principal)
                .extracting(DataLakePrincipal::dataLakePrincipalIdentifier).containsExactly(ANYBODY, ANYBODY);
        assertThat(lake.getDataLakeSettings(r -> { }).dataLakeSettings().createTableDefaultPermissions())
                .singleElement().satisfies(p -> assertThat(p.permissions()).containsExactly(Permission.ALL));
        assertThat(read("orders").isRegisteredWithLakeFormation()).isFalse();
    }

    @Test
    void withoutThatGrantOnlyOwnGrantsCount() {
        revoke(ANYBODY, ORDERS, Permission.ALL);

        assertThatThrownBy(() -> read("orders"))
                .hasMessageContaining("Insufficient Lake Formation permission(s): Required Describe on orders");
        assertThat(reader.getTables(r -> r.databaseName("shop")).tableList()).isEmpty();

        grant(READER, ORDERS, Permission.SELECT);

        assertThat(read("orders").name()).isEqualTo("orders");
        assertThat(lake.listPermissions(r -> r.resource(ORDERS)).principalResourcePermissions()).singleElement()
                .satisfies(p -> assertThat(p.permissions()).containsExactly(Permission.SELECT));
        revoke(READER, ORDERS, Permission.SELECT);
        assertThatThrownBy(() -> read("orders")).hasMessageContaining("Insufficient Lake Formation permission(s)");
    }

    @Test
    void whatIsNotThereIsDeniedLikeWhatMayNotBeSeen() {
        revoke(ANYBODY, DATABASE, Permission.ALL);

        assertThatThrownBy(() -> read("no-such-table"))
                .hasMessageContaining("Insufficient Lake Formation permission(s)");
        assertThat(reader.getDatabases(r -> { }).databaseList()).isEmpty();

        grant(READER, DATABASE, Permission.DESCRIBE);
        assertThat(reader.getDatabases(r -> { }).databaseList()).extracting(Database::name).containsExactly("shop");
    }

    @Test
    void allTablesOfADatabaseAreGrantedAtOnce() {
        table("clicks");
        revoke(ANYBODY, ORDERS, Permission.ALL);
        Resource all = Resource.builder().table(t -> t.databaseName("shop").tableWildcard(w -> { })).build();

        grant(READER, all, Permission.DESCRIBE);

        assertThat(read("orders").name()).isEqualTo("orders");
        assertThatThrownBy(() -> reader.deleteTable(r -> r.databaseName("shop").name("orders")))
                .hasMessageContaining("Required Drop on orders");
    }

    @Test
    void anAdministratorSeesAndInAStrictLakeNothingNewIsOpen() {
        lake.putDataLakeSettings(r -> r.dataLakeSettings(s -> s
                .dataLakeAdmins(DataLakePrincipal.builder().dataLakePrincipalIdentifier(READER).build())
                .createTableDefaultPermissions(List.of())));
        table("secret");

        assertThat(read("secret").name()).as("as administrator").isEqualTo("secret");
        lake.putDataLakeSettings(r -> r.dataLakeSettings(s -> { }));
        assertThatThrownBy(() -> read("secret")).hasMessageContaining("Insufficient Lake Formation permission(s)");
        assertThat(boss.getTable(r -> r.databaseName("shop").name("secret")).table().name()).isEqualTo("secret");
    }

    @Test
    void registeredPlacesAreKnownAndAllIsKept() throws IOException {
        lake.registerResource(r -> r.resourceArn("arn:aws:s3:::lake/shop").useServiceLinkedRole(true));
        assertThat(read("orders").isRegisteredWithLakeFormation()).isTrue();
        revoke(ANYBODY, ORDERS, Permission.ALL);
        serve();

        assertThat(lake.listResources(r -> { }).resourceInfoList()).singleElement()
                .satisfies(one -> assertThat(one.resourceArn()).isEqualTo("arn:aws:s3:::lake/shop"));
        assertThatThrownBy(() -> read("orders")).hasMessageContaining("Insufficient");
        lake.deregisterResource(r -> r.resourceArn("arn:aws:s3:::lake/shop"));
        assertThatThrownBy(() -> lake.describeResource(r -> r.resourceArn("arn:aws:s3:::lake/shop")))
                .isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void refusalsAreThoseOfTheService() {
        assertThatThrownBy(() -> lake.listPermissions(r -> r.resource(q -> q.database(d -> d.name("nowhere")))))
                .isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> revoke(READER, ORDERS, Permission.SELECT)).isInstanceOf(InvalidInputException.class);
        try (IamClient iam = aws.iam(aws.operator())) {
            var key = iam.createAccessKey(r -> r.userName("reader")).accessKey();
            try (LakeFormationClient mine = lake(
                    AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()))) {
                assertThatThrownBy(() -> mine.listPermissions(r -> { }))
                        .isInstanceOfSatisfying(LakeFormationException.class, e -> {
                            assertThat(e.statusCode()).isEqualTo(403);
                            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                        }).hasMessageContaining("lakeformation:ListPermissions");
            }
        }
    }
}
