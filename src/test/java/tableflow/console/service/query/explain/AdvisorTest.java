package tableflow.console.service.query.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.lake.FileTotals;
import tableflow.console.domain.query.plan.QueryPlan;
import tableflow.console.service.lake.PlannedScan;
import tableflow.console.service.query.explain.Advice.Rule;
import tableflow.console.service.query.plan.ScanEstimate;
import tableflow.console.service.query.plan.ScanEstimate.TableScan;

/// Each rule by statements that it is about and statements that it must leave alone.
class AdvisorTest {

    private static List<Rule> rules(String sql) {
        return Advisor.advise(sql, null, null).stream().map(Advice::rule).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "SELECT a FROM t ORDER BY a                               | ORDER_WITHOUT_LIMIT | ORDER",
        "SELECT a FROM t UNION ALL SELECT a FROM u ORDER BY a     | ORDER_WITHOUT_LIMIT | ORDER",
        "WITH x AS (SELECT a FROM t ORDER BY a) SELECT * FROM x   | ORDER_WITHOUT_LIMIT | ORDER",
        "SELECT 1 FROM t CROSS JOIN u                             | CROSS_JOIN          | u",
        "SELECT 1 FROM t, u                                       | CROSS_JOIN          | u",
        "SELECT 1 FROM t, u WHERE t.a > 3                         | CROSS_JOIN          | u",
        "SELECT 1 FROM t WHERE a LIKE '%x'                        | LEADING_WILDCARD    | '%x'",
        "SELECT 1 FROM t WHERE a LIKE '_x'                        | LEADING_WILDCARD    | '_x'",
        "SELECT count(DISTINCT a) FROM t                          | COUNT_DISTINCT      | count",
        "SELECT a FROM t UNION SELECT a FROM u                    | UNION_DISTINCT      | UNION",
        "EXPLAIN SELECT a FROM t ORDER BY a                       | ORDER_WITHOUT_LIMIT | ORDER",
        "EXPLAIN ANALYZE SELECT a FROM t ORDER BY a               | ORDER_WITHOUT_LIMIT | ORDER"})
    void tells(String sql, Rule rule, String at) {
        List<Advice> found = Advisor.advise(sql.strip(), null, null);

        assertThat(found).extracting(Advice::rule).containsExactly(rule);
        Advice.Place place = Objects.requireNonNull(found.getFirst().place());
        assertThat(sql.strip().substring(place.from(), place.to())).isEqualTo(at.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT a FROM t ORDER BY a LIMIT 10",
        "SELECT a FROM t ORDER BY a FETCH FIRST 10 ROWS ONLY",
        "SELECT row_number() OVER (ORDER BY a) FROM t",
        "SELECT array_agg(a ORDER BY a) FROM t",
        "SELECT x FROM t CROSS JOIN UNNEST(t.items) AS i (x)",
        "SELECT x FROM t, UNNEST(t.items) AS i (x)",
        "SELECT 1 FROM t CROSS JOIN (VALUES 1, 2) AS v (n)",
        "SELECT 1 FROM t, u WHERE t.a = u.a",
        "SELECT 1 FROM t JOIN u ON t.a = u.a",
        "SELECT 1 FROM t WHERE a LIKE 'x%'",
        "SELECT count(a), approx_distinct(a) FROM t",
        "SELECT a FROM t UNION ALL SELECT a FROM u",
        "SHOW TABLES", "DESCRIBE t", "SELEC 1", "", "MSCK REPAIR TABLE t"})
    void leavesAlone(String sql) {
        assertThat(rules(sql)).isEmpty();
    }

    @Test
    void placesAreRightOnLaterLinesAndBehindUnusualLetters() {
        String sql = "SELECT '😀' AS a, b -- ORDER\nFROM \"t-1\"\n  ORDER BY b";
        Advice.Place place = Objects.requireNonNull(Advisor.advise(sql, null, null).getFirst().place());
        assertThat(place.from()).isEqualTo(sql.lastIndexOf("ORDER"));
    }

    private static ScanEstimate scan(String name, int columns, boolean all, FileTotals planned, long live) {
        List<String> names = new ArrayList<>(IntStream.range(0, columns - 1).mapToObj(it -> "c" + it).toList());
        names.add("$$raw-value");
        return estimate(new TableScan(name, new PlannedScan(OptionalLong.of(1), names, all, planned,
                planned.bytes(), planned.bytes(), 0, FileTotals.NONE, live, 1, 1), null), List.of());
    }

    private static ScanEstimate estimate(TableScan table, List<String> notPruning) {
        return new ScanEstimate(List.of(table), notPruning, false, false, null);
    }

    private static List<Advice> advise(String sql, ScanEstimate estimate) {
        return Advisor.advise(sql, estimate, null);
    }

    @Test
    void aTableIsPlacedByItsWholeName() {
        FileTotals large = new FileTotals(3, 10, 100L << 20);
        String sql = "SELECT c1 FROM orders JOIN my_orders ON true";
        Advice advice = advise(sql, scan("lkc.my_orders", 5, false, large, 3)).stream()
                .filter(one -> one.rule() == Rule.NO_FILTER).findFirst().orElseThrow();
        assertThat(advice.place()).isEqualTo(new Advice.Place(27, 36));
    }

    @Test
    void whatEndsEarlyOrOnlyCountsNeedsNoFilterAndTwiceIsOnce() {
        FileTotals large = new FileTotals(3, 10, 100L << 20);
        ScanEstimate all = scan("lkc.orders", 5, false, large, 3);
        String sql = "SELECT c1 FROM orders";
        assertThat(advise(sql, all)).extracting(Advice::rule).containsExactly(Rule.NO_FILTER);
        assertThat(advise(sql, new ScanEstimate(List.of(all.tables().getFirst(), all.tables().getFirst()),
                List.of(), false, false, null))).hasSize(1);
        assertThat(advise(sql, new ScanEstimate(all.tables(), List.of(), true, false, null))).isEmpty();
        assertThat(advise("SELECT count(*) FROM orders", estimate(new TableScan("lkc.orders", new PlannedScan(
                OptionalLong.of(1), List.of(), false, large, 1, 1, 0, FileTotals.NONE, 3, 1, 1), null), List.of())))
                .isEmpty();
    }

    @Test
    void allColumnsOfAWideTable() {
        String sql = "SELECT * FROM lkc.orders WHERE c1 = 1";
        FileTotals small = new FileTotals(1, 10, 1000);
        Advice advice = advise(sql, scan("lkc.orders", 20, true, small, 1)).getFirst();
        assertThat(advice.rule()).isEqualTo(Rule.ALL_COLUMNS);
        assertThat(advice.problem()).contains("20 columns of lkc.orders", "raw bytes");
        assertThat(advice.place()).isEqualTo(new Advice.Place(7, 8));
        assertThat(advise(sql, scan("lkc.orders", 5, true, small, 1))).isEmpty();
        assertThat(advise("SELECT c1 FROM lkc.orders", scan("lkc.orders", 20, false, small, 1))).isEmpty();
        assertThat(advise("SELECT count(*) FROM lkc.orders", scan("lkc.orders", 20, false, small, 1))).isEmpty();
    }

    @Test
    void noFilterOnALargeTable() {
        String sql = "SELECT c1 FROM \"lkc-1\".\"orders.clean\"";
        FileTotals all = new FileTotals(12, 10, 12L << 30);
        Advice advice = advise(sql, scan("lkc-1.orders.clean", 20, false, all, 12)).getFirst();
        assertThat(advice.rule()).isEqualTo(Rule.NO_FILTER);
        assertThat(advice.problem()).contains("all 12");
        assertThat(advice.place()).isNotNull();
        assertThat(advise(sql, scan("lkc-1.orders.clean", 20, false, all, 13))).isEmpty();
        assertThat(advise(sql, scan("lkc-1.orders.clean", 20, false, new FileTotals(12, 10, 12 << 10), 12))).isEmpty();
    }

    @Test
    void smallFilesAndConditionsThatLeaveNoneOut() {
        ScanEstimate many = scan("d.t", 3, false, new FileTotals(1000, 10, 1000L << 12), 2000);
        assertThat(advise("SELECT c1 FROM d.t", many)).extracting(Advice::rule).containsExactly(Rule.SMALL_FILES);
        ScanEstimate function = estimate(new TableScan("d.t", null, "no permission"), List.of("(length(c1) = 3)"));
        Advice advice = advise("SELECT c1 FROM d.t WHERE length(c1) = 3", function).getFirst();
        assertThat(advice.rule()).isEqualTo(Rule.FILTER_THAT_PRUNES_NOTHING);
        assertThat(advice.problem()).contains("(length(c1) = 3)");
    }

    private static @Nullable QueryPlan plan(String... lines) {
        return QueryPlan.read(List.of(lines)).orElse(null);
    }

    @Test
    void thePlanTellsOfCrossJoinsTheTextHides() {
        QueryPlan plan = plan("Fragment 0 [SINGLE]", "    CrossJoin", "    ├─ TableScan[table = c:d.t]",
                "    └─ TableScan[table = c:d.u]");
        assertThat(Advisor.advise("SELECT 1 FROM t JOIN u ON true", null, plan)).extracting(Advice::rule)
                .containsExactly(Rule.CROSS_JOIN);
        assertThat(Advisor.advise("SELECT 1 FROM t CROSS JOIN u", null, plan)).extracting(Advice::rule)
                .containsExactly(Rule.CROSS_JOIN);
    }

    @Test
    void theLargerSideBelongsInFront() {
        QueryPlan plan = plan("Fragment 0 [SINGLE]", "    InnerJoin[criteria = (a = b)]",
                "    ├─ TableScan[table = c:d.t]",
                "    │      Estimates: {rows: 10 (1MB), cpu: 1, memory: 0B, network: 0B}",
                "    └─ TableScan[table = c:d.u]",
                "           Estimates: {rows: 10 (1GB), cpu: 1, memory: 0B, network: 0B}");
        Advice advice = Advisor.advise("SELECT 1 FROM t JOIN u ON a = b", null, plan).getFirst();
        assertThat(advice.rule()).isEqualTo(Rule.LARGE_BUILD_SIDE);
        assertThat(advice.problem()).contains("1GB against 1MB");
        assertThat(advice.place()).isNull();
    }

    @Test
    void theCostlyOperatorIsNamed() {
        QueryPlan plan = plan("Fragment 0 [SINGLE]", "    Output[a]",
                "    │   CPU: 1.00ms (10.00%), Scheduled: 1.00ms (1%), Blocked: 0.00ns (0.00%), Output: 1 row (1B)",
                "    └─ TableScan[table = c:d.t$data@7]",
                "           CPU: 9.00ms (90.00%), Scheduled: 1.00ms (1%), Blocked: 0.00ns (0.00%), Output: 1 row (1B)");
        assertThat(Advisor.advise("SELECT a FROM t", null, plan)).singleElement()
                .satisfies(it -> assertThat(it.problem()).startsWith("90.00% of the processor time")
                        .contains("TableScan of d.t"));
    }
}
