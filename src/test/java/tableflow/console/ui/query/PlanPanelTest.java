package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.plan.PlanNode;
import tableflow.console.domain.query.plan.QueryPlan;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.query.explain.PlanPanel;
import tableflow.console.ui.query.explain.PlanSource;
import tableflow.console.ui.settings.WindowSettings;

class PlanPanelTest extends QueryPaneFixture {

    private static final List<String> PLAN = """
            Queued: 171.19us, Analysis: 9.08ms, Planning: 21.78ms, Execution: 63.68ms
            Fragment 1 [SINGLE]
                CPU: 1.10ms, Scheduled: 1.20ms, Blocked 10.00ms, Input: 40 rows (1.2kB); Output: 5 rows (120B)
                Output layout: [currency, count]
                Output[columnNames = [currency, c]]
                │   Layout: [currency:varchar, count:bigint]
                │   Estimates: {rows: 5 (120B), cpu: 0, memory: 0B, network: 0B}
                │   CPU: 1.00ms (10.00%), Scheduled: 1.00ms (5.00%), Blocked: 0.00ns (0.00%), Output: 5 rows (120B)
                └─ TableScan[table = iceberg:lake.orders$data@1]
                       Layout: [currency:varchar]
                       Estimates: {rows: 40 (1.2kB), cpu: 1.2k, memory: 0B, network: 0B}
                       CPU: 9.00ms (90.00%), Scheduled: 9.00ms (95.00%), Blocked: 0.00ns (0.00%), \
            Output: 40 rows (1.2kB)
            """.lines().toList();

    private final List<QueryRequest> explained = new CopyOnWriteArrayList<>();
    private volatile @Nullable RemoteFailure failure;
    private volatile boolean asked;

    @Test
    void anExplainShowsItsPlan() {
        assertThat(QueryPlan.read(PLAN)).isPresent();
        openPane();
        run("EXPLAIN ANALYZE SELECT currency, count(*) c FROM orders GROUP BY currency ORDER BY c");
        await("the plan", () -> fx(() -> tree().getRoot() != null));
        assertThat(operators()).contains("Output", "TableScan");
        assertThat(texts("#query-plan-phases")).singleElement().asString().startsWith("Queued: 171.19us");
        pictures("query-plan");
    }

    @Test
    void aQueryIsExplainedOnDemandAndItsAdviceLeadsToThePlace() {
        openPane();
        run("SELECT DISTINCT a FROM t\nWHERE b LIKE '%end' ORDER BY a");
        await("the tab", () -> fx(() -> stage().getScene().lookup("#query-plan-advice") != null));
        await("advice", () -> !links().isEmpty());
        pictures("query-plan-advice");
        run(() -> links().getFirst().fire());
        CodeEditor editor = fx(() -> (CodeEditor) stage().getScene().lookup(".code-editor"));
        assertThat(fx(() -> editor.anchorProperty().get())).isNotEqualTo(fx(() -> editor.caretProperty().get()));

        run(() -> stage().getScene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> "Explain".equals(button.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
        await("the plan", () -> fx(() -> tree().getRoot() != null));
        assertThat(explained).singleElement().satisfies(request ->
                assertThat(request.sql()).startsWith("SELECT DISTINCT a"));
    }

    @Test
    void aPlanThatCannotBeReadSaysWhy() {
        failure = RemoteFailure.of(Kind.UNREACHABLE, "read the plan", "no route");
        openPane();
        run("EXPLAIN SELECT 1");
        await("it is read", () -> asked);
        pictures("query-plan-failed");
        await("the failure", () -> texts(".error-why").stream().anyMatch(it -> it.contains("No route")));
    }

    private void openPane() {
        PlanSource source = new PlanSource() {
            @Override
            public Optional<QueryPlan> of(QueryExecution execution) {
                asked = true;
                RemoteFailure thrown = failure;
                if (thrown != null) {
                    throw thrown;
                }
                return QueryPlan.read(PLAN);
            }

            @Override
            public Optional<QueryPlan> explain(QueryRequest request) {
                explained.add(request);
                return QueryPlan.read(PLAN);
            }
        };
        WindowSettings settings = new WindowSettings(
                directory.resolve("window.json"), work().timer(), InstantSource.system());
        open(QueryPane.spec(services(), new QueryPane.Panels(List.of(), List.of(PlanPanel.spec(source))), settings),
                1200, 760);
    }

    private void run(String sql) {
        run(() -> {
            CodeEditor editor = (CodeEditor) stage().getScene().lookup(".code-editor");
            editor.replace(0, editor.text().length(), sql);
        });
        click("#query-run");
        await("the run", () -> !runner.requests.isEmpty());
        run(() -> {
            TabPane tabs = (TabPane) stage().getScene().getRoot()
                    .lookupAll(".tab-pane").stream()
                    .filter(pane -> ((TabPane) pane).getTabs().stream()
                            .anyMatch(tab -> "query-run-plan".equals(tab.getId())))
                    .findFirst()
                    .orElseThrow();
            tabs.getTabs().stream().filter(tab -> "query-run-plan".equals(tab.getId())).findFirst()
                    .ifPresent(tabs.getSelectionModel()::select);
        });
    }

    @SuppressWarnings("unchecked")
    private TreeTableView<PlanNode> tree() {
        return find("#query-plan-tree", TreeTableView.class);
    }

    private List<String> operators() {
        return fx(() -> {
            List<String> names = new ArrayList<>();
            collect(tree().getRoot(), names);
            return names;
        });
    }

    private static void collect(TreeItem<PlanNode> item, List<String> names) {
        names.add(item.getValue().operator());
        item.getChildren().forEach(child -> collect(child, names));
    }

    private List<Hyperlink> links() {
        return fx(() -> stage().getScene().getRoot().lookupAll("#query-plan-advice .hyperlink").stream()
                .map(Hyperlink.class::cast)
                .toList());
    }
}
