package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.query.FakeAthena;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.plan.Estimator;
import tableflow.console.service.query.plan.WriteRefusal;
import tableflow.console.service.support.Waiter;

/// The command `query` from its arguments to its bytes and its exit code, on an Athena in memory.
class QueryCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private final FakeAthena athena = new FakeAthena(
            new ResultColumn("id", "bigint", 19, 0), new ResultColumn("note", "varchar", 0, 0));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Profile.@Nullable Athena athenaOfProfile =
            new Profile.Athena("primary", "s3://results/", "lkc-abc123");

    @BeforeEach
    void rows() {
        athena.states.addAll(List.of("QUEUED", "RUNNING", "SUCCEEDED"));
        athena.rows.add(List.of("id", "note"));
        athena.rows.add(Arrays.asList("9223372036854775807", null));
        athena.rows.add(List.of("-1", ""));
    }

    private int query(String... arguments) {
        Services services = (Services) Proxy.newProxyInstance(
                Services.class.getClassLoader(), new Class<?>[] {Services.class}, (proxy, method, given) ->
                        switch (method.getName()) {
                            case "profile" -> profile();
                            case "queries" -> new Services.Opened<>(new Queries(athena, Waiter.real()), athena);
                            case "foresight" -> new Services.Opened<>(foresight(), () -> {});
                            default -> throw new AssertionError(method);
                        });
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), text -> text);
        List<String> all = new ArrayList<>(List.of("query"));
        all.addAll(List.of(arguments));
        return new CommandLineApp(terminal, List.of(new QueryCommand(services, terminal)))
                .run(all.toArray(String[]::new));
    }

    private Profile profile() {
        return new Profile("test", Open.of(Profile.Kind.CLOUD), "dev", false,
                new Profile.Confluent(URI.create("https://api.confluent.cloud"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null,
                new Profile.Aws("us-east-1", "nobody", null, null, Map.of(), athenaOfProfile));
    }

    private static Services.Foresight foresight() {
        MemoryLake lake = new MemoryLake();
        return new Services.Foresight(
                new Estimator(new LakeTables((database, name) -> Optional.empty(), lake, MemoryLake.threads()),
                        InstantSource.system()),
                new WriteRefusal("test", false, (catalog, database, name) -> name.equals("orders")
                        ? Optional.of(new CatalogTable(database, name, "1", Map.of("table_type", "ICEBERG"), null))
                        : Optional.empty()));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void rowsGoToStandardOutputAndNewsToStandardError() {
        assertThat(query("SELECT id, note FROM t")).as(err()).isZero();
        assertThat(out()).isEqualTo("""
                                 id  note
                9223372036854775807  NULL
                                 -1
                """);
        assertThat(err().lines()).containsExactly("Queued: query q-1", "Running: query q-1", "Done.");
        assertThat(athena.requests).containsExactly(
                new QueryRequest("SELECT id, note FROM t", "lkc-abc123", "primary", "s3://results/", List.of()));
        assertThat(athena.calls).last().isEqualTo("close");
    }

    @Test
    void placeAndValuesAreTheCallers() {
        assertThat(query("SELECT ?, ?", "--database", "shop", "--workgroup", "etl", "--param", "42", "--param",
                "'it''s'", "--format", "csv")).as(err()).isZero();
        assertThat(athena.requests).containsExactly(
                new QueryRequest("SELECT ?, ?", "shop", "etl", "s3://results/", List.of("42", "'it''s'")));
        assertThat(out()).isEqualTo("""
                "id","note"
                "9223372036854775807",
                "-1",""
                """);
    }

    /// The profile's database is one of Glue's, and means nothing in another catalog.
    @Test
    void anotherDataCatalogHasItsOwnDatabases() {
        assertThat(query("SELECT 1", "--catalog", "partner")).as(err()).isZero();
        assertThat(query("SELECT 1", "--catalog", "partner", "--database", "sales")).isZero();
        assertThat(query("SELECT 1", "--catalog", "awsdatacatalog")).isZero();
        assertThat(athena.requests).extracting(QueryRequest::catalog).containsExactly("partner", "partner", null);
        assertThat(athena.requests).extracting(QueryRequest::database).containsExactly(null, "sales", "lkc-abc123");
    }

    @Test
    void jsonIsOneDocumentWithEveryDigit() throws IOException {
        assertThat(query("SELECT 1", "--json")).isZero();
        JsonNode document = new ObjectMapper().readTree(out());
        assertThat(document.path("kind").asText()).isEqualTo("query-result");
        assertThat(document.at("/rows/0/0").toString()).isEqualTo("9223372036854775807");
        assertThat(document.at("/rows/0/1").isNull()).isTrue();
        assertThat(document.at("/rows/1/1").asText()).isEmpty();
        assertThat(document.path("complete").asBoolean()).isTrue();
    }

    @Test
    void aFileTakesTheRowsAndNothingOfTheNews() throws IOException {
        Path csv = folder.resolve("rows.csv");
        assertThat(query("SELECT 1", "--format", "csv", "--out", csv.toString())).as(err()).isZero();
        assertThat(csv).hasContent("\"id\",\"note\"\n\"9223372036854775807\",\n\"-1\",\"\"\n");
        Path parquet = folder.resolve("rows.parquet");
        assertThat(query("SELECT 1", "--format", "parquet", "--out", parquet.toString())).as(err()).isZero();
        assertThat(Files.readAllBytes(parquet)).startsWith((byte) 'P', (byte) 'A', (byte) 'R', (byte) '1');
        assertThat(out()).isEmpty();
    }

    @Test
    void parquetNeedsAFile() {
        assertThat(query("SELECT 1", "--format", "parquet")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("--out");
        assertThat(athena.requests).isEmpty();
    }

    @Test
    void aFailedStatementTellsWordsAndWhatToDoAndLeavesNoFile() {
        athena.states.clear();
        athena.states.add("FAILED");
        athena.failure = new QueryExecution.Failure(
                "TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.lkc-abc123.t' does not exist", 2, 1301, false);
        Path file = folder.resolve("rows.csv");
        assertThat(query("SELECT id FROM t", "--format", "csv", "--out", file.toString())).isEqualTo(ExitCode.REMOTE);
        assertThat(err()).contains("TABLE_NOT_FOUND: line 1:15").contains("What to do: ");
        assertThat(file).doesNotExist();
        assertThat(out()).isEmpty();
    }

    @Test
    void rowsThatStopComingLeaveNoFile() {
        athena.onPage = RemoteFailure.of(
                RemoteFailure.Kind.UNAUTHORIZED, "read rows", "the token has expired");
        Path file = folder.resolve("rows.csv");
        assertThat(query("SELECT 1", "--format", "csv", "--out", file.toString())).isEqualTo(ExitCode.REMOTE);
        assertThat(err()).contains("the token has expired");
        assertThat(file).doesNotExist();
    }

    private void failAfter(int pages, RuntimeException failure) {
        for (int i = 2; i < 2_500; i++) {
            athena.rows.add(List.of(Integer.toString(i), "x"));
        }
        athena.onPage = failure;
        athena.goodPages = pages;
    }

    private static RemoteFailure expired() {
        return RemoteFailure.of(RemoteFailure.Kind.UNAUTHORIZED, "read rows", "the token has expired")
                .withAdvice("Sign in again.").withRequest("r-7", 403);
    }

    @Test
    void aDocumentWhoseRowsStopComingEndsAndSaysSo() throws IOException {
        failAfter(2, expired());
        assertThat(query("SELECT 1", "--json")).isEqualTo(ExitCode.REMOTE);
        JsonNode document = new ObjectMapper().readTree(out());
        assertThat(document.path("kind").asText()).isEqualTo("query-result");
        assertThat(document.path("rows")).hasSize(1_999);
        assertThat(document.path("complete").isBoolean()).isTrue();
        assertThat(document.path("complete").asBoolean()).isFalse();
        assertThat(document.path("failure").toString()).isEqualTo("{\"failureKind\":\"UNAUTHORIZED\","
                + "\"what\":\"read rows\",\"why\":\"the token has expired\",\"advice\":\"Sign in again.\","
                + "\"requestId\":\"r-7\"}");
        assertThat(err()).contains("The result is not complete: 1,999 rows were written before it failed.",
                "the token has expired", "What to do: Sign in again.");
    }

    @Test
    void aDocumentThatHasNotBegunIsAFailure() throws IOException {
        failAfter(0, expired());
        assertThat(query("SELECT 1", "--json")).isEqualTo(ExitCode.REMOTE);
        JsonNode document = new ObjectMapper().readTree(out());
        assertThat(document.path("kind").asText()).isEqualTo("failure");
        assertThat(document.path("exitCode").asInt()).isEqualTo(ExitCode.REMOTE);
        assertThat(document.path("why").asText()).isEqualTo("the token has expired");
        assertThat(err()).doesNotContain("not complete");
    }

    @Test
    void aDocumentWhoseRowsAreCancelledEndsToo() throws IOException {
        failAfter(1, RemoteFailure.cancelled("read rows"));
        assertThat(query("SELECT 1", "--json")).isEqualTo(ExitCode.CANCELLED);
        JsonNode document = new ObjectMapper().readTree(out());
        assertThat(document.path("complete").asBoolean(true)).isFalse();
        assertThat(document.at("/failure/failureKind").asText()).isEqualTo("CANCELLED");
    }

    /// Whatever ends it: what is not known to be whole is not called so.
    @Test
    void aDocumentThatBreaksForAReasonNobodyForesawSaysSo() throws IOException {
        failAfter(1, new IllegalStateException("a page out of order"));
        assertThat(query("SELECT 1", "--json")).isNotZero();
        JsonNode document = new ObjectMapper().readTree(out());
        assertThat(document.path("complete").asBoolean(true)).isFalse();
        assertThat(document.at("/failure/failureKind").asText()).isEqualTo("UNEXPECTED");
    }

    @Test
    void linesOfARowEachSayBesideThemThatTheyAreNotAll() {
        failAfter(1, expired());
        assertThat(query("SELECT 1", "--format", "csv")).isEqualTo(ExitCode.REMOTE);
        assertThat(out().lines()).hasSize(1_000);
        assertThat(err()).contains("The result is not complete: 999 rows were written before it failed.");
    }

    @Test
    void writesAreRefusedOrWantAYes() {
        assertThat(query("DELETE FROM orders")).isEqualTo(ExitCode.REMOTE);
        assertThat(err()).contains("What to do: ");
        assertThat(query("EXECUTE q")).isEqualTo(ExitCode.USAGE);
        assertThat(err()).contains("Add --yes to run it.");
        assertThat(athena.requests).isEmpty();
        assertThat(query("EXECUTE q", "--yes")).isZero();
        assertThat(athena.requests).hasSize(1);
    }

    @Test
    void aDryRunSendsNothing() {
        assertThat(query("SELECT 1", "--dry-run")).as(err()).isZero();
        assertThat(query("SELECT * FROM nowhere", "--dry-run")).isZero();
        assertThat(out()).contains("the catalog does not show a table lkc-abc123.nowhere");
        assertThat(athena.requests).isEmpty();
    }

    @Test
    void withoutAWorkgroupItSaysSo() {
        athenaOfProfile = null;
        assertThat(query("SELECT 1")).isEqualTo(ExitCode.REMOTE);
        assertThat(err()).contains("no workgroup is named").contains("--workgroup");
        assertThat(query("SELECT 1", "--workgroup", "etl")).as(err()).isZero();
    }
}
