package tableflow.console.service.query.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.FakeAthena;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.explain.Advice.Rule;
import tableflow.console.service.query.explain.Explainer.Understanding;
import tableflow.console.service.query.plan.ScanEstimate;
import tableflow.console.service.support.Waiter;

class ExplainerTest {

    private final FakeAthena athena = new FakeAthena(new ResultColumn("Query Plan", "varchar", 0, 0));
    private final List<String> estimated = new ArrayList<>();
    private final Queries queries = new Queries(athena, Waiter.real());
    private final Explainer explainer = new Explainer(queries, (request, progress) -> {
        estimated.add(request.database() + ": " + request.sql());
        return new ScanEstimate(List.of(), List.of(), false, false, null);
    });

    private static QueryRequest request(String sql) {
        return new QueryRequest(sql, "lake", "primary", null, List.of("1"));
    }

    private void answers(String... lines) {
        athena.states.add("SUCCEEDED");
        for (String line : lines) {
            athena.rows.add(Collections.singletonList(line));
        }
    }

    @Test
    void adviceAloneRunsNothing() {
        Understanding told = explainer.advise(request("SELECT a FROM t ORDER BY a"), Progress.NONE);

        assertThat(told.plan()).isNull();
        assertThat(told.advice()).extracting(Advice::rule).containsExactly(Rule.ORDER_WITHOUT_LIMIT);
        assertThat(estimated).containsExactly("lake: SELECT a FROM t ORDER BY a");
        assertThat(athena.calls).isEmpty();
    }

    @Test
    void thePlanIsAskedForInTheSamePlaceWithTheSameParameters() {
        answers("Query Plan", "Fragment 0 [SINGLE]", "    Output[columnNames = [a]]",
                "    └─ TableScan[table = awsdatacatalog:lake.t]");

        Understanding told =
                explainer.explain(request("SELECT a FROM t WHERE a = ?"), false, look -> {}, Progress.NONE);

        assertThat(Objects.requireNonNull(told.plan()).root().all()).hasSize(2);
        assertThat(athena.requests).singleElement().satisfies(sent -> {
            assertThat(sent.sql()).isEqualTo("EXPLAIN SELECT a FROM t WHERE a = ?");
            assertThat(sent.database()).isEqualTo("lake");
            assertThat(sent.workgroup()).isEqualTo("primary");
            assertThat(sent.parameters()).containsExactly("1");
        });
    }

    @Test
    void aStatementThatChangesSomethingIsNeverAnalysed() {
        assertThatThrownBy(() -> explainer.explain(request("DELETE FROM t"), true, look -> {}, Progress.NONE))
                .isInstanceOf(RemoteFailure.class).hasMessageContaining("changes something");
        assertThat(athena.calls).isEmpty();
    }

    @Test
    void anAnswerThatIsNoPlanIsSaidToBeNone() {
        answers("{", "}");
        assertThatThrownBy(() -> explainer.explain(request("SELECT 1"), false, look -> {}, Progress.NONE))
                .isInstanceOf(RemoteFailure.class).hasMessageContaining("no plan");
    }

    @Test
    void whichStatementsArePlansThemselves() {
        assertThat(Explainer.isExplain("EXPLAIN SELECT 1")).isTrue();
        assertThat(Explainer.isExplain("-- why\nexplain analyze SELECT 1")).isTrue();
        assertThat(Explainer.isExplain("SELECT 'EXPLAIN'")).isFalse();
    }
}
