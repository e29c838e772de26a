package tableflow.console.service.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.service.query.plan.ScanEstimate.Certainty;

/// Which files conditions leave out, and which columns a statement uses.
class EstimatorFiltersTest {

    private final TwelveMonths year = new TwelveMonths();

    /// Each line: a condition, and how many of the twelve files can hold rows for it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "n = 3 | 1",
        "3 = n | 1",
        "n <> 3 | 11",
        "n < 3 | 2",
        "n <= 3 | 3",
        "n > 3 AND n < 6 | 2",
        "10 < n | 2",
        "n = 1 OR n = 12 | 2",
        "n BETWEEN 2 AND 4 | 3",
        "n NOT BETWEEN 2 AND 4 | 12",
        "n IN (1, 5, 99) | 2",
        "n NOT IN (1, 5) | 12",
        "NOT (n = 3) | 11",
        "NOT (n = 3 AND length(name) = 2) | 12",
        "n IS NULL | 0",
        "n IS NOT NULL | 12",
        "n = -3 | 0",
        "n = 99999999999 | 0",
        "n = 3.5 | 0",
        "n > 3.5 | 9",
        "n >= 3.5 | 9",
        "n < 3.5 | 3",
        "n <= 3.5 | 3",
        "n = NULL | 12",
        "n + 1 = 3 | 12",
        "n = 3 AND length(name) = 2 | 1",
        "n = 3 OR length(name) = 2 | 12",
        "id > 9223372036854775806 | 0",
        "price = 3.25 | 1",
        "price > 12.505 | 0",
        "price >= 12.5 | 1",
        "price < 1.005 | 1",
        "price = 3.255 | 0",
        "price = DECIMAL '3.25' | 1",
        "price > 1e1 | 12",
        "name = 'm03' | 1",
        "name LIKE 'm03%' | 1",
        "name LIKE '%03' | 12",
        "name NOT LIKE 'm03%' | 12",
        "NOT (name LIKE 'm03_') | 12",
        "day = DATE '2026-03-05' | 1",
        "day >= DATE '2026-11-01' | 2",
        "day >= TIMESTAMP '2026-11-28 00:00:01' | 1",
        "open | 6",
        "NOT open | 6",
        "open = false | 6",
        "ratio > 0.95 | 3",
        "ratio = 0.3 | 1",
        "NOT (ratio > 0.3) | 12",
        "at.city = 'c03' | 1",
        "o.at.city = 'c03' | 1",
        "\"$$partition\" = 0 | 4",
        "o.\"$$partition\" IN (0, 1) | 8",
        "\"$$timestamp\" >= TIMESTAMP '2026-11-01 00:00:00 UTC' | 2",
        "\"$$timestamp\" >= TIMESTAMP '2026-11-28 01:00:00 +02:00' | 2",
        "\"$$timestamp\" > TIMESTAMP '2026-11-28 02:00:00 Europe/Berlin' | 1",
        "\"$$timestamp\" > TIMESTAMP '2026-11-28' | 1",
        "\"$$timestamp\" > now() - INTERVAL '20' DAY | 2",
        "\"$$timestamp\" > date_add('month', -2, current_timestamp) | 3",
        "\"$$timestamp\" > from_iso8601_timestamp('2026-11-28T00:00:01Z') | 1",
        "\"$$timestamp\" > CAST('2026-11-28 00:00:01' AS timestamp) | 1",
        "CAST(\"$$timestamp\" AS date) = DATE '2026-03-02' | 1",
        "date(\"$$timestamp\") > DATE '2026-11-27' | 2",
        "date(\"$$timestamp\") > DATE '2026-11-28' | 1",
        "date_trunc('day', \"$$timestamp\") <= TIMESTAMP '2026-01-31 00:00:00 UTC' | 1",
        "date_trunc('hour', \"$$timestamp\") <= TIMESTAMP '2026-01-31 00:00:00 UTC' | 12",
        "\"$$timestamp\" > (SELECT max(\"$$timestamp\") FROM \"orders.v1\") | 24",
        "\"$path\" = 'x' | 12",
        "nothing = 3 | 12",
    })
    void conditionsLeaveFilesOut(String condition, long files) {
        year.fill();
        ScanEstimate estimate = year.estimate("SELECT id FROM \"orders.v1\" o WHERE " + condition);
        assertThat(estimate.unknowns()).isEmpty();
        assertThat(estimate.files()).isEqualTo(files);
        assertThat(estimate.rows()).isEqualTo(files * 1_000);
        assertThat(estimate.atMost()).isEqualTo(files * TwelveMonths.FILE);
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
        "WITH w AS (SELECT * FROM :t) SELECT id FROM w WHERE n = 3 | 12 | 1.1",
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
        long footer = megabytes == 10 ? 0 : 48 << 10;
        assertThat(estimate.bytes()).isEqualTo(files * (Math.round(megabytes * 1_000_000) + footer));
        assertThat(estimate.certainty()).isEqualTo(Certainty.UPPER_BOUND);
    }

    @Test
    void whatCannotPruneIsNamed() {
        year.fill();
        ScanEstimate estimate = year.estimate("""
                SELECT a.id FROM "orders.v1" a JOIN "orders.v1" b ON a.id = b.id
                WHERE a.n = 3 AND length(b.name) > 2""");
        assertThat(estimate.notPruning()).containsExactly("(length(b.name) > 2)", "(a.id = b.id)");
    }
}
