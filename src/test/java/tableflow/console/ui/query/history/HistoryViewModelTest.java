package tableflow.console.ui.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryState;
import tableflow.console.service.query.History;
import tableflow.console.service.query.plan.Price;
import tableflow.console.ui.query.AthenaFakes;
import tableflow.console.ui.query.QueryScope;
import tableflow.console.ui.query.table.FakeBench;
import tableflow.console.ui.query.table.PaymentsLake;
import tableflow.console.ui.work.TestWork;

class HistoryViewModelTest {
    private final TestWork work = TestWork.inline();
    private final FakeBench bench = new FakeBench(PaymentsLake.profile(), work.work);
    private final List<History.Range> asked = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<QueryExecution> archive = AthenaFakes.executions(work.timer.instant(), 30);
    private @Nullable RemoteFailure failure;
    private final HistoryViewModel model = new HistoryViewModel(new HistoryServices(
            (workgroup, range, pages, progress) -> {
                asked.add(range);
                groups.add(workgroup);
                pages.accept(archive.subList(0, 20));
                if (failure != null) {
                    throw failure;
                }
                pages.accept(archive.subList(20, 30));
                return new History.Loaded(30, range.most() > HistoryViewModel.AT_A_TIME);
            }, Price.ASSUMED), bench);

    @Test
    void nothingIsReadBeforeItIsSeenAndThenOnce() {
        assertThat(asked).isEmpty();
        model.loadOnce();
        model.loadOnce();
        assertThat(asked).hasSize(1);
        assertThat(model.shown()).hasSize(30);
        assertThat(asked.getFirst().since()).isEqualTo(work.timer.instant().minus(Duration.ofDays(7)));
    }

    @Test
    void itReadsFurtherBackWhenAsked() {
        model.loadOnce();
        assertThat(Objects.requireNonNull(model.completenessProperty().get()).complete()).isFalse();
        model.loadMore();
        assertThat(Objects.requireNonNull(model.completenessProperty().get()).complete()).isTrue();
        assertThat(asked).extracting(History.Range::most).containsExactly(500, 1_000);
        model.ageProperty().set(History.KEPT);
        assertThat(asked.getLast().since()).isEqualTo(work.timer.instant().minus(History.KEPT));
    }

    @Test
    void filtersNarrowWhatIsShown() {
        model.loadOnce();
        model.searchProperty().set("ORDERS.v1");
        assertThat(model.shown()).hasSize(15).allMatch(each -> each.sql().contains("orders.v1"));
        model.stateProperty().set(QueryState.FAILED);
        assertThat(model.shown()).isNotEmpty().allMatch(each -> each.state().is(QueryState.FAILED));
        model.searchProperty().set("q-3");
        assertThat(model.shown()).extracting(QueryExecution::id).contains("q-3");
        model.mineProperty().set(true);
        assertThat(model.shown()).as("this window ran nothing").isEmpty();
    }

    @Test
    void anotherWorkgroupHasAnotherHistory() {
        model.loadOnce();
        bench.useDatabase("other");
        assertThat(groups).containsExactly("primary");
        bench.useWorkgroup("night");
        assertThat(groups).containsExactly("primary", "night");
    }

    @Test
    void costsAreAddedUpByDayAndFreeOnesAreFree() {
        model.loadOnce();
        Map<LocalDate, BigDecimal> days = model.costPerDay(ZoneOffset.UTC);

        assertThat(List.copyOf(days.keySet())).isSorted();
        BigDecimal sum = archive.stream().map(model::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(days.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(sum);
        assertThat(model.cost(archive.get(2))).isEqualByComparingTo("7");
        assertThat(model.cost(archive.get(3))).as("failed").isZero();
        assertThat(model.cost(archive.get(1))).as("reused").isZero();
        assertThat(model.cost(archive.get(0))).as("scanned nothing").isZero();
    }

    @Test
    void whatCameBeforeAFailureStays() {
        failure = RemoteFailure.of(Kind.FORBIDDEN, "read the history", "no");
        model.loadOnce();

        assertThat(model.shown()).hasSize(20);
        assertThat(Objects.requireNonNull(model.completenessProperty().get()).complete()).isFalse();
        failure = null;
        Objects.requireNonNull(Objects.requireNonNull(model.problemProperty().get()).retry()).run();
        assertThat(model.shown()).hasSize(30);
        assertThat(model.problemProperty().get()).isNull();
    }

    @Test
    void theResultOfARunThatSucceededIsShownWithoutRunningIt() {
        assertThat(HistoryViewModel.hasResult(null)).isFalse();
        assertThat(HistoryViewModel.hasResult(archive.get(3))).as("failed").isFalse();
        assertThat(HistoryViewModel.hasResult(archive.get(5))).as("cancelled").isFalse();
        assertThat(HistoryViewModel.hasResult(archive.getFirst())).isTrue();
        model.showResult(archive.getFirst());
        assertThat(bench.opened).containsExactly("result of q-0");
    }

    @Test
    void itRunsAgainWhereItRan() {
        model.runAgain(archive.getFirst());
        assertThat(bench.places).containsExactly(new QueryScope(null, "lake", "primary"));
    }

    @Test
    void aStatementIsOpenedOrRunAgain() {
        model.open(archive.getFirst());
        model.runAgain(archive.get(1));
        assertThat(bench.opened).containsExactly(
                "SELECT count(*) FROM payments -- 0", "run SELECT *\nFROM \"orders.v1\" LIMIT 1");
    }
}
