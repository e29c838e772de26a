package tableflow.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.kafka.Eventually;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.tableflow.iceberg.Compaction;
import tableflow.console.sandbox.tableflow.iceberg.IcebergTypes;
import tableflow.console.sandbox.tableflow.iceberg.PastFiles;
import tableflow.console.sandbox.tableflow.iceberg.PointedTable;
import tableflow.console.sandbox.tableflow.iceberg.Pointer;
import tableflow.console.sandbox.tableflow.iceberg.TableFiles;

/// Athena from the client's signature to the object in the bucket, on the real engine.
@Tag("engine")
@Timeout(900)
@ExtendWith(EngineLake.Shared.class)
class LakeQueriesTest {
    private static EngineLake shared;
    private static Lake lake;
    private static AthenaClient client;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(EngineLake given) throws Exception {
        shared = given;
        lake = given.lake();
        client = given.athena();
        // What comes before the engine is up waits as QUEUED and not as failed.
        assertThat(given.early().status().state()).isEqualTo(QueryExecutionState.QUEUED);
        given.await();
        assertThat(given.ended("the early query", given.early().queryExecutionId()).status().state())
                .isEqualTo(QueryExecutionState.SUCCEEDED);
    }

    private static QueryExecution run(String sql) throws Exception {
        return shared.ended(sql);
    }

    private static QueryExecution get(String id) {
        return shared.execution(id);
    }

    private static List<List<String>> rows(QueryExecution execution) {
        return client.getQueryResultsPaginator(b -> b.queryExecutionId(execution.queryExecutionId())).stream()
                .flatMap(page -> page.resultSet().rows().stream())
                .map(row -> row.data().stream().map(one -> one.varCharValue()).toList())
                .toList();
    }

    private static String object(QueryExecution execution) throws Exception {
        String key = execution.resultConfiguration().outputLocation().replace("s3://" + Lake.RESULTS + "/", "");
        Bucket bucket = lake.store().bucket(Lake.RESULTS).orElseThrow();
        return new String(bucket.bytes(bucket.get(key).orElseThrow()), StandardCharsets.UTF_8);
    }

    private static QueryExecution succeeded(String sql) throws Exception {
        QueryExecution execution = run(sql);
        assertThat(execution.status().state()).as("%s", execution.status().stateChangeReason())
                .isEqualTo(QueryExecutionState.SUCCEEDED);
        return execution;
    }

    @Test
    void valuesOfAllKindsAreTheSameInPagesAndFile() throws Exception {
        QueryExecution done = succeeded("""
                SELECT 9223372036854775807 AS big, CAST('1.50' AS decimal(10,2)) AS exact, 1e10 AS double,
                  real '3.4' AS real, true AS yes, 'a"b' AS text, '' AS empty, CAST(NULL AS varchar) AS missing,
                  X'00ff' AS bytes, DATE '2026-01-31' AS day, TIMESTAMP '2026-01-31 10:11:12.123456' AS at,
                  TIMESTAMP '2026-01-31 10:11:12.123456 UTC' AS zoned, ARRAY[1, NULL] AS list,
                  MAP(ARRAY['k'], ARRAY[1]) AS map, CAST(ROW(1, 'x') AS ROW(id bigint, name varchar)) AS pair""");

        assertThat(rows(done).get(1)).containsExactly("9223372036854775807", "1.50", "1.0E10", "3.4", "true", "a\"b",
                "", null, "00 ff", "2026-01-31", "2026-01-31 10:11:12.123", "2026-01-31 10:11:12.123 UTC", "[1, null]",
                "{k=1}", "{id=1, name=x}");
        assertThat(object(done)).isEqualTo("""
                "big","exact","double","real","yes","text","empty","missing","bytes","day","at","zoned","list","map",\
                "pair"
                "9223372036854775807","1.50","1.0E10","3.4","true","a""b","",,"00 ff","2026-01-31",\
                "2026-01-31 10:11:12.123","2026-01-31 10:11:12.123 UTC","[1, null]","{k=1}","{id=1, name=x}"
                """);
    }

    @Test
    void manyRowsComeInOrder() throws Exception {
        QueryExecution done = succeeded("""
                SELECT a * 100 + b AS n FROM UNNEST(sequence(0, 99)) x(a) CROSS JOIN UNNEST(sequence(0, 99)) y(b)
                ORDER BY n DESC LIMIT 2500""");

        List<List<String>> rows = rows(done);

        assertThat(rows).hasSize(2501);
        assertThat(rows.get(1)).containsExactly("9999");
        assertThat(rows.getLast()).containsExactly("7500");
        assertThat(done.statistics().totalExecutionTimeInMillis()).isPositive();
        var runtime = client.getQueryRuntimeStatistics(b -> b.queryExecutionId(done.queryExecutionId()))
                .queryRuntimeStatistics();
        assertThat(runtime.rows().outputRows()).isEqualTo(2500);
        assertThat(runtime.outputStage().queryStagePlan().name()).isEqualTo("Output");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT nothing              | COLUMN_NOT_FOUND: line 1:8: Column 'nothing' cannot be resolved | 1006
            SELECT 1 / 0                | DIVISION_BY_ZERO: Division by zero                              | 1001
            SELECT CAST('x' AS integer) | INVALID_CAST_ARGUMENT: Cannot cast 'x' to INT                   | 1100
            SELECT 1 + 'x'              | TYPE_MISMATCH: line 1:10:                                       | 1002
            SELECT nofunction(1)        | FUNCTION_NOT_FOUND: line 1:8:                                   | 1303
            """)
    void failuresAreTold(String sql, String reason, int type) throws Exception {
        QueryExecution done = run(sql);
        assertThat(done.status().state()).isEqualTo(QueryExecutionState.FAILED);
        assertThat(done.status().stateChangeReason()).startsWith(reason);
        assertThat(done.status().athenaError().errorType()).isEqualTo(type);
        assertThat(done.status().athenaError().errorCategory()).isEqualTo(2);
    }

    @Test
    void aLongQueryIsStopped() throws Exception {
        String id = client.startQueryExecution(b -> b.queryString("""
                SELECT count(*) FROM UNNEST(sequence(1, 10000)) a(x) CROSS JOIN UNNEST(sequence(1, 10000)) b(y)
                CROSS JOIN UNNEST(sequence(1, 10000)) c(z) WHERE x * y % 7 = z""")).queryExecutionId();
        Eventually.holds("it runs", () -> get(id).status().state() == QueryExecutionState.RUNNING);
        client.stopQueryExecution(b -> b.queryExecutionId(id));
        Eventually.holds("it ends", () -> shared.isDone(id));
        assertThat(get(id).status().state()).isEqualTo(QueryExecutionState.CANCELLED);
    }

    @Test
    void parametersAndPreparedStatements() throws Exception {
        String id = client.startQueryExecution(b -> b.queryString("SELECT ? + 1, ?").executionParameters("41", "'x'"))
                .queryExecutionId();
        Eventually.holds("the end", () -> shared.isDone(id));
        assertThat(rows(get(id)).get(1)).containsExactly("42", "x");
        succeeded("PREPARE twice FROM SELECT ? * 2");
        assertThat(rows(succeeded("EXECUTE twice USING 21")).get(1)).containsExactly("42");
        assertThat(rows(succeeded("EXPLAIN SELECT 1")).getFirst()).containsExactly("Query Plan");
    }

    @Test
    void syntaxIsRefusedAtOnce() {
        assertThatThrownBy(() -> client.startQueryExecution(b -> b.queryString("SELECT 1 FROM lkc-1.t")))
                .hasMessageContaining("line 1:");
    }

    @Test
    void aTableIsMadeFilledReadAndDropped() throws Exception {
        succeeded("CREATE DATABASE shop");
        succeeded("CREATE TABLE shop.orders (id bigint, name string, at timestamp) LOCATION 's3://" + Lake.BUCKET
                + "/shop/orders' TBLPROPERTIES ('table_type'='ICEBERG')");
        QueryExecution insert = succeeded("INSERT INTO shop.orders VALUES (1, 'a', TIMESTAMP '2026-01-31 10:11:12'), "
                + "(2, NULL, NULL)");
        assertThat(client.getQueryResults(b -> b.queryExecutionId(insert.queryExecutionId())).updateCount())
                .isEqualTo(2);
        succeeded("INSERT INTO shop.orders VALUES (3, 'c', NULL)");

        QueryExecution select = succeeded("SELECT id, name, at FROM shop.orders ORDER BY id DESC LIMIT 2");
        assertThat(rows(select)).containsExactly(List.of("id", "name", "at"), Arrays.asList("3", "c", null),
                Arrays.asList("2", null, null));
        assertThat(object(select)).isEqualTo("\"id\",\"name\",\"at\"\n\"3\",\"c\",\n\"2\",,\n");
        assertThat(select.statistics().dataScannedInBytes()).isPositive();
        List<List<String>> snapshots = rows(succeeded(
                "SELECT snapshot_id FROM shop.\"orders$snapshots\" ORDER BY committed_at"));
        String first = snapshots.get(snapshots.size() - 2).getFirst();
        assertThat(rows(succeeded("SELECT count(*) FROM shop.orders FOR VERSION AS OF " + first)).get(1))
                .containsExactly("2");
        String moment = rows(succeeded("SELECT current_timestamp")).get(1).getFirst();
        assertThat(rows(succeeded(
                "SELECT count(*) FROM shop.orders FOR TIMESTAMP AS OF TIMESTAMP '" + moment + "'")).get(1))
                .containsExactly("3");
        assertThat(rows(succeeded("SHOW TABLES IN shop"))).containsExactly(List.of("orders"));
        assertThat(client.listTableMetadata(b -> b.catalogName("AwsDataCatalog").databaseName("shop"))
                .tableMetadataList()).extracting(one -> one.name()).containsExactly("orders");
        QueryExecution unknown = run("SELECT * FROM shop.nothing");
        assertThat(unknown.status().stateChangeReason())
                .isEqualTo("TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.shop.nothing' does not exist");
        assertThat(unknown.status().athenaError().errorType()).isEqualTo(1301);

        hideFromOperator();
        assertThat(run("SELECT * FROM shop.orders").status().stateChangeReason())
                .isEqualTo("TABLE_NOT_FOUND: line 1:20: Table 'awsdatacatalog.shop.orders' does not exist");
        show();
        succeeded("DROP TABLE shop.orders");
        succeeded("DROP DATABASE shop");
    }

    /// A table as the seed and the materialiser write it: a row a day for twelve days, a row that is deleted, and then
    /// all files merged.
    @Test
    void aTableWithAPastTravelsInTimeAndIsTheSameWhenItIsCompacted() throws Exception {
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3_600);
        Bucket bucket = lake.store().bucket(Lake.BUCKET).orElseThrow();
        PastFiles files = new PastFiles(bucket, end.minus(Duration.ofDays(13)));
        Pointer pointer = new Pointer(folder.resolve("past.json"));
        Table table = PointedTable.create("past", files, pointer, "s3://" + Lake.BUCKET + "/past",
                IcebergTypes.schema(new Struct(List.of(Column.required("id", Primitive.LONG)))),
                Map.of("format-version", "2"));
        for (long day = 0; day < 12; day++) {
            files.now(end.minus(Duration.ofDays(12 - day)));
            table.newAppend().appendFile(new TableFiles(table).data(List.of(row(table, day)))).commit();
        }
        files.now(end.minusSeconds(60));
        table.newRowDelta().addDeletes(new TableFiles(table).deletes(List.of(row(table, 3)), table.schema())).commit();
        files.now(end);
        assertThat(new Compaction(table).run(update -> {})).isTrue();
        shared.enter("history", "past", pointer.metadata().orElseThrow());
        assertThat(rows(succeeded("SELECT operation, count(*) FROM history.\"past$snapshots\" GROUP BY 1 ORDER BY 1")))
                .containsExactly(List.of("operation", "_col1"), List.of("append", "12"), List.of("delete", "1"),
                        List.of("replace", "1"));
        assertThat(rows(succeeded("SELECT count(*), sum(id) FROM history.past")).get(1)).containsExactly("11", "63");
        assertThat(rows(succeeded("SELECT count(*) FROM history.\"past$files\"")).get(1)).containsExactly("1");
        for (int days : new int[] {3, 10}) {
            assertThat(rows(succeeded("SELECT count(*) FROM history.past FOR TIMESTAMP AS OF TIMESTAMP '"
                    + LocalDateTime.ofInstant(end.minus(Duration.ofDays(days)), ZoneOffset.UTC).toString()
                            .replace('T', ' ') + " UTC'")).get(1)).containsExactly(Integer.toString(13 - days));
        }
        succeeded("DROP DATABASE history CASCADE");
    }

    private static Record row(Table table, long id) {
        Record row = GenericRecord.create(table.schema());
        row.set(0, id);
        return row;
    }

    private static void hideFromOperator() throws Exception {
        hook("PUT", "{\"grants\":[]}");
    }

    private static void show() throws Exception {
        hook("DELETE", "");
    }

    private static void hook(String method, String body) throws Exception {
        var reply = lake.hooks(request -> Reply.empty(404)).handle(new Request(method,
                URI.create("/lake-formation/shop/orders"), Map.of(), body.getBytes(StandardCharsets.UTF_8)));
        assertThat(reply.status()).isEqualTo(204);
    }
}
