package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeTableView;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.FakeAthena;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.explain.Explainer;
import tableflow.console.service.query.plan.ScanEstimate;
import tableflow.console.service.support.Waiter;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.query.explain.PlanPanel;

/// The plan of a run as a user sees it: advice at once, the plan when it is asked for.
class QueryPlanPanelTest extends QueryPaneFixture {

    private static final String SQL = "SELECT o.currency, count(DISTINCT p.method)\nFROM payments p\nORDER BY 1";

    private final FakeAthena athena = new FakeAthena(new ResultColumn("Query Plan", "varchar", 0, 0));

    private void plan(String name) throws IOException {
        athena.states.add("SUCCEEDED");
        try (InputStream file = QueryPlanPanelTest.class.getResourceAsStream("/plans/" + name + ".txt")) {
            new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).lines()
                    .forEach(line -> athena.rows.add(Collections.singletonList(line)));
        }
    }

    private void ran(String sql) {
        Explainer explainer = new Explainer(new Queries(athena, Waiter.real()),
                (request, progress) -> new ScanEstimate(List.of(), List.of(), false, false, null));
        open(QueryPane.spec(services(), new QueryPane.Panels(List.of(), List.of(PlanPanel.spec(() -> explainer))),
                settings()), 1300, 820);
        run(() -> {
            CodeEditor editor = (CodeEditor) stage().getScene().lookup(".code-editor");
            editor.replace(0, editor.text().length(), sql);
        });
        click("#query-run");
        await("the run", () -> texts(".query-state").contains("Succeeded"));
        run(() -> {
            TabPane tabs = (TabPane) stage().getScene().lookup(".query-run .dense-tabs");
            tabs.getTabs().stream().filter(tab -> "query-run-plan".equals(tab.getId())).findFirst()
                    .ifPresent(tabs.getSelectionModel()::select);
        });
    }

    @Test
    void adviceStandsAtOnceAndShowsItsPlace() {
        ran(SQL);
        await("advice", () -> texts(".query-plan-problem").size() == 2);
        assertThat(texts(".query-plan-problem").getFirst()).contains("count(DISTINCT");
        assertThat(athena.requests).isEmpty();
        pictures("query-plan-advice");
        click(".query-plan-card .button");
        await("the place is selected", () -> fx(() -> {
            CodeEditor editor = (CodeEditor) stage().getScene().lookup(".code-editor");
            return editor.caretProperty().get() == SQL.indexOf("count") + "count".length();
        }));
    }

    @Test
    void thePlanIsATreeWithFigures() throws IOException {
        plan("explain-analyze");
        ran(SQL);
        click("#query-plan-analyze");
        await("the question", () -> texts(".button").contains("Run and analyse …"));
        click("#confirm-yes");
        await("the plan", () -> fx(() -> tree().getRoot() != null));
        assertThat(athena.requests).singleElement()
                .satisfies(it -> assertThat(it.sql()).isEqualTo("EXPLAIN ANALYZE " + SQL));
        assertThat(fx(() -> tree().getExpandedItemCount())).isGreaterThan(12);
        pictures("query-plan-analyzed");
    }

    @Test
    void aPlanThatCannotBeHadSaysWhy() {
        athena.states.add("SUCCEEDED");
        ran(SQL);
        athena.rows.add(Collections.singletonList("{"));
        click("#query-plan-explain");
        await("the reason", () -> texts(".error-why").stream().anyMatch(it -> it.contains("no plan as text")));
        pictures("query-plan-failed");
    }

    private TreeTableView<?> tree() {
        return (TreeTableView<?>) stage().getScene().lookup("#plan-tree");
    }
}
