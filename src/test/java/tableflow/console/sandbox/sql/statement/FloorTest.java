package tableflow.console.sandbox.sql.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.sql.TableName;
import tableflow.console.sandbox.sql.Floor;

class FloorTest {
    static List<Floor> floor() throws IOException {
        return Floor.all();
    }

    @Test
    void isLongEnough() throws IOException {
        assertThat(Floor.all().size()).isGreaterThanOrEqualTo(110);
    }

    @ParameterizedTest
    @MethodSource("floor")
    void saysWhatItIsAndWhatTheEngineGets(Floor each) throws SyntaxError {
        String sql = each.with("12345", "2026-01-01 00:00:00 UTC");

        AthenaStatement statement = AthenaStatements.parse(sql);

        String tables = statement.tables().stream().map(FloorTest::shown).collect(Collectors.joining(", "));
        String parameters = statement.parameters() == 0 ? "" : Integer.toString(statement.parameters());
        assertThat(String.join(" ", statement.kind().name(), tables, parameters).strip()).isEqualTo(each.head());
        assertThat(shown(statement.work(), sql)).isEqualTo(each.expected());
    }

    @Test
    void positionsInACreatedTablesQueryStayRight() throws SyntaxError {
        String sql = "CREATE TABLE t WITH (location = 's3://b/t',\n  table_type = 'ICEBERG',"
                + "\n  vacuum_min_snapshots_to_keep = 5, is_external = false)\nAS SELECT nothing FROM t";

        Work work = AthenaStatements.parse(sql).work();

        assertThat(work).isInstanceOfSatisfying(Work.Query.class, query -> {
            assertThat(query.sql()).hasSameSizeAs(sql).doesNotContain("table_type", "vacuum", "is_external");
            assertThat(query.sql().indexOf("nothing")).isEqualTo(sql.indexOf("nothing"));
            assertThat(query.sql().lines()).hasSize(4);
        });
    }

    @Test
    void takesParametersAsLiteralsOrAsText() {
        assertThat(List.of("42", "'it''s'", "DATE '2026-01-01'", "plain text", "ann", "true", "O'Hara", "(SELECT 1)")
                .stream().map(AthenaStatements::parameter))
                .containsExactly("42", "'it''s'", "DATE '2026-01-01'", "'plain text'", "'ann'", "true", "'O''Hara'",
                        "'(SELECT 1)'");
    }

    private static String shown(TableName table) {
        return table.catalog().map(name -> name + ".").orElse("")
                + table.database().map(name -> name + ".").orElse("") + table.table();
    }

    private static List<String> shown(Work work, String sql) {
        return switch (work) {
            case Work.Query query -> List.of(query.sql().equals(sql) ? "same" : query.sql().replaceAll(" +", " "));
            case Work.Report report -> report.statements();
            case Work.Unload unload -> List.of("unload " + unload.location() + " " + new TreeMap<>(unload.properties())
                    + " " + unload.partitionedBy() + ": " + unload.query());
            case Work.Prepare prepare -> List.of("prepare " + prepare.name() + ": " + prepare.statement());
            case Work.Execute execute -> List.of("execute " + execute.name() + " " + execute.parameters());
            case Work.Deallocate deallocate -> List.of("deallocate " + deallocate.name());
            case Work.Refused refused -> List.of("refused " + refused.error());
        };
    }
}
