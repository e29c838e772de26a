package tableflow.console.service.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.Progress;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.query.plan.ScanEstimate.Certainty;

/// Which files conditions leave out, and which columns a statement uses.
class EstimatorFiltersTest {

    /// A file's end is read for itself.
    private static final long END = 48 << 10;

    private final TwelveMonths year = new TwelveMonths();

    @ParameterizedTest
    @MethodSource("tableflow.console.service.query.plan.EstimateCases#conditions")
    void conditionsLeaveFilesOut(String condition, long files) {
        year.fill();
        ScanEstimate estimate = year.estimate("SELECT id FROM \"orders.v1\" o WHERE " + condition);
        assertThat(estimate.unknowns()).isEmpty();
        assertThat(estimate.files()).isEqualTo(files);
        assertThat(estimate.rows()).isEqualTo(files * 1_000);
        assertThat(estimate.atMost()).isEqualTo(files * (TwelveMonths.FILE + END));
    }

    /// Each line: a statement, its planned files, and the megabytes of the used columns of one file, without its
    /// footer; 10 stands for the whole file.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "SELECT * FROM :t | 12 | 10",
        "SELECT id FROM :t | 12 | 1",
        "SELECT ID, t.n FROM :t t | 12 | 1.1",
        "SELECT count(*) FROM :t | 12 | 0",
        "SELECT tags[1], at.city FROM :t | 12 | 2.3",
        "SELECT x.* FROM :t x | 12 | 10",
        "SELECT id FROM (SELECT * FROM :t) | 12 | 1",
        "SELECT * FROM (SELECT id FROM :t) | 12 | 1",
        "SELECT DISTINCT * FROM :t | 12 | 10",
        "SELECT id FROM (SELECT DISTINCT * FROM :t) | 12 | 10",
        "WITH w AS (SELECT * FROM :t) SELECT id FROM w WHERE n = 3 | 1 | 1.1",
        "WITH w AS (SELECT * FROM :t WHERE n = 3) SELECT id FROM w | 1 | 1.1",
        "WITH w(a, b, c, d, e, f, g, h, i, j, k) AS (SELECT * FROM :t) SELECT a FROM w | 12 | 10",
        "SELECT a FROM :t AS x(a, b, c, d, e, f, g, h, i, j, k) WHERE b = 3 | 12 | 10",
        "WITH w AS (SELECT id FROM :t WHERE n = 3) SELECT * FROM w a JOIN w b ON a.id = b.id | 2 | 1.1",
        "SELECT a.id FROM :t a JOIN :t b USING (n) WHERE a.n = 3 | 13 | 1.1",
        "SELECT a.id FROM :t a JOIN :t b ON a.id = b.id AND b.n = 3 WHERE a.n = 3 | 2 | 1.1",
        "SELECT a.id FROM :t a LEFT JOIN :t b ON a.id = b.id AND b.n = 3 AND a.n = 4 | 13 | 1.1",
        "SELECT a.id FROM :t a LEFT JOIN :t b ON a.id = b.id WHERE b.n IS NULL | 24 | 1.1",
        "SELECT a.id FROM :t a LEFT JOIN :t b ON a.id = b.id WHERE b.n = 3 | 13 | 1.1",
        "SELECT a.id FROM :t a FULL JOIN :t b ON a.id = b.id AND a.n = 3 | 24 | 1.1",
        "SELECT id FROM :t WHERE n = 3 UNION ALL SELECT id FROM :t WHERE n = 4 | 2 | 1.1",
        "SELECT id FROM (SELECT * FROM :t UNION ALL SELECT * FROM :t) | 24 | 10",
        "SELECT 1 WHERE EXISTS (SELECT * FROM :t WHERE n = 3) | 1 | 0.1",
        "SELECT id FROM :t WHERE id IN (SELECT id FROM :t WHERE n = 1) | 13 | 1.1",
        "TABLE :t | 12 | 10",
        "SELECT id FROM :t, UNNEST(tags) AS u(tag) | 12 | 3",
        "SELECT id FROM :t TABLESAMPLE SYSTEM (10) | 12 | 1",
        "INSERT INTO other SELECT id FROM :t | 12 | 1",
        "CREATE TABLE other AS SELECT id FROM :t | 12 | 1",
        "EXPLAIN ANALYZE SELECT id FROM :t | 12 | 1",
        "SELECT id FROM \"lkc-abc123\".:t | 12 | 1",
        "SELECT id FROM awsdatacatalog.\"lkc-abc123\".:t | 12 | 1",
    })
    void columnsAndTablesOfAStatement(String sql, long files, double megabytes) {
        year.fill();
        ScanEstimate estimate = year.estimate(sql.replace(":t", "\"orders.v1\""));
        assertThat(estimate.unknowns()).isEmpty();
        assertThat(estimate.files()).isEqualTo(files);
        assertThat(estimate.bytes()).isEqualTo(files * (Math.round(megabytes * 1_000_000) + END));
        assertThat(estimate.atMost()).isEqualTo(files * (TwelveMonths.FILE + END));
        assertThat(estimate.certainty()).isEqualTo(Certainty.UPPER_BOUND);
    }

    @ParameterizedTest
    @MethodSource("tableflow.console.service.query.plan.EstimateCases#queries")
    void conditionsGoDownIntoQueries(String sql, long files) {
        year.fill();
        ScanEstimate estimate = year.estimate(sql.replace(":t", "\"orders.v1\""));
        assertThat(estimate.unknowns()).isEmpty();
        assertThat(estimate.files()).isEqualTo(files);
        assertThat(estimate.atMost()).isEqualTo(files * (TwelveMonths.FILE + END));
    }

    /// Each line: a condition, its parameters with semicolons between them, and the files it reads. A parameter that
    /// is not known leaves out none.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "n = ? | 3 | 1",
        "n = ? |  | 12",
        "n = ? | ? | 12",
        "n = ? | 1 + | 12",
        "n IN (?, ?) | 3;4 | 2",
        "n IN (?, ?) | 3 | 12",
        "n > ? AND name LIKE ? | 2;'m04%' | 1",
        "\"$$timestamp\" >= ? | TIMESTAMP '2026-11-01 00:00:00 UTC' | 2",
        "\"$$timestamp\" >= date_trunc('month', ?) | TIMESTAMP '2026-11-15 00:00:00 UTC' | 2",
        "\"$$timestamp\" >= date_trunc('hour', current_timestamp) - INTERVAL '20' DAY | | 2",
        "day = CAST(? AS date) | '2026-03-05' | 1",
    })
    void parametersThatAreKnownLeaveFilesOut(String condition, @Nullable String parameters, long files) {
        year.fill();
        ScanEstimate estimate = year.estimator.estimate(new QueryRequest(
                "SELECT id FROM \"orders.v1\" WHERE " + condition, MemoryLake.DATABASE, "primary", null,
                parameters == null ? List.of() : List.of(parameters.split(";"))), Progress.NONE);
        assertThat(estimate.unknowns()).isEmpty();
        assertThat(estimate.files()).isEqualTo(files);
    }

    @Test
    void whatCannotPruneIsNamed() {
        year.fill();
        ScanEstimate estimate = year.estimate("""
                SELECT a.id FROM "orders.v1" a JOIN "orders.v1" b ON a.id = b.id
                WHERE a.n = 3 AND length(b.name) > 2""");
        assertThat(estimate.notPruning()).containsExactly("(length(b.name) > 2)");
    }
}
