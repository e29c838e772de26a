package tableflow.console.domain.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.query.plan.QueryPlan.Fragment;

/// Plans as Trino 483 printed them for a join with grouping, and shapes that it might print.
class QueryPlanTest {

    private static List<String> lines(String name) throws IOException {
        try (InputStream file = QueryPlanTest.class.getResourceAsStream("/plans/" + name + ".txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static QueryPlan plan(String name) throws IOException {
        return QueryPlan.read(lines(name)).orElseThrow();
    }

    private static PlanNode only(QueryPlan plan, String operator) {
        return plan.root().all().stream().filter(it -> it.operator().equals(operator)).findFirst().orElseThrow();
    }

    @Test
    void theFragmentsAreOneTree() throws IOException {
        QueryPlan plan = plan("explain");

        assertThat(plan.fragments()).extracting(Fragment::number).containsExactly(0, 1, 2, 3);
        assertThat(plan.fragments()).extracting(Fragment::kind)
                .containsExactly("SINGLE", "HASH", "SOURCE", "SOURCE");
        assertThat(plan.root().all()).extracting(PlanNode::operator).containsExactly(
                "Output", "TopN", "LocalExchange", "RemoteSource",
                "TopNPartial", "LocalExchange", "TopNPartial", "LocalExchange", "TopNPartial", "Aggregate",
                "LocalExchange", "RemoteSource",
                "Aggregate", "InnerJoin", "ScanFilterProject", "LocalExchange", "RemoteSource", "TableScan");
        assertThat(only(plan, "InnerJoin").children()).extracting(PlanNode::operator)
                .containsExactly("ScanFilterProject", "LocalExchange");
        assertThat(plan.isAnalyzed()).isFalse();
        assertThat(plan.phases()).isEmpty();
    }

    @Test
    void scansNameTheirTableAndWhatComesOut() throws IOException {
        PlanNode scan = only(plan("explain"), "ScanFilterProject");

        assertThat(scan.isScan()).isTrue();
        assertThat(scan.table()).contains("lkc-59iq9m.payments");
        assertThat(Objects.requireNonNull(scan.estimate()).rows()).hasToString("1932");
        assertThat(scan.estimate().bytes().value()).isEqualByComparingTo("59054.08");
        assertThat(scan.details()).contains("partition := 8:$$partition:integer");
    }

    @Test
    void whatTheEngineDoesNotKnowIsUnknown() throws IOException {
        PlanNode join = only(plan("explain"), "InnerJoin");

        assertThat(Objects.requireNonNull(join.estimate()).rows()).isEqualTo(Amount.UNKNOWN);
        assertThat(join.estimate().rows().known()).isEmpty();
    }

    @Test
    void analyzeTellsWhatHappened() throws IOException {
        QueryPlan plan = plan("explain-analyze");

        assertThat(plan.isAnalyzed()).isTrue();
        assertThat(plan.phases()).startsWith("Queued: 2.76ms").contains("Execution: 3.01s");
        PlanNode.Actual scan = Objects.requireNonNull(only(plan, "ScanFilterProject").actual());
        assertThat(scan.cpu().value()).isEqualByComparingTo("440");
        assertThat(scan.cpuShare().value()).isEqualByComparingTo("60.52");
        assertThat(scan.output().rows()).hasToString("2147");
        assertThat(Objects.requireNonNull(scan.input()).rows().value()).isEqualByComparingTo("2147");
        assertThat(Objects.requireNonNull(scan.physicalInput()).value())
                .isEqualByComparingTo(new BigDecimal("434268.16"));
        Fragment sources = plan.fragments().get(2);
        assertThat(Objects.requireNonNull(sources.cpu()).value()).isEqualByComparingTo("527.56");
        assertThat(sources.peakMemory()).hasToString("2.13MB");
        assertThat(Objects.requireNonNull(only(plan, "InnerJoin").actual()).input()).isNull();
    }

    @Test
    void anOlderShapeWithDashesIsReadToo() {
        QueryPlan plan = QueryPlan.read(List.of(
                "Query Plan",
                "Fragment 0 [SINGLE]",
                "    Output layout: [a]",
                "    - Output[a] => [a:bigint]",
                "            Estimates: {rows: 10 (90B), cpu: 90, memory: 0B, network: 0B}",
                "        - RemoteSource[1] => [a:bigint]",
                "        - Values => [b:bigint]",
                "                (1)")).orElseThrow();

        assertThat(plan.root().children()).extracting(PlanNode::operator).containsExactly("RemoteSource", "Values");
        assertThat(Objects.requireNonNull(plan.root().estimate()).rows()).hasToString("10");
        assertThat(plan.root().children().getLast().details()).containsExactly("(1)");
    }

    @Test
    void otherTextIsNoPlan() throws IOException {
        assertThat(QueryPlan.read(List.of())).isEmpty();
        assertThat(QueryPlan.read(List.of("{", "  \"0\" : {", "}"))).isEmpty();
        assertThat(QueryPlan.read(List.of("FAILED: line 1:8: something"))).isEmpty();
    }

    @Test
    void aPlanThatNamesItsOwnFragmentsInACircleEnds() {
        QueryPlan plan = QueryPlan.read(List.of(
                "Fragment 0 [SINGLE]", "    RemoteSource[sourceFragmentIds = [1]]",
                "Fragment 1 [SINGLE]", "    RemoteSource[sourceFragmentIds = [0]]")).orElseThrow();
        assertThat(plan.root().all()).hasSize(2);
    }

    /// Lines lost or doubled on the way make another plan or none, never a failure.
    @Test
    void noTextBreaksTheReader() throws IOException {
        List<String> good = lines("explain-analyze");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<String> broken = random.ints(random.nextInt(40), 0, good.size()).mapToObj(good::get)
                    .map(line -> random.nextInt(4) == 0 ? line.substring(random.nextInt(line.length() + 1)) : line)
                    .toList();
            assertThat(QueryPlan.read(broken)).as("seed %d, round %d", seed, round).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0B, 0", "365B, 365", "7.37kB, 7546.88", "2.13MB, 2233466.88", "74.56k, 74560", "2147, 2147", "3.01s, 3010",
        "2.76ms, 2.76", "53.85us, 0.05385", "1.50m, 90000", "27.65%, 27.65", "?,", "NaN,", "1.5 parsecs,"})
    void figures(String text, BigDecimal value) {
        assertThat(Amount.of(text)).hasToString(text);
        if (value == null) {
            assertThat(Amount.of(text).value()).isNull();
        } else {
            assertThat(Amount.of(text).value()).isEqualByComparingTo(value);
        }
    }
}
