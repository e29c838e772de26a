package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.doctor.CheckKind;
import tableflow.console.domain.doctor.FailureCatalogue;
import tableflow.console.domain.doctor.Finding;
import tableflow.console.domain.doctor.Finding.Evidence;
import tableflow.console.domain.doctor.Finding.Outcome;
import tableflow.console.domain.doctor.Layer;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.doctor.Subject;
import tableflow.console.service.query.History;
import tableflow.console.service.query.plan.Price;
import tableflow.console.ui.query.history.HistoryPanel;
import tableflow.console.ui.query.history.HistoryServices;
import tableflow.console.ui.query.statistics.StatisticsPanel;
import tableflow.console.ui.query.trouble.TroublePanel;
import tableflow.console.ui.query.trouble.TroubleServices;
import tableflow.console.ui.query.workgroup.ReuseChoice;
import tableflow.console.ui.query.workgroup.WorkgroupPanel;
import tableflow.console.ui.query.workgroup.WorkgroupServices;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.work.ScheduledTimer;

/// Why a run failed, its statistics, the workgroup and its history, mounted in the pane.
class AthenaPanelsTest extends QueryPaneFixture {

    private final ScheduledTimer settingsTimer = new ScheduledTimer();
    private final AthenaFakes.Groups groups = new AthenaFakes.Groups();
    private final ReuseChoice reuse = new ReuseChoice();
    private final List<Subject> examined = new CopyOnWriteArrayList<>();

    @BeforeEach
    void mount() {
        WindowSettings settings =
                new WindowSettings(directory.resolve("window.json"), settingsTimer, InstantSource.system());
        HistoryServices history = new HistoryServices((workgroup, range, pages, progress) -> {
            pages.accept(AthenaFakes.executions(Instant.now(), 60));
            return new History.Loaded(60, false);
        }, Price.ASSUMED);
        TroubleServices trouble = new TroubleServices((wanted, subject, findings) -> {
            examined.add(subject);
            findings.accept(finding(CheckKind.IDENTITY, Layer.CREDENTIALS, Outcome.OK,
                    "AWS knows us as arn:aws:iam::123456789012:user/ops in account 123456789012."));
            findings.accept(finding(CheckKind.DATABASE, Layer.GLUE, Outcome.BROKEN, "Glue has no database lake."));
            findings.accept(finding(CheckKind.TABLE, Layer.GLUE, Outcome.NOT_CHECKED,
                    "It builds on what could not be shown before."));
        }, "eu-central-1", "s3://results/");
        QueryPane.Panels panels = new QueryPane.Panels(
                List.of(HistoryPanel.spec(history), WorkgroupPanel.spec(new WorkgroupServices(groups, reuse))),
                List.of(TroublePanel.spec(trouble), StatisticsPanel.spec(id -> AthenaFakes.statistics())));
        open(QueryPane.spec(services(), panels, settings), 1300, 820);
    }

    @AfterEach
    void closeTimer() {
        settingsTimer.close();
    }

    private static Finding finding(CheckKind kind, Layer layer, Outcome outcome, String says) {
        return new Finding(kind, layer, outcome, says,
                outcome == Outcome.NOT_CHECKED ? List.of() : List.of(new Evidence("ask", "answer", "r-1",
                        Instant.parse("2026-01-01T00:00:00Z"))),
                outcome == Outcome.BROKEN ? List.of(FailureCatalogue.find("G1").orElseThrow()) : List.of());
    }

    private void tab(String id) {
        run(() -> stage().getScene().getRoot().lookupAll(".tab-pane").stream()
                .map(TabPane.class::cast)
                .forEach(pane -> pane.getTabs().stream()
                        .filter(tab -> id.equals(tab.getId()))
                        .forEach(pane.getSelectionModel()::select)));
    }

    @Test
    void aFailureIsExplainedAndCheckedOnTheSpot() {
        write("SELECT\n  broken");
        click("#query-run");
        await("the panel comes to the front",
                () -> fx(() -> stage().getScene().lookup("#query-trouble-message") != null));
        assertThat(texts(".query-trouble-message")).containsExactly("Column 'broken' cannot be resolved");
        assertThat(texts(".query-cause-first")).singleElement().asString().contains("no such column");
        assertThat(texts("#query-trouble-place")).containsExactly("Show line 2, column 8");

        click("#query-trouble-check");
        await("findings", () -> texts(".query-finding-says").size() == 3);
        assertThat(texts(".query-finding-says")).contains("Glue has no database lake.");
        assertThat(texts(".query-evidence")).first().asString().contains("r-1");
        assertThat(examined).singleElement().satisfies(it -> assertThat(it.database()).isEqualTo("lake"));
        pictures("query-trouble");
    }

    @Test
    void theHistoryIsShownFilteredAndRunAgain() {
        tab("query-side-history");
        await("rows", () -> fx(() -> !find("#query-history-table", TableView.class).getItems().isEmpty()));
        run(() -> find("#query-history-cost", TitledPane.class).setExpanded(true));
        assertThat(texts("#query-history-summary")).singleElement().asString().startsWith("60 of 60");
        pictures("query-history");
        enter("#query-history-search", "payments");
        await("filtered", () -> fx(() -> find("#query-history-table", TableView.class).getItems().size() == 30));
        run(() -> find("#query-history-table", TableView.class).getSelectionModel().select(0));
        click("#query-history-again");
        await("it runs", () -> runner.requests.stream().map(QueryRequest::sql).anyMatch(it -> it.contains("payments")));
    }

    @Test
    void theWorkgroupsSettingsAreShownAndReuseIsChosen() {
        tab("query-side-workgroup");
        await("settings", () -> fx(() -> stage().getScene().lookup("#query-workgroup-settings") != null));
        assertThat(groups.asked).containsExactly("primary");
        assertThat(fx(() -> find("#query-workgroup-names", ComboBox.class).getValue())).isEqualTo("primary");
        run(() -> find("#query-workgroup-reuse", CheckBox.class).fire());
        assertThat(reuse.minutes()).hasValue(60);
        pictures("query-workgroup");
    }

    @Test
    void aRunShowsWhereItsTimeWent() {
        write("SELECT 1");
        click("#query-run");
        await("the end", () -> texts(".query-state").contains("Succeeded"));
        tab("query-run-statistics");
        await("stages", () -> fx(() -> stage().getScene().lookup("#query-stages") instanceof TreeView<?> tree
                && tree.getRoot() != null));
        pictures("query-statistics");
    }
}
