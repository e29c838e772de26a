package tableflow.console.service.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.query.plan.ScanEstimate.Certainty;

/// Views are looked through: what is behind them is foretold as if it stood in the statement.
class EstimatorViewsTest {

    private final TwelveMonths year = new TwelveMonths();

    @BeforeEach
    void fill() {
        year.fill();
        view("all_of_it", "SELECT * FROM \"orders.v1\"");
        view("months", "SELECT id, n AS month, name FROM \"orders.v1\"");
        view("summer", "SELECT * FROM \"orders.v1\" WHERE n BETWEEN 6 AND 8");
        view("of_months", "WITH w AS (SELECT * FROM months) SELECT month, count(*) AS c FROM w GROUP BY month");
        view("twice", "SELECT a.id FROM summer a JOIN all_of_it b ON a.id = b.id");
    }

    /// As Athena stores it.
    private void view(String name, String sql) {
        put(name, Map.of("presto_view", "true"), athena(sql, "awsdatacatalog", "lkc-abc123"));
    }

    private void put(String name, Map<String, String> parameters, @Nullable String text) {
        year.others.put("lkc-abc123." + name, new CatalogTable(
                "lkc-abc123", name, "1", parameters, null, List.of(), null, false, text));
    }

    private static String athena(String sql, String catalog, String schema) {
        String json = "{\"originalSql\":\"%s\",\"catalog\":\"%s\",\"schema\":\"%s\",\"columns\":[]}"
                .formatted(sql.replace("\"", "\\\""), catalog, schema);
        return "/* Presto View: " + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)) + " */";
    }

    /// Each line: a statement, and the files that are read for it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SELECT * FROM all_of_it | 12",
        "SELECT * FROM ALL_OF_IT WHERE n = 3 | 1",
        "SELECT * FROM \"lkc-abc123\".all_of_it v WHERE v.n = 3 | 1",
        "SELECT * FROM awsdatacatalog.\"lkc-abc123\".all_of_it WHERE n IN (3, 4) | 2",
        "SELECT id FROM months WHERE month = 3 | 1",
        "SELECT id FROM months WHERE n = 3 | 12",
        "SELECT id FROM summer | 3",
        "SELECT id FROM summer WHERE n = 7 | 1",
        "SELECT id FROM summer WHERE n = 1 | 0",
        "SELECT c FROM of_months WHERE month IN (1, 2) | 2",
        "SELECT c FROM of_months WHERE c = 2 | 12",
        "SELECT * FROM twice | 15",
        "SELECT * FROM \"orders.v1\" o JOIN summer s ON o.id = s.id WHERE o.n = 1 | 4",
        "SELECT a FROM months AS v(a, b, c) WHERE b = 3 | 1",
        "WITH months AS (SELECT * FROM \"orders.v1\") SELECT id FROM months WHERE n = 3 | 1",
        "INSERT INTO other SELECT * FROM summer | 3",
    })
    void whatIsBehindThemIsForetold(String sql, long files) {
        ScanEstimate estimate = year.estimate(sql);
        assertThat(estimate.unknowns()).isEmpty();
        assertThat(estimate.certainty()).isEqualTo(Certainty.UPPER_BOUND);
        assertThat(estimate.files()).isEqualTo(files);
    }

    @Test
    void onlyTheColumnsThatAreAskedForAreCounted() {
        assertThat(year.estimate("SELECT id FROM all_of_it").bytes())
                .isEqualTo(year.estimate("SELECT id FROM \"orders.v1\"").bytes())
                .isLessThan(year.estimate("SELECT * FROM all_of_it").bytes());
        assertThat(year.estimate("SELECT month FROM months").bytes())
                .as("its own columns are looked up under their names")
                .isEqualTo(year.estimate("SELECT id, n, name FROM \"orders.v1\"").bytes());
    }

    /// A view looks names up where it was made, not where it is asked.
    @Test
    void namesInsideAreThoseOfTheViewsPlace() {
        year.others.put("other.away", new CatalogTable(
                "other", "away", "1", Map.of(), null, List.of(), null, false,
                athena("SELECT * FROM summer", "awsdatacatalog", "lkc-abc123")));
        year.others.put("other.foreign", new CatalogTable(
                "other", "foreign", "1", Map.of(), null, List.of(), null, false,
                athena("SELECT * FROM t", "mysql", "shop")));
        assertThat(year.estimator.estimate("SELECT * FROM away", "other", Progress.NONE).files()).isEqualTo(3);
        assertThat(year.estimator.estimate("SELECT * FROM other.foreign", "lkc-abc123", Progress.NONE).unknowns())
                .containsExactly("shop.t lies in data catalog mysql, whose files the console does not read");
        QueryRequest elsewhere = new QueryRequest("SELECT * FROM awsdatacatalog.other.away", "x", "w", null, List.of())
                .in("mysql");
        assertThat(year.estimator.estimate(elsewhere, Progress.NONE).files()).isEqualTo(3);
    }

    @Test
    void aPlainTextOfHivesIsReadWhereItIsTheSameLanguage() {
        put("hive_view", Map.of(), "SELECT id FROM `orders.v1`");
        put("plain_view", Map.of(), "SELECT id FROM summer WHERE n = 6");
        assertThat(year.estimate("SELECT * FROM plain_view").files()).isEqualTo(1);
        assertThat(year.estimate("SELECT * FROM hive_view").unknowns()).singleElement().asString()
                .startsWith("lkc-abc123.hive_view is a view, and its text cannot be read: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'' | the catalog does not show its text",
        "'/* Presto View: %%% */' | its stored text is damaged",
        "'/* Presto View: bm90IGpzb24= */' | its stored text is damaged",
        "'/* Presto View: e30= */' | its text cannot be read",
        "DROP TABLE t | its stored text is no query",
    })
    void whatCannotBeLookedThroughSaysWhy(String text, String why) {
        put("broken", Map.of("presto_view", "true"), text);
        ScanEstimate estimate = year.estimate("SELECT * FROM broken, summer");
        assertThat(estimate.unknowns()).singleElement().asString()
                .startsWith("lkc-abc123.broken is a view, and ").contains(why);
        assertThat(estimate.files()).as("of the rest").isEqualTo(3);
    }

    @Test
    void aViewThatReadsItselfIsSaidTo() {
        view("ring_a", "SELECT * FROM ring_b");
        view("ring_b", "SELECT * FROM ring_a, summer");
        ScanEstimate estimate = year.estimate("SELECT * FROM ring_a");
        assertThat(estimate.unknowns()).containsExactly("lkc-abc123.ring_a is a view that reads itself");
        assertThat(estimate.files()).isEqualTo(3);
    }

    @Test
    void viewsThatMultiplyEndInAnAnswer() {
        view("v0", "SELECT id FROM summer");
        for (int i = 1; i <= 40; i++) {
            view("v" + i, "SELECT a.id FROM v%1$d a, v%1$d b".formatted(i - 1));
        }
        assertThat(year.estimate("SELECT * FROM v40").unknowns())
                .containsExactly("it reads tables in more than 1000 places");
    }

    @Test
    void theCatalogIsAskedOnceForEachName() {
        year.looks.set(0);
        year.estimate("SELECT * FROM twice, summer, all_of_it");
        assertThat(year.looks).as("twice, summer, all_of_it, orders.v1").hasValue(4);
    }
}
