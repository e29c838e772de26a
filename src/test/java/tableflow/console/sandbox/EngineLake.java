package tableflow.console.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.glue.GlueClient;
import tableflow.console.PatientDeletion;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.aws.AccessKeys.AccessKey;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.iam.World;
import tableflow.console.sandbox.kafka.Eventually;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.sql.SqlEngine;
import tableflow.console.sandbox.sql.SqlFailure;
import tableflow.console.sandbox.sql.SqlRequest;
import tableflow.console.sandbox.sql.SqlRun;

/// One lake with its SQL engine for all test classes that ask for it as a parameter: the engine takes ten seconds and
/// both cores to start. Each class keeps to databases of its own and drops them.
public final class EngineLake implements AutoCloseable {

    /// Where tables lie.
    public static final String BUCKET = Lake.BUCKET;

    private final Path folder;
    private final Lake lake;
    private final AthenaClient athena;
    private final QueryExecution early;

    private EngineLake() {
        try {
            folder = Files.createTempDirectory("engine-lake");
            lake = Lake.start(new SandboxSettings(
                            folder.resolve("data"), Seed.EMPTY, Pace.FAST, SqlStart.AT_ONCE, Optional.empty()),
                    Clock.systemUTC(), new Faults(), Set::of);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        athena = AthenaClient.builder()
                .endpointOverride(URI.create(lake.url()))
                .region(Region.US_EAST_1)
                .credentialsProvider(operator())
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(5)))
                .build();
        String id = athena.startQueryExecution(b -> b.queryString("SELECT 1")).queryExecutionId();
        early = execution(id);
    }

    /// The query that was sent before the engine was up, as it was told then.
    QueryExecution early() {
        return early;
    }

    /// Returns when the engine answers.
    void await() throws Exception {
        lake.engine().ready().toCompletableFuture().get(600, TimeUnit.SECONDS);
    }

    Lake lake() {
        return lake;
    }

    /// As the user `sandbox-operator`.
    public AthenaClient athena() {
        return athena;
    }

    /// The console's own adapters, as the user `sandbox-operator`.
    public SdkConnector console() {
        URI here = URI.create(lake.url());
        AccessKey operator = lake.operatorKey();
        Secret secret = new Secret(operator.secret());
        KeyRef key = new KeyRef(operator.id(), null, secret);
        Profile.Aws aws = new Profile.Aws("us-east-1", null, key, null,
                Map.of("athena", here, "glue", here, "s3", here), null);
        return new SdkConnector(
                new Profile("p", Open.of(Profile.Kind.SANDBOX), "dev", false,
                        new Profile.Confluent(here, null, null, key, null), null, null, null, aws),
                it -> new ApiKey(it.id(), secret));
    }

    /// A profile of the user `sandbox-operator`, for the console's window.
    ///
    /// @param database where names without one are looked up
    /// @param at the address of all services; another one is that of nobody
    public Profile profile(String database, URI at) {
        AccessKey operator = lake.operatorKey();
        KeyRef key = KeyRef.inline(operator.id(), new Secret(operator.secret()));
        Map<String, URI> endpoints = Map.of("athena", at, "glue", at, "s3", at, "sts", at);
        return new Profile("journey", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(at, null, null, key, null), null, null, null,
                new Profile.Aws("us-east-1", null, key, BUCKET, endpoints,
                        new Profile.Athena("primary", "s3://" + Lake.RESULTS + "/", database)));
    }

    /// Whose lake it is, twelve digits.
    public String account() {
        return World.CUSTOMER;
    }

    /// Where all services are.
    public URI url() {
        return URI.create(lake.url());
    }

    /// Reads and writes all tables, past Athena.
    public SqlEngine engine() {
        return lake.engine();
    }

    /// Where tables lie, past S3.
    public Bucket bucket() {
        return lake.store().bucket(BUCKET).orElseThrow();
    }

    private StaticCredentialsProvider operator() {
        AccessKey key = lake.operatorKey();
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    }

    /// An entry in Glue for an Iceberg table that was written past the catalog; its database is made if need be.
    ///
    /// @param metadata the place of its metadata file
    public void enter(String database, String table, String metadata) {
        try (GlueClient glue = GlueClient.builder()
                .endpointOverride(URI.create(lake.url()))
                .region(Region.US_EAST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(operator())
                .build()) {
            if (glue.getDatabases(b -> { }).databaseList().stream().noneMatch(one -> one.name().equals(database))) {
                glue.createDatabase(b -> b.databaseInput(one -> one.name(database)));
            }
            glue.createTable(b -> b.databaseName(database).tableInput(input -> input.name(table)
                    .tableType("EXTERNAL_TABLE")
                    .parameters(Map.of("table_type", "ICEBERG", "metadata_location", metadata))));
        }
    }

    /// All rows of a statement, in the engine's words.
    ///
    /// @param database empty for none
    public List<JsonNode> rows(String sql, String database) throws SqlFailure, InterruptedException {
        return rows(run(sql, database));
    }

    /// Starts a statement in the engine.
    public SqlRun run(String sql, String database) {
        return engine().submit(new SqlRequest(sql, Optional.of(database).filter(name -> !name.isEmpty())));
    }

    /// All rows of a run.
    public static List<JsonNode> rows(SqlRun run) throws SqlFailure, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        for (Optional<List<JsonNode>> page = run.next(); page.isPresent(); page = run.next()) {
            rows.addAll(page.get());
        }
        return rows;
    }

    /// Sends a statement to Athena and waits for its end, however it ends.
    QueryExecution ended(String sql) throws Exception {
        return ended(sql, athena.startQueryExecution(b -> b.queryString(sql)).queryExecutionId());
    }

    QueryExecution ended(String what, String id) throws Exception {
        Eventually.holds("the end of " + what, () -> isDone(id));
        return execution(id);
    }

    boolean isDone(String id) {
        QueryExecutionState state = execution(id).status().state();
        return state != QueryExecutionState.QUEUED && state != QueryExecutionState.RUNNING;
    }

    QueryExecution execution(String id) {
        return athena.getQueryExecution(b -> b.queryExecutionId(id)).queryExecution();
    }

    @Override
    public void close() throws IOException {
        athena.close();
        lake.close();
        PatientDeletion.of(folder);
    }

    /// Gives it to the methods that have it as a parameter. It is closed behind the last test of the run.
    public static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == EngineLake.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(EngineLake.class, key -> new EngineLake(), EngineLake.class);
        }
    }
}
