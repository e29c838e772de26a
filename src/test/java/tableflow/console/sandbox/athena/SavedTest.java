package tableflow.console.sandbox.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.athena.model.MetadataException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.ResourceNotFoundException;
import tableflow.console.sandbox.athena.ScriptedEngine.Answer;
import tableflow.console.sandbox.http.Json;

/// What is kept: saved queries, prepared statements, history over a restart; and what the catalog says.
class SavedTest {
    @TempDir
    Path folder;

    private AthenaRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new AthenaRig(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void namedQueriesAreKept() throws Exception {
        String token = "n".repeat(40);
        String id = rig.client.createNamedQuery(b -> b.name("newest").database("db").queryString("SELECT 1")
                .description("the newest").clientRequestToken(token)).namedQueryId();
        assertThat(rig.client.createNamedQuery(b -> b.name("newest").database("db").queryString("SELECT 1")
                .clientRequestToken(token)).namedQueryId()).isEqualTo(id);
        rig.client.updateNamedQuery(b -> b.namedQueryId(id).name("newer").queryString("SELECT 2"));

        rig.restart();

        var kept = rig.client.getNamedQuery(b -> b.namedQueryId(id)).namedQuery();
        assertThat(kept.name()).isEqualTo("newer");
        assertThat(kept.queryString()).isEqualTo("SELECT 2");
        assertThat(kept.workGroup()).isEqualTo("primary");
        assertThat(rig.client.listNamedQueries(b -> b.workGroup("primary")).namedQueryIds()).containsExactly(id);
        var batch = rig.client.batchGetNamedQuery(b -> b.namedQueryIds(id, "none"));
        assertThat(batch.namedQueries()).hasSize(1);
        assertThat(batch.unprocessedNamedQueryIds().getFirst().namedQueryId()).isEqualTo("none");
        rig.client.deleteNamedQuery(b -> b.namedQueryId(id));
        assertThatThrownBy(() -> rig.client.getNamedQuery(b -> b.namedQueryId(id)))
                .hasMessageContaining("was not found");
    }

    @Test
    void preparedStatementsRunWithValues() throws Exception {
        rig.client.createPreparedStatement(b -> b.workGroup("primary").statementName("byId")
                .queryStatement("SELECT ? AS id").description("one"));
        rig.restart();

        QueryExecution done = rig.run("EXECUTE byId USING 42");

        assertThat(done.status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(done.query()).isEqualTo("EXECUTE byId USING 42");
        assertThat(rig.engine.requests().getFirst().sql()).isEqualTo("SELECT ? AS id");
        assertThat(rig.engine.requests().getFirst().parameters()).containsExactly("42");
        assertThatThrownBy(() -> rig.start("EXECUTE other USING 42"))
                .hasMessageContaining("PreparedStatement other was not found in workGroup primary");
    }

    @Test
    void preparedStatementsAreListedChangedAndDeleted() throws Exception {
        rig.client.createPreparedStatement(b -> b.workGroup("primary").statementName("a").queryStatement("SELECT 1"));
        rig.client.createPreparedStatement(b -> b.workGroup("primary").statementName("b").queryStatement("SELECT ?"));
        assertThatThrownBy(() -> rig.client.createPreparedStatement(
                b -> b.workGroup("primary").statementName("a").queryStatement("SELECT 2")))
                .hasMessageContaining("already exists");
        assertThatThrownBy(() -> rig.client.createPreparedStatement(
                b -> b.workGroup("primary").statementName("c").queryStatement("SELEC 2")))
                .hasMessageContaining("mismatched input 'SELEC'");
        rig.client.updatePreparedStatement(b -> b.workGroup("primary").statementName("a").queryStatement("SELECT 3"));
        assertThat(rig.client.getPreparedStatement(b -> b.workGroup("primary").statementName("a"))
                .preparedStatement().queryStatement()).isEqualTo("SELECT 3");
        assertThat(rig.client.listPreparedStatementsPaginator(b -> b.workGroup("primary").maxResults(1)).stream()
                .flatMap(page -> page.preparedStatements().stream()).map(one -> one.statementName()))
                .containsExactly("a", "b");
        assertThat(rig.client.batchGetPreparedStatement(b -> b.workGroup("primary").preparedStatementNames("a", "z"))
                .unprocessedPreparedStatementNames().getFirst().statementName()).isEqualTo("z");
        rig.client.deletePreparedStatement(b -> b.workGroup("primary").statementName("a"));
        assertThatThrownBy(() -> rig.client.getPreparedStatement(b -> b.workGroup("primary").statementName("a")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void sqlPreparesAndForgetsToo() throws Exception {
        assertThat(rig.run("PREPARE mine FROM SELECT ? + 1").status().state())
                .isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(rig.run("EXECUTE mine USING 1").status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(rig.run("DEALLOCATE PREPARE mine").status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(rig.run("DEALLOCATE PREPARE mine").status().state()).isEqualTo(QueryExecutionState.FAILED);
    }

    @Test
    void dataCatalogsAreRegisteredChangedAndForgotten() throws Exception {
        rig.client.createDataCatalog(b -> b.name("partner").type("GLUE").description("theirs")
                .parameters(Map.of("catalog-id", "999999999999")));
        rig.restart();
        rig.client.updateDataCatalog(b -> b.name("partner").type("GLUE").description("still theirs"));
        assertThat(rig.client.getDataCatalog(b -> b.name("Partner")).dataCatalog()).satisfies(it -> {
            assertThat(it.description()).isEqualTo("still theirs");
            assertThat(it.parameters()).containsEntry("catalog-id", "999999999999");
        });
        assertThatThrownBy(() -> rig.client.createDataCatalog(b -> b.name("awsdatacatalog").type("GLUE")
                .parameters(Map.of("catalog-id", "999999999999")))).hasMessageContaining("already been created");
        assertThatThrownBy(() -> rig.client.createDataCatalog(b -> b.name("x").type("HIVE")))
                .hasMessageContaining("metadata-function");
        assertThatThrownBy(() -> rig.client.createDataCatalog(b -> b.name("a b").type("GLUE")))
                .hasMessageContaining("regular expression");
        rig.refused.add("athena:DeleteDataCatalog");
        assertThatThrownBy(() -> rig.client.deleteDataCatalog(b -> b.name("partner")))
                .hasMessageContaining("datacatalog/partner");
        rig.refused.clear();
        rig.client.deleteDataCatalog(b -> b.name("partner"));
        assertThat(rig.client.listDataCatalogs(b -> { }).dataCatalogsSummary()).hasSize(1);
        assertThatThrownBy(() -> rig.client.deleteDataCatalog(b -> b.name("AwsDataCatalog")))
                .hasMessageContaining("was not found");
    }

    @Test
    void historyAndResultsOutliveARestart() throws Exception {
        rig.engine.answer(Answer.rows("[1]", "[null]").scanning(99));
        QueryExecution before = rig.run("SELECT i FROM t");
        String second = rig.run("SELECT 2").queryExecutionId();
        rig.engine.answer(Answer.rows("[1]").held(new CountDownLatch(1)));
        String running = rig.start("SELECT slow FROM t");

        rig.restart();

        assertThat(rig.get(before.queryExecutionId())).isEqualTo(before);
        assertThat(rig.client.getQueryResults(b -> b.queryExecutionId(before.queryExecutionId())).resultSet().rows())
                .hasSize(3);
        QueryExecution cut = rig.get(running);
        assertThat(cut.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(cut.status().stateChangeReason())
                .isEqualTo("The service was restarted while the query ran.");
        assertThat(cut.status().athenaError().retryable()).isTrue();
        assertThat(rig.client.listQueryExecutions(b -> b.workGroup("primary")).queryExecutionIds())
                .containsExactly(running, second, before.queryExecutionId());
        rig.engine.answer(Answer.rows("[1]"));
        assertThat(rig.run("SELECT 3").status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
    }

    /// A kill while a document is being replaced leaves the new one beside it, empty, in part or whole.
    @Test
    void whatAKillLeftHalfWrittenIsNoExecution() throws Exception {
        QueryExecution before = rig.run("SELECT 1");
        Path executions = folder.resolve("executions");
        Files.createFile(executions.resolve(".fresh1.json"));
        Files.createFile(executions.resolve(".fresh2.tmp"));
        Files.writeString(executions.resolve(".fresh3.tmp"), "{\"half");

        rig.restart();

        assertThat(rig.get(before.queryExecutionId())).isEqualTo(before);
        assertThat(rig.client.listQueryExecutions(b -> b.workGroup("primary")).queryExecutionIds())
                .containsExactly(before.queryExecutionId());
        try (Stream<Path> files = Files.list(executions)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("."));
        }
    }

    @Test
    void historyIsForgottenAfter45Days() throws Exception {
        String old = rig.run("SELECT 1").queryExecutionId();
        rig.close();
        rig = new AthenaRig(folder, Clock.fixed(Instant.now().plus(Duration.ofDays(46)), ZoneOffset.UTC));
        assertThatThrownBy(() -> rig.get(old)).hasMessageContaining("was not found");
        try (Stream<Path> files = Files.list(folder.resolve("executions"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void theCatalogIsTold() throws Exception {
        rig.catalog.put("lkc-1", Map.of(
                "orders", Json.parse("""
                        {"Name":"orders","TableType":"EXTERNAL_TABLE","CreateTime":1790000000.5,
                         "Parameters":{"table_type":"ICEBERG"},
                         "StorageDescriptor":{"Location":"s3://lake/t1",
                           "Columns":[{"Name":"id","Type":"bigint"},
                                      {"Name":"name","Type":"string","Comment":"c"}]}}"""),
                "other", Json.parse("{\"Name\":\"other\"}")));

        assertThat(rig.client.listDataCatalogs(b -> { }).dataCatalogsSummary().getFirst().catalogName())
                .isEqualTo("AwsDataCatalog");
        assertThat(rig.client.getDataCatalog(b -> b.name("AwsDataCatalog")).dataCatalog().typeAsString())
                .isEqualTo("GLUE");
        assertThat(rig.client.listDatabases(b -> b.catalogName("AwsDataCatalog")).databaseList().getFirst().name())
                .isEqualTo("lkc-1");
        assertThat(rig.client.getDatabase(b -> b.catalogName("AwsDataCatalog").databaseName("lkc-1")).database()
                .name()).isEqualTo("lkc-1");
        assertThat(rig.client.listTableMetadata(
                b -> b.catalogName("AwsDataCatalog").databaseName("lkc-1").expression("o.d.*")).tableMetadataList())
                .hasSize(1);
        var table = rig.client.getTableMetadata(
                b -> b.catalogName("AwsDataCatalog").databaseName("lkc-1").tableName("orders")).tableMetadata();
        assertThat(table.columns()).extracting(one -> one.name() + " " + one.type())
                .containsExactly("id bigint", "name string");
        assertThat(table.parameters()).containsEntry("location", "s3://lake/t1").containsEntry("table_type", "ICEBERG");
        assertThat(rig.client.listEngineVersions(b -> { }).engineVersions()).hasSize(2);
        assertThatThrownBy(() -> rig.client.getTableMetadata(
                b -> b.catalogName("AwsDataCatalog").databaseName("lkc-1").tableName("none")))
                .isInstanceOf(MetadataException.class).hasMessageContaining("EntityNotFoundException");
        rig.sights.put("lkc-1.orders", Grants.Sight.NOTHING);
        assertThat(rig.client.listTableMetadata(b -> b.catalogName("AwsDataCatalog").databaseName("lkc-1"))
                .tableMetadataList()).extracting(one -> one.name()).containsExactly("other");
        rig.refused.add("glue:GetTable");
        assertThatThrownBy(() -> rig.client.getTableMetadata(
                b -> b.catalogName("AwsDataCatalog").databaseName("lkc-1").tableName("other")))
                .isInstanceOf(MetadataException.class).hasMessageContaining("glue:GetTable");
    }

    /// What no client of the SDK would send; `T` is the kind of error, `M` its sentence, `INVALID` all of an invalid
    /// input but that.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            GetQueryExecution   | {                            | {T}
            GetQueryExecution   | []                           | {T,M"Start of list found where not expected"}
            ListWorkGroups      | {"MaxResults":"1"}           | {T,M"STRING_VALUE can not be converted to an Integer"}
            GetQueryExecution   | {"QueryExecutionId":1}       | {T,M"NUMBER_VALUE can not be converted to a String"}
            GetQueryExecution   | {"QueryExecutionId":true}    | {T,M"TRUE_VALUE can not be converted to a String"}
            GetQueryExecution   | {"QueryExecutionId":null}    | {INVALID,M"1 validation error detected: NULL"}
            StartQueryExecution | {"QueryString":"SELECT 1"}   | {INVALID,M"clientRequestToken is null or empty"}
            Nonsense            | {}                           | {"__type":"UnknownOperationException"}
            """)
    void aBrokenCallIsToldAsTheServiceDoes(String operation, String body, String told) throws Exception {
        String answer = told
                .replace("{T", "{\"__type\":\"SerializationException\"")
                .replace("INVALID,", "\"__type\":\"InvalidRequestException\","
                        + "\"AthenaErrorCode\":\"INVALID_INPUT\",\"ErrorCode\":\"INVALID_INPUT\",")
                .replace("M\"", "\"Message\":\"")
                .replace("NULL", "Value null at 'queryExecutionId' failed to satisfy constraint: "
                        + "Member must not be null");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> reply = http.send(HttpRequest.newBuilder(URI.create(rig.url()))
                    .header("X-Amz-Target", "AmazonAthena." + operation)
                    .header("Content-Type", "application/x-amz-json-1.1")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(reply.body()).isEqualTo(answer);
            assertThat(reply.headers().firstValue("x-amzn-errortype")).isEmpty();
        }
    }
}
