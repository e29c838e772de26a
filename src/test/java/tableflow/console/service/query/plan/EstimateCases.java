package tableflow.console.service.query.plan;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// What is asked of the twelve files of [TwelveMonths], and how many of them are read for it. The same is asked of the
/// real engine, which may read no more.
final class EstimateCases {

    private static final String[] CONDITIONS = {
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
    };

    /// A condition goes down through what leaves rows as they are, to the columns that it means there.
    private static final String[] QUERIES = {
        "SELECT id FROM (SELECT * FROM :t) WHERE n = 3 | 1",
        "SELECT id FROM (SELECT * FROM :t) w WHERE w.n = 3 | 1",
        "SELECT id FROM (SELECT id, n AS month FROM :t) WHERE month = 3 | 1",
        "SELECT id FROM (SELECT id, n AS month FROM :t) WHERE n = 3 | 12",
        "SELECT id FROM (SELECT id, n + 1 AS n FROM :t) WHERE n = 3 | 12",
        "SELECT id FROM (SELECT x.* FROM :t x) w WHERE w.n = 3 | 1",
        "SELECT id FROM (SELECT x.*, n + 1 AS n FROM :t x) w WHERE id = 3001 | 1",
        "SELECT a FROM (SELECT id, n FROM :t) AS w(a, b) WHERE b = 3 | 1",
        "SELECT a FROM (SELECT id, n FROM :t) AS w(a, b) WHERE w.b = 3 AND a > 0 | 1",
        "SELECT a FROM (SELECT * FROM :t) AS w(a, b, c, d, e, f, g, h, i, j, k) WHERE b = 3 | 12",
        "SELECT id FROM (SELECT * FROM (SELECT * FROM :t)) WHERE n = 3 AND date(day) > DATE '2026-01-01' | 1",
        "SELECT id FROM ((SELECT * FROM :t)) WHERE n = 3 | 1",
        "SELECT w.at.city FROM (SELECT at FROM :t) w WHERE w.at.city = 'c03' | 1",
        "SELECT id FROM (SELECT at AS place, id FROM :t) WHERE place.city = 'c03' | 1",
        "WITH w AS (SELECT * FROM :t) SELECT id FROM w WHERE n = 3 | 1",
        "WITH w AS (SELECT * FROM :t) SELECT id FROM w v WHERE v.n = 3 | 1",
        "WITH w(a, b) AS (SELECT id, n FROM :t) SELECT a FROM w WHERE b IN (3, 4) | 2",
        "WITH w(a, b) AS (SELECT id, n FROM :t) SELECT c FROM w AS v(c, d) WHERE d = 3 | 1",
        "WITH w AS (SELECT * FROM :t), v AS (SELECT id, n FROM w WHERE n > 2) SELECT id FROM v WHERE n < 5 | 2",
        "WITH w AS (SELECT * FROM :t) SELECT 1 FROM w a, w b WHERE a.n = 3 AND b.n IN (3, 4) | 3",
        "SELECT id FROM (SELECT DISTINCT id, n FROM :t) WHERE n = 3 | 1",
        "SELECT id FROM (SELECT id, n FROM :t ORDER BY id) WHERE n = 3 | 1",
        "SELECT id FROM (SELECT id, n FROM :t LIMIT 5) WHERE n = 3 | 12",
        "SELECT id FROM (SELECT id, n FROM :t ORDER BY id OFFSET 5) WHERE n = 3 | 12",
        "SELECT id FROM (SELECT id, n, row_number() OVER (ORDER BY id) AS r FROM :t) WHERE n = 3 | 12",
        "SELECT id FROM (SELECT id, n, lag(id) OVER w AS r FROM :t WINDOW w AS (ORDER BY id)) WHERE n = 3 | 12",
        "SELECT c FROM (SELECT n, count(*) AS c FROM :t GROUP BY n) WHERE n = 3 | 1",
        "SELECT c FROM (SELECT n, count(*) AS c FROM :t GROUP BY n) WHERE c = 3 | 12",
        "SELECT c FROM (SELECT n, count(*) AS c FROM :t GROUP BY ROLLUP (n)) WHERE n = 3 | 12",
        "SELECT n, count(*) FROM :t GROUP BY n HAVING n = 3 AND max(id) > 5 | 1",
        "SELECT n, count(*) FROM :t GROUP BY GROUPING SETS ((n), ()) HAVING n = 3 | 12",
        "SELECT id FROM (SELECT id, n FROM :t UNION ALL SELECT n, id FROM :t) WHERE n = 3001 | 1",
        "SELECT id FROM (SELECT id, n FROM :t UNION SELECT id, n FROM :t WHERE n > 4) WHERE n IN (3, 5) | 3",
        "SELECT id FROM (SELECT id, n FROM :t EXCEPT SELECT id, n FROM :t) WHERE n = 3 | 24",
        "SELECT a.id FROM :t a LEFT JOIN (SELECT id, n FROM :t) b ON a.id = b.id AND b.n = 3 | 13",
        "SELECT a.id FROM :t a LEFT JOIN (SELECT id, n FROM :t) b ON a.id = b.id WHERE b.n IS NULL | 24",
        "SELECT a.id FROM :t a LEFT JOIN (SELECT id, n FROM :t) b ON a.id = b.id WHERE b.n = 3 AND a.n = 4 | 2",
        "SELECT a.id FROM :t a JOIN :t b USING (n) WHERE n = 3 | 2",
        "SELECT a.id FROM :t a LEFT JOIN :t b USING (n) WHERE n = 3 | 24",
        "SELECT b.id FROM :t a RIGHT JOIN :t b USING (n) WHERE n = 3 AND b.id > 0 | 24",
        "SELECT a.id FROM :t a FULL JOIN :t b USING (n) WHERE n = 3 | 24",
        "SELECT id FROM (SELECT a.id, b.n FROM :t a JOIN :t b ON a.id = b.id) WHERE n = 3 | 13",
        "SELECT 1 FROM (SELECT * FROM :t o) w JOIN :t o ON w.id = o.id WHERE o.n = 3 | 13",
        "SELECT 1 FROM :t o WHERE o.n = 3 AND EXISTS (SELECT 1 FROM (SELECT * FROM :t o) z WHERE o.n = 4) | 13",
        "SELECT id FROM (SELECT * FROM :t) WHERE n IN (SELECT n FROM :t WHERE n = 3) | 13",
        "SELECT x.id FROM :t x CROSS JOIN LATERAL (SELECT x.n AS n) l WHERE l.n = 3 | 12",
        "WITH w AS (SELECT * FROM :t) SELECT id FROM (TABLE w) v WHERE v.n = 3 | 12",
        "SELECT id FROM (VALUES 1) v(id) WHERE id = 3 | 0",
    };

    private EstimateCases() {}

    /// @param sql with `:t` for the table
    record Case(String sql, long files) {
        static Case of(String line) {
            int bar = line.lastIndexOf('|');
            return new Case(line.substring(0, bar).strip(), Long.parseLong(line.substring(bar + 1).strip()));
        }
    }

    static Stream<Arguments> conditions() {
        return conditionCases().map(one -> Arguments.of(one.sql(), one.files()));
    }

    static Stream<Arguments> queries() {
        return queryCases().map(one -> Arguments.of(one.sql(), one.files()));
    }

    static Stream<Case> conditionCases() {
        return Stream.of(CONDITIONS).map(Case::of);
    }

    static Stream<Case> queryCases() {
        return Stream.of(QUERIES).map(Case::of);
    }
}
