package tableflow.console.sandbox.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.StatementType;
import software.amazon.awssdk.services.athena.model.TooManyRequestsException;
import tableflow.console.sandbox.athena.ScriptedEngine.Answer;
import tableflow.console.sandbox.kafka.Eventually;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.SqlFailure;
import tableflow.console.sandbox.sql.SqlType;

/// A query from its start to its end.
class QueriesTest {
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
    void aQuerySucceedsAndLeavesItsFileAndStatistics() throws Exception {
        rig.engine.answer(Answer.table(List.of(new SqlColumn("id", SqlType.simple("bigint")),
                new SqlColumn("name", SqlType.simple("varchar"))), List.of("[1,\"a\"]", "[2,null]")).scanning(1234));

        QueryExecution done = rig.run("SELECT id, name FROM orders");

        assertThat(done.status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(done.status().completionDateTime()).isAfterOrEqualTo(done.status().submissionDateTime());
        assertThat(done.statementType()).isEqualTo(StatementType.DML);
        assertThat(done.substatementType()).isEqualTo("SELECT");
        assertThat(done.query()).isEqualTo("SELECT id, name FROM orders");
        assertThat(done.workGroup()).isEqualTo("primary");
        assertThat(done.engineVersion().effectiveEngineVersion()).isEqualTo("Athena engine version 3");
        String location = AthenaRig.OUTPUT + done.queryExecutionId() + ".csv";
        assertThat(done.resultConfiguration().outputLocation()).isEqualTo(location);
        assertThat(rig.store.text(location)).isEqualTo("\"id\",\"name\"\n\"1\",\"a\"\n\"2\",\n");
        assertThat(rig.store.objects).containsKey(location + ".metadata");
        assertThat(done.statistics().dataScannedInBytes()).isEqualTo(1234);
        assertThat(done.statistics().queryQueueTimeInMillis()).isEqualTo(3);
        assertThat(done.statistics().engineExecutionTimeInMillis()).isEqualTo(17);
        assertThat(done.statistics().queryPlanningTimeInMillis()).isEqualTo(2);
        assertThat(done.statistics().totalExecutionTimeInMillis()).isGreaterThanOrEqualTo(20);
        assertThat(done.statistics().resultReuseInformation().reusedPreviousResult()).isFalse();
    }

    @Test
    void statesAreSeenOnTheWay() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        rig.engine.answer(Answer.rows("[1]").held(gate).waiting());
        String waiting = rig.start("SELECT 1");
        assertThat(rig.get(waiting).status().state()).isEqualTo(QueryExecutionState.QUEUED);

        rig.engine.answer(Answer.rows("[1]").held(gate));
        String running = rig.start("SELECT 1");
        Eventually.holds("it runs", () -> rig.get(running).status().state() == QueryExecutionState.RUNNING);
        assertThatThrownBy(() -> rig.client.getQueryResults(b -> b.queryExecutionId(running)))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> {
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("Query has not yet finished. Current state: RUNNING");
                    assertThat(e.athenaErrorCode()).isEqualTo("INVALID_QUERY_EXECUTION_STATE");
                });

        gate.countDown();
        assertThat(rig.done(running).status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(rig.done(waiting).status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
    }

    @Test
    void aStoppedQueryIsCancelledAndHasNoResult() throws Exception {
        rig.engine.answer(Answer.rows("[1]").held(new CountDownLatch(1)));
        String id = rig.start("SELECT 1");

        rig.client.stopQueryExecution(b -> b.queryExecutionId(id));

        QueryExecution done = rig.done(id);
        assertThat(done.status().state()).isEqualTo(QueryExecutionState.CANCELLED);
        assertThat(done.status().stateChangeReason()).isEqualTo("Query cancelled by user");
        assertThat(rig.store.objects).isEmpty();
        assertThatThrownBy(() -> rig.client.getQueryResults(b -> b.queryExecutionId(id)))
                .hasMessageContaining("Could not find results");
        rig.client.stopQueryExecution(b -> b.queryExecutionId(id));
    }

    @Test
    void aFailureHasItsReasonCategoryAndType() throws Exception {
        rig.engine.answer(Answer.failing("COLUMN_NOT_FOUND", SqlFailure.Kind.USER_ERROR,
                "line 1:8: Column 'nme' cannot be resolved"));

        QueryExecution done = rig.run("SELECT nme FROM orders");

        assertThat(done.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(done.status().stateChangeReason()).isEqualTo("COLUMN_NOT_FOUND: line 1:8: Column 'nme' cannot be "
                + "resolved or requester is not authorized to access requested resources");
        assertThat(done.status().athenaError().errorCategory()).isEqualTo(2);
        assertThat(done.status().athenaError().errorType()).isEqualTo(1006);
        assertThat(done.status().athenaError().retryable()).isFalse();
        assertThat(rig.store.objects).isEmpty();
        assertThatThrownBy(() -> rig.client.getQueryResults(b -> b.queryExecutionId(done.queryExecutionId())))
                .hasMessageContaining("Query did not finish successfully. Final query state: FAILED");
    }

    @Test
    void aFailedShowTellsInItsFile() throws Exception {
        rig.engine.answer(Answer.failing("SCHEMA_NOT_FOUND", SqlFailure.Kind.USER_ERROR,
                "Schema 'nowhere' does not exist"));

        QueryExecution done = rig.run("SHOW TABLES IN nowhere");

        assertThat(done.status().athenaError().errorType()).isEqualTo(1301);
        assertThat(rig.store.text(done.resultConfiguration().outputLocation()))
                .isEqualTo("FAILED: SCHEMA_NOT_FOUND: Schema 'nowhere' does not exist");
    }

    @Test
    void aQueryThatReadsTooMuchIsCancelledAtTheLimit() throws Exception {
        rig.client.updateWorkGroup(b -> b.workGroup("primary")
                .configurationUpdates(c -> c.bytesScannedCutoffPerQuery(10_000_000L)));
        rig.engine.answer(Answer.rows("[1]").scanning(10_000_001));

        QueryExecution done = rig.run("SELECT 1");

        assertThat(done.status().state()).isEqualTo(QueryExecutionState.CANCELLED);
        assertThat(done.status().stateChangeReason()).isEqualTo("Bytes scanned limit was exceeded");
        assertThat(done.statistics().dataScannedInBytes()).isEqualTo(10_000_000);
        rig.engine.answer(Answer.rows("[1]").scanning(10_000_000));
        assertThat(rig.run("SELECT 1").status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
    }

    @Test
    void syntaxIsRefusedAtOnceAndLeavesNoExecution() {
        assertThatThrownBy(() -> rig.start("SELEC 1"))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> {
                    assertThat(e.athenaErrorCode()).isEqualTo("MALFORMED_QUERY");
                    assertThat(e.awsErrorDetails().errorMessage())
                            .startsWith("line 1:1: mismatched input 'SELEC'. Expecting:");
                });
        assertThat(rig.client.listQueryExecutions(b -> b.workGroup("primary")).queryExecutionIds()).isEmpty();
        assertThat(rig.engine.requests()).isEmpty();
    }

    @Test
    void aStatementOf262144BytesIsTheLongest() {
        String longest = "SELECT '" + "x".repeat(262_144 - 9) + "'";
        assertThat(rig.start(longest)).isNotEmpty();
        assertThatThrownBy(() -> rig.start(longest + " "))
                .hasMessageContaining("Value at 'queryString' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 262144");
        String umlauts = "SELECT '" + "ä".repeat(131_072) + "'";
        assertThatThrownBy(() -> rig.start(umlauts)).hasMessageContaining("exceeds maximum allowed length");
    }

    @Test
    void theSameTokenIsTheSameExecution() throws Exception {
        String token = "t".repeat(32);
        String first = rig.client.startQueryExecution(b -> b.queryString("SELECT 1").clientRequestToken(token))
                .queryExecutionId();
        rig.done(first);

        assertThat(rig.client.startQueryExecution(b -> b.queryString("SELECT 1").clientRequestToken(token))
                .queryExecutionId()).isEqualTo(first);
        assertThatThrownBy(() ->
                rig.client.startQueryExecution(b -> b.queryString("SELECT 2").clientRequestToken(token)))
                .isInstanceOfSatisfying(InvalidRequestException.class, e -> {
                    assertThat(e.athenaErrorCode()).isEqualTo("IDEMPOTENT_PARAMETER_MISMATCH");
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Idempotent parameters do not match");
                });
        assertThatThrownBy(() -> rig.client.startQueryExecution(
                b -> b.queryString("SELECT 1").clientRequestToken("t".repeat(31))))
                .hasMessageContaining("greater than or equal to 32");
        assertThat(rig.engine.requests()).hasSize(1);
    }

    @Test
    void moreActiveQueriesThanTheQuotaAreRefused() throws Exception {
        rig.athena().quota().active(1);
        CountDownLatch gate = new CountDownLatch(1);
        rig.engine.answer(Answer.rows("[1]").held(gate));
        String first = rig.start("SELECT 1");

        assertThatThrownBy(() -> rig.start("SELECT 2"))
                .isInstanceOfSatisfying(TooManyRequestsException.class,
                        e -> assertThat(e.reasonAsString()).isEqualTo("CONCURRENT_QUERY_LIMIT_EXCEEDED"));

        gate.countDown();
        rig.done(first);
        assertThat(rig.run("SELECT 2").status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
    }

    @Test
    void parametersGoToTheEngineAsLiterals() throws Exception {
        String id = rig.client.startQueryExecution(b -> b.queryString("SELECT ? + ?")
                .executionParameters("1", "'x'")
                .queryExecutionContext(c -> c.database("lkc-1").catalog("AwsDataCatalog"))).queryExecutionId();

        QueryExecution done = rig.done(id);

        assertThat(done.executionParameters()).containsExactly("1", "'x'");
        assertThat(done.queryExecutionContext().catalog()).isEqualTo("awsdatacatalog");
        assertThat(rig.engine.requests().getFirst().parameters()).containsExactly("1", "'x'");
        assertThat(rig.engine.requests().getFirst().schema()).contains("lkc-1");
    }

    @Test
    void aCatalogThatIsNotThereIsNotFound() throws Exception {
        String id = rig.client.startQueryExecution(b -> b.queryString("SELECT 1")
                .queryExecutionContext(c -> c.catalog("other"))).queryExecutionId();

        QueryExecution done = rig.done(id);

        assertThat(done.status().stateChangeReason()).startsWith("CATALOG_NOT_FOUND:");
        assertThat(done.status().athenaError().errorType()).isEqualTo(1006);
    }

    @Test
    void anEarlierResultIsReusedWhenAllIsTheSame() throws Exception {
        rig.engine.answer(Answer.rows("[1]", "[2]").scanning(500));
        QueryExecution first = rig.run("SELECT a FROM t");

        QueryExecution again = rig.done(reusing("SELECT a FROM t"));

        assertThat(again.statistics().resultReuseInformation().reusedPreviousResult()).isTrue();
        assertThat(again.statistics().dataScannedInBytes()).isZero();
        assertThat(rig.store.text(again.resultConfiguration().outputLocation()))
                .isEqualTo(rig.store.text(first.resultConfiguration().outputLocation()));
        assertThat(rig.client.getQueryResults(b -> b.queryExecutionId(again.queryExecutionId())).resultSet().rows())
                .hasSize(3);
        assertThat(rig.engine.requests()).hasSize(1);
        rig.done(reusing("SELECT a FROM t "));
        assertThat(rig.engine.requests()).hasSize(2);
    }

    private String reusing(String sql) {
        return rig.client.startQueryExecution(b -> b.queryString(sql).resultReuseConfiguration(
                r -> r.resultReuseByAgeConfiguration(a -> a.enabled(true).maxAgeInMinutes(60)))).queryExecutionId();
    }

    @Test
    void historyIsListedNewestFirstInPages() throws Exception {
        String first = rig.run("SELECT 1").queryExecutionId();
        String second = rig.run("SELECT 2").queryExecutionId();
        String third = rig.run("SELECT 3").queryExecutionId();

        assertThat(rig.client.listQueryExecutionsPaginator(b -> b.workGroup("primary").maxResults(1)).stream()
                .flatMap(page -> page.queryExecutionIds().stream())).containsExactly(third, second, first);
        var batch = rig.client.batchGetQueryExecution(b -> b.queryExecutionIds(second, "nothing"));
        assertThat(batch.queryExecutions()).extracting(QueryExecution::queryExecutionId).containsExactly(second);
        assertThat(batch.unprocessedQueryExecutionIds().getFirst().queryExecutionId()).isEqualTo("nothing");
        assertThatThrownBy(() -> rig.client.getQueryExecution(b -> b.queryExecutionId("nothing")))
                .hasMessageContaining("QueryExecution nothing was not found");
        assertThatThrownBy(() -> rig.client.listQueryExecutions(b -> b.nextToken("junk")))
                .hasMessageContaining("The nextPageToken is malformed: junk");
    }

    @Test
    void runtimeStatisticsHaveTimelineRowsAndStages() throws Exception {
        rig.engine.answer(request -> request.sql().startsWith("EXPLAIN")
                ? Answer.table(List.of(new SqlColumn("Query Plan", SqlType.simple("varchar"))), List.of("""
                        ["{\\"0\\":{\\"id\\":\\"6\\",\\"name\\":\\"Output\\",\\"children\\":[{\\"id\\":\\"7\\",\
                        \\"name\\":\\"RemoteSource\\",\\"descriptor\\":{\\"sourceFragmentIds\\":\\"[1]\\"},\
                        \\"children\\":[]}]},\
                        \\"1\\":{\\"id\\":\\"0\\",\\"name\\":\\"TableScan\\",\\"children\\":[]}}"]"""))
                : Answer.rows("[1]", "[22]"));
        String id = rig.run("SELECT a FROM t").queryExecutionId();

        var runtime = rig.client.getQueryRuntimeStatistics(b -> b.queryExecutionId(id)).queryRuntimeStatistics();

        assertThat(runtime.timeline().engineExecutionTimeInMillis()).isEqualTo(17);
        assertThat(runtime.rows().inputRows()).isEqualTo(7);
        assertThat(runtime.rows().outputRows()).isEqualTo(2);
        assertThat(runtime.rows().outputBytes()).isEqualTo(3);
        assertThat(runtime.outputStage().stageId()).isZero();
        var output = runtime.outputStage().queryStagePlan();
        assertThat(output.name()).isEqualTo("Output");
        assertThat(output.children().getFirst().remoteSources()).containsExactly("1");
        assertThat(runtime.outputStage().subStages().getFirst().queryStagePlan().name()).isEqualTo("TableScan");
    }

    @Test
    void aChangeCountsItsRowsAndLeavesOnlyMetadata() throws Exception {
        rig.engine.answer(Answer.table(List.of(new SqlColumn("rows", SqlType.simple("bigint"))), List.of("[3]"))
                .changing(3));

        QueryExecution done = rig.run("INSERT INTO t SELECT 1");

        String location = done.resultConfiguration().outputLocation();
        assertThat(location).isEqualTo(AthenaRig.OUTPUT + done.queryExecutionId());
        assertThat(rig.store.objects).containsOnlyKeys(location + ".metadata");
        var results = rig.client.getQueryResults(b -> b.queryExecutionId(done.queryExecutionId()));
        assertThat(results.updateCount()).isEqualTo(3);
        assertThat(results.resultSet().rows()).isEmpty();
        assertThat(results.resultSet().resultSetMetadata().columnInfo().getFirst().name()).isEqualTo("rows");
    }

    @Test
    void rowsAreUnloadedToAPlaceThatIsEmpty() throws Exception {
        rig.engine.answer(Answer.table(List.of(new SqlColumn("id", SqlType.simple("bigint")),
                new SqlColumn("name", SqlType.simple("varchar"))), List.of("[1,\"a\"]", "[2,null]")));

        QueryExecution done = rig.run("UNLOAD (SELECT id, name FROM t) TO 's3://own-bucket/out' "
                + "WITH (format = 'JSON', compression = 'NONE')");

        assertThat(done.status().state()).isEqualTo(QueryExecutionState.SUCCEEDED);
        assertThat(rig.store.text("s3://own-bucket/out/" + done.queryExecutionId()))
                .isEqualTo("{\"id\":1,\"name\":\"a\"}\n{\"id\":2,\"name\":null}\n");
        QueryExecution again = rig.run("UNLOAD (SELECT 1) TO 's3://own-bucket/out' WITH (format = 'JSON')");
        assertThat(again.status().stateChangeReason()).startsWith("HIVE_PATH_ALREADY_EXISTS:");
        QueryExecution text = rig.run("UNLOAD (SELECT id, name FROM t) TO 's3://own-bucket/text/' "
                + "WITH (format = 'TEXTFILE', field_delimiter = ',', compression = 'NONE')");
        assertThat(rig.store.text("s3://own-bucket/text/" + text.queryExecutionId())).isEqualTo("1,a\n2,\\N\n");
        QueryExecution orc = rig.run("UNLOAD (SELECT 1) TO 's3://own-bucket/orc' WITH (format = 'ORC')");
        assertThat(orc.status().stateChangeReason()).startsWith("NOT_SUPPORTED: UNLOAD in the format ORC");
    }
}
