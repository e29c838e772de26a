package tableflow.console.sandbox.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.athena.model.ColumnInfo;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.InvalidRequestException;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.Row;
import tableflow.console.sandbox.athena.ScriptedEngine.Answer;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.SqlType;

/// Pages of results.
class ResultsTest {
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

    /// A page has 1,000 rows, the names of the columns among them; a full one has a token.
    @ParameterizedTest
    @CsvSource({"0,1", "998,999", "999,1000 0", "1000,1000 1", "1001,1000 2", "1999,1000 1000 0", "2500,1000 1000 501"})
    void pagesAreFilledToTheLimit(int rows, String sizes) throws Exception {
        rig.engine.answer(Answer.rows(IntStream.range(0, rows).mapToObj(i -> "[" + i + "]").toArray(String[]::new)));
        String id = rig.run("SELECT i FROM t").queryExecutionId();

        List<Integer> found = new ArrayList<>();
        List<String> values = new ArrayList<>();
        rig.client.getQueryResultsPaginator(b -> b.queryExecutionId(id)).forEach(page -> {
            found.add(page.resultSet().rows().size());
            page.resultSet().rows().forEach(row -> values.add(row.data().getFirst().varCharValue()));
        });

        assertThat(found).containsExactlyElementsOf(
                List.of(sizes.split(" ")).stream().map(Integer::valueOf).toList());
        assertThat(values.getFirst()).isEqualTo("_col0");
        assertThat(values.subList(1, values.size()))
                .isEqualTo(IntStream.range(0, rows).mapToObj(Integer::toString).toList());
    }

    @Test
    void onePageAtATimeIsTheSame() throws Exception {
        rig.engine.answer(Answer.rows("[1]", "[2]"));
        String id = rig.run("SELECT i FROM t").queryExecutionId();
        assertThat(rig.client.getQueryResultsPaginator(b -> b.queryExecutionId(id).maxResults(1)).stream()
                .flatMap(page -> page.resultSet().rows().stream())
                .map(row -> row.data().getFirst().varCharValue()))
                .containsExactly("_col0", "1", "2");
    }

    @Test
    void nullIsAValueWithoutText() throws Exception {
        rig.engine.answer(Answer.rows("[null]"));
        String id = rig.run("SELECT i FROM t").queryExecutionId();
        Row row = results(id).resultSet().rows().get(1);
        assertThat(row.data()).hasSize(1);
        assertThat(row.data().getFirst().varCharValue()).isNull();
        assertThat(results(id).updateCount()).isZero();
    }

    @Test
    void columnsAreDescribed() throws Exception {
        rig.engine.answer(Answer.table(List.of(
                new SqlColumn("d", new SqlType("decimal(12,2)", "decimal", List.of(12, 2), List.of())),
                new SqlColumn("s", SqlType.simple("varchar"))), List.of()));
        String id = rig.run("SELECT d, s FROM t").queryExecutionId();
        List<ColumnInfo> columns = results(id).resultSet().resultSetMetadata().columnInfo();
        assertThat(columns.getFirst()).isEqualTo(ColumnInfo.builder().catalogName("hive").schemaName("").tableName("")
                .name("d").label("d").type("decimal").precision(12).scale(2).nullable("UNKNOWN").caseSensitive(false)
                .build());
        assertThat(columns.get(1).caseSensitive()).isTrue();
        assertThat(columns.get(1).precision()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aShowHasNoRowOfNamesAndAPlanHas() throws Exception {
        rig.engine.answer(Answer.table(List.of(new SqlColumn("Table", SqlType.simple("varchar"))),
                List.of("[\"a\"]", "[\"b\"]")));
        QueryExecution show = rig.run("SHOW TABLES");
        assertThat(texts(show.queryExecutionId())).containsExactly("a", "b");
        assertThat(results(show.queryExecutionId()).resultSet().resultSetMetadata().columnInfo().getFirst().name())
                .isEqualTo("tab_name");
        assertThat(rig.store.text(show.resultConfiguration().outputLocation())).isEqualTo("a\nb");
        assertThat(show.statementTypeAsString()).isEqualTo("UTILITY");

        rig.engine.answer(Answer.table(List.of(new SqlColumn("Query Plan", SqlType.simple("varchar"))),
                List.of("[\"Fragment 0\\n  Output\"]")));
        QueryExecution plan = rig.run("EXPLAIN SELECT 1");
        assertThat(texts(plan.queryExecutionId())).containsExactly("Query Plan", "Fragment 0", "  Output");
        assertThat(plan.resultConfiguration().outputLocation()).endsWith(plan.queryExecutionId() + ".txt");
        assertThat(rig.store.text(plan.resultConfiguration().outputLocation())).isEqualTo("Fragment 0\n  Output");
    }

    @Test
    void wrongPagesAreRefusedInTheOrderOfTheService() throws Exception {
        String id = rig.run("SELECT 1").queryExecutionId();
        assertThatThrownBy(() -> rig.client.getQueryResults(b -> b.queryExecutionId(id).maxResults(1001)))
                .hasMessageContaining("MaxResults is more than maximum allowed length 1000");
        assertThatThrownBy(() -> rig.client.getQueryResults(b -> b.queryExecutionId(id).maxResults(0).nextToken("")))
                .hasMessageContaining("2 validation errors detected: Value at 'nextToken' failed to satisfy "
                        + "constraint: Member must have length greater than or equal to 1; Value at 'maxResults' "
                        + "failed to satisfy constraint: Member must have value greater than or equal to 1");
        assertThatThrownBy(() -> rig.client.getQueryResults(b -> b.queryExecutionId(id).nextToken("junk")))
                .hasMessageContaining("Malformed nextPageToken junk");
        assertThatThrownBy(() -> rig.client.getQueryResults(b -> b.queryExecutionId("none").maxResults(1001)))
                .isInstanceOfSatisfying(InvalidRequestException.class,
                        e -> assertThat(e.athenaErrorCode()).isEqualTo("QUERY_EXECUTION_NOT_FOUND"));
    }

    @Test
    void aTokenIsGoodForItsOwnQueryOnly() throws Exception {
        rig.engine.answer(Answer.rows("[1]", "[2]"));
        String one = rig.run("SELECT i FROM t").queryExecutionId();
        String other = rig.run("SELECT i FROM t").queryExecutionId();
        String token = rig.client.getQueryResults(b -> b.queryExecutionId(one).maxResults(2)).nextToken();
        assertThatThrownBy(() -> rig.client.getQueryResults(b -> b.queryExecutionId(other).nextToken(token)))
                .hasMessageContaining("Malformed nextPageToken");
    }

    @Test
    void aResultWhoseObjectIsGoneCannotBeRead() throws Exception {
        String id = rig.run("SELECT 1").queryExecutionId();
        rig.store.objects.clear();
        assertThatThrownBy(() -> results(id)).hasMessageContaining("Could not find results");
    }

    @Test
    void managedResultsAreInNoBucket() throws Exception {
        rig.client.createWorkGroup(b -> b.name("kept").configuration(
                c -> c.managedQueryResultsConfiguration(m -> m.enabled(true))));
        String id = rig.client.startQueryExecution(b -> b.queryString("SELECT 1").workGroup("kept"))
                .queryExecutionId();
        QueryExecution done = rig.done(id);
        assertThat(done.resultConfiguration().outputLocation()).isNull();
        assertThat(done.managedQueryResultsConfiguration().enabled()).isTrue();
        assertThat(rig.store.objects).isEmpty();
        assertThat(texts(id)).containsExactly("_col0", "1");
    }

    @Test
    void aStoreThatTakesNothingFailsTheQuery() throws Exception {
        rig.store.broken = true;
        QueryExecution done = rig.run("SELECT 1");
        assertThat(done.status().stateChangeReason())
                .isEqualTo("Failed to write query results to Amazon S3: No space left on device");
        assertThat(done.status().athenaError().errorType()).isEqualTo(402);
        assertThat(done.status().athenaError().retryable()).isTrue();
    }

    private GetQueryResultsResponse results(String id) {
        return rig.client.getQueryResults(b -> b.queryExecutionId(id));
    }

    private List<String> texts(String id) {
        return results(id).resultSet().rows().stream().map(row -> row.data().getFirst().varCharValue()).toList();
    }
}
