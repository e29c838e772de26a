package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.doctor.Signal;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.query.History;
import tableflow.console.service.query.plan.Price;
import tableflow.console.ui.query.history.HistoryPanel;
import tableflow.console.ui.query.history.HistoryServices;
import tableflow.console.ui.query.statistics.StatisticsPanel;
import tableflow.console.ui.query.trouble.TroublePanel;
import tableflow.console.ui.query.workgroup.ReuseChoice;
import tableflow.console.ui.query.workgroup.WorkgroupPanel;
import tableflow.console.ui.query.workgroup.WorkgroupServices;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.ScheduledTimer;

/// Why a run failed, its statistics, the workgroup and its history, mounted in the pane.
class AthenaPanelsTest extends QueryPaneFixture {

    private final ScheduledTimer settingsTimer = new ScheduledTimer();
    private final AthenaFakes.Groups groups = new AthenaFakes.Groups();
    private final ReuseChoice reuse = new ReuseChoice();
    private final List<Request> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void mount() {
        WindowSettings settings =
                new WindowSettings(directory.resolve("window.json"), settingsTimer, InstantSource.system());
        HistoryServices history = new HistoryServices((workgroup, range, pages, progress) -> {
            pages.accept(AthenaFakes.executions(Instant.now(), 60));
            return new History.Loaded(60, false);
        }, Price.ASSUMED);
        QueryPane.Panels panels = new QueryPane.Panels(
                List.of(HistoryPanel.spec(history), WorkgroupPanel.spec(new WorkgroupServices(groups, reuse))),
                List.of(TroublePanel.spec(), StatisticsPanel.spec(id -> AthenaFakes.statistics())));
        navigation.take(Request.Diagnose.class, asked::add);
        open(QueryPane.spec(services(), panels, settings), 1300, 820);
    }

    @AfterEach
    void closeTimer() {
        settingsTimer.close();
    }

    @Test
    void aFailureIsExplainedAndTheDoctorGetsAllThatIsKnown() {
        write("SELECT\n  broken");
        click("#query-run");
        await("the panel comes to the front",
                () -> fx(() -> stage().getScene().lookup("#query-trouble-message") != null));
        assertThat(texts(".query-trouble-message")).containsExactly("Column 'broken' cannot be resolved");
        assertThat(texts(".query-cause-first")).singleElement().asString().contains("no such column");
        assertThat(texts("#query-trouble-place")).containsExactly("Show line 2, column 8");

        click("#query-trouble-diagnose");
        assertThat(asked).singleElement().isInstanceOfSatisfying(Request.Diagnose.class, it -> {
            assertThat(it.about().database()).isEqualTo("lake");
            assertThat(it.said().source()).isEqualTo(Signal.Source.ATHENA);
            assertThat(it.said().message()).isEqualTo("Column 'broken' cannot be resolved");
            assertThat(it.modes()).isNotEmpty();
        });
        pictures("query-trouble");
    }

    @Test
    void theHistoryIsShownFilteredAndRunAgain() {
        side("history");
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
        side("workgroup");
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
        runTab("statistics");
        await("stages", () -> fx(() -> stage().getScene().lookup("#query-stages") instanceof TreeView<?> tree
                && tree.getRoot() != null));
        pictures("query-statistics");
    }
}
