package tableflow.console.service.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.QueryStatistics;

class QueryTroubleTest {

    private static QueryExecution failed(String sql, QueryState state, QueryExecution.@Nullable Failure failure) {
        return new QueryExecution("q-1", sql, Open.of(state), Open.of(StatementType.DML), failure, null,
                QueryStatistics.NONE, ExecutionContext.UNKNOWN);
    }

    private static QueryTrouble trouble(String sql, String reason) {
        return QueryTrouble.of(failed(sql, QueryState.FAILED, new QueryExecution.Failure(reason, 2, 1000, false)));
    }

    private static String at(String sql, QueryTrouble trouble) {
        QueryTrouble.Place place = trouble.place().orElseThrow();
        return sql.substring(place.from(), place.to());
    }

    @Test
    void aFailedQueryIsTakenApart() {
        String sql = "SELECT name\nFROM \"orders\"";
        QueryTrouble trouble = QueryTrouble.of(failed(sql, QueryState.FAILED, new QueryExecution.Failure(
                "TABLE_NOT_FOUND: line 2:6: Table 'awsdatacatalog.lkc-1.orders' does not exist", 2, 1301, false)));

        assertThat(trouble.code()).isEqualTo("TABLE_NOT_FOUND");
        assertThat(trouble.category()).isEqualTo(2);
        assertThat(trouble.type()).contains(1301);
        assertThat(trouble.message()).isEqualTo("Table 'awsdatacatalog.lkc-1.orders' does not exist");
        assertThat(at(sql, trouble)).isEqualTo("\"orders\"");
        assertThat(trouble.causes().getFirst().mode().id()).isEqualTo("A7");
        assertThat(trouble.table()).contains(new QueryTrouble.Table("lkc-1", "orders"));
    }

    @Test
    void aRefusedStartIsTakenApart() {
        RemoteFailure refused = RemoteFailure.of(Kind.INVALID, "start the query",
                        "InvalidRequestException: line 1:1: mismatched input 'SELEC'. Expecting: 'SELECT'")
                .withRequest("r-1", 400)
                .withCode("MALFORMED_QUERY");
        QueryTrouble trouble = QueryTrouble.of("SELEC 1", refused);

        assertThat(trouble.code()).isEqualTo("MALFORMED_QUERY");
        assertThat(trouble.type()).isEmpty();
        assertThat(trouble.message()).startsWith("mismatched input");
        assertThat(at("SELEC 1", trouble)).isEqualTo("SELEC");
        assertThat(trouble.causes().getFirst().mode().id()).isEqualTo("A6");
    }

    @Test
    void whatNeverReachedAthenaIsNoFaultOfTheStatement() {
        QueryTrouble trouble = QueryTrouble.of("SELECT 1", RemoteFailure.of(Kind.UNREACHABLE, "start the query",
                "unknown host athena.eu-cnetral-1.amazonaws.com"));

        assertThat(trouble.causes().getFirst().mode().id()).isEqualTo("C8");
        assertThat(trouble.place()).isEmpty();
    }

    @Test
    void theWorkgroupsLimitHasNoTypeAndIsKnownByItsWords() {
        QueryTrouble trouble = QueryTrouble.of(failed("SELECT 1", QueryState.CANCELLED, new QueryExecution.Failure(
                "Query cancelled! : Bytes scanned limit was exceeded", 0, 0, false)));

        assertThat(trouble.causes().getFirst().mode().id()).isEqualTo("A15");
        assertThat(trouble.type()).as("0 is a type of its own, and was not told").isEmpty();
    }

    @Test
    void withoutAnyReasonThereIsStillAnAnswer() {
        QueryTrouble trouble = QueryTrouble.of(failed("SELECT 1", QueryState.FAILED, null));

        assertThat(trouble.message()).isEqualTo("FAILED");
        assertThat(trouble.causes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1:1   | SELECT      | ~SELECT a\\nFROM t~
            1:8   | a           | ~SELECT a\\nFROM t~
            2:6   | t           | ~SELECT a\\nFROM t~
            1:12  | $offset     | ~SELECT a, "$offset"~
            1:11  | "$offset"   | ~SELECT a, "$offset"~
            1:10  | ,           | ~SELECT a , b~
            1:13  | x           | ~SELECT 'é', x~
            1:13  | x           | ~SELECT '\uD83D\uDE00', x~
            9:1   | ~~          | ~SELECT a~
            1:99  | ~~          | ~SELECT a~
            """)
    void aPlaceIsFoundByLineAndCharacter(String place, String word, String sql) {
        String text = sql.replace("\\n", "\n");
        QueryTrouble trouble = trouble(text, "SYNTAX_ERROR: line " + place + ": something");

        assertThat(at(text, trouble)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Metadata not found in metadata location for table lkc-1.orders.v1 | lkc-1 | orders.v1
            not authorized to perform: glue:GetTable on resource: arn:aws:glue:eu-west-1:12:table/a/b. | a | b
            Table 'awsdatacatalog.lkc-1.orders.v1.eu' does not exist | lkc-1 | orders.v1.eu
            """)
    void theTableIsReadFromTheWords(String words, String database, String table) {
        assertThat(trouble("SELECT 1", words).table()).contains(new QueryTrouble.Table(database, table));
    }
}
