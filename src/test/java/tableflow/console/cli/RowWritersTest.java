package tableflow.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.export.CsvRows;
import tableflow.console.service.query.result.export.RowWriter;

class RowWritersTest {
    private static final List<ResultColumn> COLUMNS = List.of(
            new ResultColumn("id", "bigint", 19, 0),
            new ResultColumn("price \"net\"", "decimal", 38, 2),
            new ResultColumn("ratio", "double", 17, 0),
            new ResultColumn("note", "varchar", 0, 0),
            new ResultColumn("paid", "boolean", 0, 0));

    private static String written(Function<StringBuilder, RowWriter> form) throws IOException {
        StringBuilder text = new StringBuilder();
        try (RowWriter writer = form.apply(text)) {
            writer.columns(COLUMNS);
            writer.row(Arrays.asList("9223372036854775807", "12345678901234567890.10", "NaN", "a \"b\",\nc", "true"));
            writer.row(Arrays.asList("-1", null, "1.5E10", "", null));
        }
        return text.toString();
    }

    private static QueryExecution execution() {
        OptionalLong none = OptionalLong.empty();
        return new QueryExecution("q-1", "SELECT 1", Open.of(QueryState.SUCCEEDED), Open.of(StatementType.DML), null,
                null, new QueryStatistics(none, none, none, none, OptionalLong.of(1L << 60), false),
                ExecutionContext.UNKNOWN);
    }

    @Test
    void csvFollowsAthenasRules() throws IOException {
        assertThat(written(CsvRows::new)).isEqualTo("""
                "id","price ""net""\","ratio","note","paid"
                "9223372036854775807","12345678901234567890.10","NaN","a ""b"",
                c","true"
                "-1",,"1.5E10","",
                """);
    }

    @Test
    void tablesAlignNumbersAndKeepEachRowOnItsLine() throws IOException {
        assertThat(written(TableRows::new)).isEqualTo("""
                                 id              price "net"   ratio  note       paid
                9223372036854775807  12345678901234567890.10     NaN  a "b",\\nc  true
                                 -1                     NULL  1.5E10             NULL
                """);
    }

    @Test
    void aWideCellAfterTheMeasuredRowsIsNotCut() throws IOException {
        StringBuilder text = new StringBuilder();
        try (RowWriter writer = new TableRows(text)) {
            writer.columns(List.of(new ResultColumn("x", "varchar", 0, 0), new ResultColumn("y", "varchar", 0, 0)));
            for (int i = 0; i < 1_500; i++) {
                writer.row(List.of(i == 1_400 ? "wider than all before" : "x", "y"));
            }
        }
        assertThat(text.toString().lines()).hasSize(1_501).contains("wider than all before  y");
    }

    @Test
    void jsonKeepsEveryDigit() throws IOException {
        String text = written(to -> new JsonRows(to, execution()));

        JsonNode document = new ObjectMapper().readTree(text);
        assertThat(document.path("version").asInt()).isEqualTo(1);
        assertThat(document.path("kind").asText()).isEqualTo("query-result");
        assertThat(document.at("/columns/1/type").asText()).isEqualTo("decimal");
        assertThat(text).contains("[9223372036854775807,12345678901234567890.10,\"NaN\",",
                "[-1,null,1.5E10,\"\",null]");
        assertThat(document.at("/rows/0/4").isBoolean()).isTrue();
        assertThat(document.path("scannedBytes").asLong()).isEqualTo(1L << 60);
        assertThat(text.lines().filter(line -> line.startsWith("["))).hasSize(2);
    }

    @Test
    void noRowsAreADocumentToo() throws IOException {
        StringBuilder text = new StringBuilder();
        try (RowWriter writer = new JsonRows(text, execution())) {
            writer.columns(COLUMNS);
        }
        assertThat(new ObjectMapper().readTree(text.toString()).path("rows")).isEmpty();
    }
}
