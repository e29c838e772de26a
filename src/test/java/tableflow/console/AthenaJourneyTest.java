package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.athena.model.DataCatalogType;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.plan.PlanNode;
import tableflow.console.sandbox.EngineLake;

/// The Athena pane as the window wires it, on a real engine: estimate, exact rows, plan, failure, cancel, snapshots,
/// another data catalog, and a result that is read after a restart and without the network.
@Tag("engine")
@Tag("journey")
@Timeout(900)
@ExtendWith(EngineLake.Shared.class)
class AthenaJourneyTest extends AthenaJourneyFixture {

    private static final String DATABASE = "journey";
    private static final String CATALOG = "journey_lake";

    /// The port of discard: nothing listens there.
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    private static EngineLake lake;

    @BeforeAll
    static void write(EngineLake given) throws Exception {
        lake = given;
        lake.rows("CREATE SCHEMA journey WITH (location = 's3://%s/journey/')".formatted(EngineLake.BUCKET), "");
        lake.rows("""
                CREATE TABLE payments (id bigint, amount decimal(38, 2), note varchar, "$$topic" varchar,
                    "$$partition" integer, "$$offset" bigint, "$$timestamp" timestamp(6) with time zone)""", DATABASE);
        lake.rows("""
                INSERT INTO payments VALUES
                    (9223372036854775807, DECIMAL '123456789012345678901234567890123456.78', NULL, 'payments', 0, 0,
                        TIMESTAMP '2026-11-01 00:00:00.123456 UTC'),
                    (-1, DECIMAL '-0.01', '', 'payments', 0, 1, TIMESTAMP '2026-11-01 00:00:01 UTC')""", DATABASE);
        lake.rows("""
                INSERT INTO payments VALUES (2, DECIMAL '2.00', 'second', 'payments', 1, 9,
                    TIMESTAMP '2026-11-02 00:00:00 UTC')""", DATABASE);
        lake.athena().createDataCatalog(it -> it
                .name(CATALOG)
                .type(DataCatalogType.GLUE)
                .parameters(Map.of("catalog-id", lake.account())));
    }

    @AfterAll
    static void drop() throws Exception {
        lake.athena().deleteDataCatalog(it -> it.name(CATALOG));
        lake.rows("DROP SCHEMA journey CASCADE", "");
    }

    private static Profile profile(URI services) {
        return lake.profile(DATABASE, services);
    }

    @Test
    void aStatementFromItsEstimateToItsExactRowsAndItsPlan() {
        open(profile(lake.url()));
        write("SELECT id, amount, note, \"$$timestamp\" AS at FROM payments WHERE id > 2 OR id < 0 ORDER BY id DESC");
        patiently("the estimate", () -> texts("#query-estimate .label").stream()
                .anyMatch(it -> it.contains("1 of 2 files")));
        click("#query-run");
        // Athena writes moments to the millisecond.
        patiently("the rows", () -> cells().containsAll(List.of("9223372036854775807",
                "123456789012345678901234567890123456.78", "NULL", "-0.01", "2026-11-01 00:00:00.123 UTC")));
        patiently("the figures", () -> texts(".query-figures").stream().findFirst()
                .filter(it -> it.contains("engine") && it.contains("scanned") && it.contains("USD")).isPresent());
        pictures("query-journey-result");
        runTab("statistics");
        patiently("stages", () -> stage().getScene().lookup("#query-stages") instanceof TreeView<?> tree
                && tree.getRoot() != null);
        runs("EXPLAIN SELECT count(*) FROM payments WHERE id = 2", "Succeeded");
        patiently("the plan", () -> stage().getScene().getRoot().lookupAll("#plan-tree").stream()
                .anyMatch(it -> it instanceof TreeTableView<?> tree && tree.getRoot() != null && tree.isVisible()));
        pictures("query-journey-plan");
        runs("EXPLAIN ANALYZE SELECT count(*) FROM payments WHERE id = 2", "Succeeded");
        patiently("what the operators did", () -> stage().getScene().getRoot().lookupAll("#plan-tree").stream()
                .anyMatch(it -> it instanceof TreeTableView<?> tree && tree.isVisible() && tree.getRoot() != null
                        && tree.getRoot().getValue() instanceof PlanNode root && scans(root, "1")));
    }

    /// Whether some operator handed on so many rows of the table that it read.
    private static boolean scans(PlanNode node, String rows) {
        PlanNode.Actual actual = node.actual();
        return (actual != null && actual.input() != null && actual.output().rows().text().equals(rows))
                || node.children().stream().anyMatch(child -> scans(child, rows));
    }

    @Test
    void whatTheEngineRefusesIsUnderlinedAndExplained() {
        open(profile(lake.url()));
        runs("SELECT id,\n  amont\nFROM payments", "Failed");
        patiently("why", () -> texts("#query-trouble-place").contains("Show line 2, column 3"));
        assertThat(texts(".query-trouble-message")).singleElement().asString().contains("amont");
        patiently("where", () -> texts(".code-problem").stream()
                .anyMatch(it -> it.startsWith("2:3") && it.contains("amont")));
        pictures("query-journey-failed");
    }

    @Test
    void whatTableflowWritesIsNotChanged() throws Exception {
        open(profile(lake.url()));
        write("DELETE FROM payments");
        click("#query-run");
        patiently("refused", () -> texts(".error-why").stream().anyMatch(it -> it.contains("Tableflow")));
        assertThat(lake.rows("SELECT count(*) FROM payments", DATABASE).toString()).isEqualTo("[[3]]");
    }

    @Test
    void aCancelStopsTheQueryInAthenaAndOthersGoOn() {
        open(profile(lake.url()));
        write("SELECT count(*) FROM UNNEST(sequence(1, 10000)) a(x), UNNEST(sequence(1, 10000)) b(y), "
                + "UNNEST(sequence(1, 1000)) c(z) WHERE x * y + z = -1");
        click("#query-run");
        patiently("running", () -> "Running".equals(shownState()));
        String id = lake.athena().listQueryExecutions(it -> it.workGroup("primary")).queryExecutionIds().getFirst();
        runs("SELECT 'beside it' AS other", "Succeeded");
        assertThat(state(id)).isEqualTo(QueryExecutionState.RUNNING);
        run(() -> find("#query-runs", TabPane.class).getSelectionModel().selectLast());
        patiently("the first is shown", () -> "Running".equals(shownState()));
        run(() -> ((Button) find("#query-runs", TabPane.class).getSelectionModel().getSelectedItem().getContent()
                .lookup(".query-cancel")).fire());
        patiently("cancelled in Athena", () -> state(id) == QueryExecutionState.CANCELLED);
        patiently("and told", () -> texts(".query-state").contains("Cancelled"));
    }

    private static QueryExecutionState state(String id) {
        return lake.athena().getQueryExecution(it -> it.queryExecutionId(id)).queryExecution().status().state();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aSnapshotIsReadAgainAndMetadataTablesAreAStepAway() {
        open(profile(lake.url()));
        TreeView<Object> tree = (TreeView<Object>) find("#query-catalog-tree", TreeView.class);
        patiently("the catalog", () -> tree.getRoot() != null && database(tree) != null);
        run(() -> Objects.requireNonNull(database(tree)).setExpanded(true));
        patiently("its table", () -> !Objects.requireNonNull(database(tree)).getChildren().isEmpty());
        run(() -> tree.getSelectionModel().select(Objects.requireNonNull(database(tree)).getChildren().getFirst()));
        write("SELECT count(*) AS n FROM payments");
        side("Table");
        patiently("snapshots", () -> stage().getScene().lookup("#query-table-snapshot-list") instanceof TableView<?> t
                && t.getItems().size() >= 2);
        TableView<?> snapshots = find("#query-table-snapshot-list", TableView.class);
        // The newest stands first: the one before it lacks the last row.
        run(() -> snapshots.getSelectionModel().select(1));
        click("#query-table-version");
        await("it goes into the statement", () -> editor().text().contains("FOR VERSION AS OF"));
        pictures("query-journey-table");
        click("#query-run");
        patiently("two rows", () -> cells().contains("2"));
        runs("SELECT count(*) AS n FROM \"payments$snapshots\"", "Succeeded");
        patiently("as many as are listed", () -> cells().contains(Integer.toString(snapshots.getItems().size())));
    }

    private static @Nullable TreeItem<Object> database(TreeView<Object> tree) {
        return tree.getRoot().getChildren().stream()
                .filter(it -> it.getValue().toString().contains(DATABASE))
                .findFirst()
                .orElse(null);
    }

    @Test
    @SuppressWarnings("unchecked")
    void anotherDataCatalogIsChosenAndAsked() {
        open(profile(lake.url()));
        ComboBox<String> catalogs = (ComboBox<String>) find("#query-catalog-choice", ComboBox.class);
        patiently("there is a choice", () -> catalogs.isVisible() && catalogs.getItems().contains(CATALOG));
        run(() -> catalogs.setValue(CATALOG));
        runs("SELECT note FROM journey.payments WHERE id = 2", "Succeeded");
        patiently("its row", () -> cells().contains("second"));
        patiently("where it ran", () -> texts(".query-figures").stream().findFirst()
                .filter(it -> it.startsWith("in " + CATALOG)).isPresent());
    }

    @Test
    void anOldResultIsReadAfterARestartAndWithoutTheNetwork() {
        open(profile(lake.url()));
        runs("SELECT id, note FROM payments WHERE id = 2", "Succeeded");
        patiently("its row", () -> cells().contains("second"));
        closeWindow();

        open(profile(lake.url()));
        assertThat(editor().text()).as("the tab is as it was").contains("WHERE id = 2");
        side("History");
        patiently("the history", () -> stage().getScene().lookup("#query-history-table") instanceof TableView<?> t
                && !t.getItems().isEmpty());
        run(() -> find("#query-history-table", TableView.class).getSelectionModel().select(0));
        click("#query-history-result");
        patiently("the row again", () -> find("#query-runs", TabPane.class).getTabs().size() == 1
                && cells().contains("second"));
        closeWindow();

        open(profile(NOBODY));
        side("Runs");
        patiently("the runs", () -> stage().getScene().lookup("#query-past") instanceof ListView<?> l
                && !l.getItems().isEmpty());
        run(() -> {
            ListView<?> list = find("#query-past", ListView.class);
            list.getSelectionModel().select(0);
            list.requestFocus();
        });
        press(KeyCode.SHIFT, KeyCode.ENTER);
        patiently("the row without any service", () -> find("#query-runs", TabPane.class).getTabs().size() == 1
                && cells().contains("second"));
        run(() -> find("#query-runs", TabPane.class).getTabs().getFirst().getOnCloseRequest()
                .handle(new Event(Event.ANY)));
    }
}
