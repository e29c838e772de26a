package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogColumn;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.query.desk.Desk;
import tableflow.console.service.query.desk.SqlParameter;
import tableflow.console.ui.shell.Request;

/// The pane as a user sees it.
class QueryPaneTest extends QueryPaneFixture {

    @Test
    void runsTheStatementAtTheCaretAndSaysHowItWent() {
        open(1200, 760);
        write("SELECT 1;\nSELECT 'two'");
        pictures("query-first");
        click("#query-run");
        await("the run", () -> texts(".query-state").contains("Succeeded"));
        assertThat(runner.requests).singleElement().satisfies(request -> {
            assertThat(request.sql()).isEqualTo("SELECT 'two'");
            assertThat(request.database()).isEqualTo("lake");
            assertThat(request.workgroup()).isEqualTo("primary");
            assertThat(request.resultLocation()).isEqualTo("s3://results/");
        });
        assertThat(texts(".query-figures")).singleElement().asString().contains("46 MiB scanned");
        pictures("query-succeeded");
    }

    @Test
    void aFailureSaysWhy() {
        open(1200, 760);
        write("SELECT\n  broken");
        click("#query-run");
        await("the failure", () -> texts(".error-why").stream().anyMatch(it -> it.contains("cannot be resolved")));
        pictures("query-failed");
    }

    @Test
    void aRunningStatementIsCancelled() {
        open(1200, 760);
        write("SELECT slow");
        click("#query-run");
        await("running", () -> texts(".query-state").contains("Running"));
        pictures("query-running");
        click(".query-cancel");
        await("cancelled", () -> texts(".query-state").contains("Cancelled"));
        await("its thread was interrupted", () -> runner.interrupted.contains("SELECT slow"));
    }

    @Test
    void aStatementThatCannotBeSeenSaysSinceWhenAndWhyUntilItIsSeenAgain() {
        open(1200, 760);
        write("SELECT lost");
        click("#query-run");
        await("unknown", () -> texts(".query-state").contains("Unknown"));
        assertThat(texts(".query-unseen")).singleElement().asString()
                .startsWith("State unknown since ")
                .contains("The session of profile ops has expired.").endsWith("Log in again.");
        pictures("query-unknown");
        runner.found();
        await("seen again", () -> texts(".query-state").contains("Succeeded"));
        assertThat(fx(() -> stage().getScene().lookup(".query-unseen").isVisible())).isFalse();
    }

    @Test
    void aStatementThatCannotBeSeenIsCancelledAndWhatMayGoOnIsTold() {
        open(1200, 760);
        write("SELECT lost");
        click("#query-run");
        await("unknown", () -> texts(".query-state").contains("Unknown"));
        click(".query-cancel");
        await("cancelled", () -> texts(".query-state").contains("Cancelled"));
        await("told", () -> texts(".error-advice").stream().anyMatch(it -> it.contains("may go on in Athena")));
    }

    @Test
    void whatTheEngineComplainsAboutIsUnderlinedWhereItStands() {
        open(1200, 760);
        write("SELECT 1;\n\nSELECT\n  x, broken");
        click("#query-run");
        await("the problem", () -> texts(".code-problem").contains("4:8  Column 'broken' cannot be resolved"));
        pictures("query-underlined");
    }

    /// Athena counts bytes of UTF-8, not characters.
    @Test
    void aStatementOfOneByteTooManyIsRefusedBeforeItIsSent() {
        open(1200, 760);
        String largest = "SELECT '" + "\u00e4".repeat((262_144 - 10) / 2) + " '";
        write(largest + " ");
        click("#query-run");
        await("sent", () -> texts(".query-state").contains("Succeeded"));
        write(largest.replace("SELECT", "SELECT "));
        click("#query-run");
        await("refused", () -> texts(".error-why").stream().anyMatch(it -> it.contains("262145 bytes")));
        assertThat(runner.requests).hasSize(1);
    }

    @Test
    void aSlipIsMendedByAKey() {
        open(1200, 760);
        write("SELECT *\nFROM lkc-abc123.orders\nWHERE x = 1");
        await("the fix", () -> texts(".code-fix").contains("Quote it: \"lkc-abc123\""));
        run(() -> editor().select(9, 9));
        press(KeyCode.ALT, KeyCode.ENTER);
        await("mended", () -> editor().text().equals("SELECT *\nFROM \"lkc-abc123\".orders\nWHERE x = 1"));
        await("nothing is wrong", () -> texts(".code-problem").isEmpty());
        press(KeyCode.CONTROL, KeyCode.Z);
        await("undone", () -> editor().text().contains("FROM lkc-abc123"));
    }

    @Test
    void statementsRunOneAfterTheOtherWhileTheySucceed() {
        open(1200, 760);
        write("SELECT 1; SELECT broken; SELECT 3");
        click("#query-run-all");
        assertThat(List.of(stateOf(2), stateOf(1), stateOf(0))).containsExactly("Succeeded", "Failed", "Cancelled");
        assertThat(runner.requests).extracting(QueryRequest::sql).containsExactly("SELECT 1", "SELECT broken");
    }

    @Test
    void parametersAreAskedForAndRemembered() {
        open(1200, 760);
        write("SELECT * FROM t WHERE a = ? AND b > ?");
        click("#query-run");
        await("the form", () -> stage().getScene().lookup("#query-parameter-2") != null);
        await("the first has the focus", () -> find("#query-parameter-1", TextField.class).isFocused());
        enter("#query-parameter-1", "it's");
        run(() -> type(2).setValue(SqlParameter.Type.BIGINT));
        enter("#query-parameter-2", "x");
        await("refused", () -> find("#query-parameters-run", Button.class).isDisabled());
        pictures("query-parameters");
        enter("#query-parameter-2", "42");
        click("#query-parameters-run");
        await("run", () -> runner.requests.size() == 1);
        assertThat(runner.requests.getFirst().parameters()).containsExactly("'it''s'", "42");

        click("#query-run");
        await("the form again", () -> stage().getScene().lookup("#query-parameter-2") != null);
        assertThat(find("#query-parameter-1", TextField.class).getText()).isEqualTo("it's");
        assertThat(fx(() -> type(2).getValue())).isEqualTo(SqlParameter.Type.BIGINT);
    }

    @Test
    void whatWouldCostMuchIsAskedAboutAndWhatHarmsIsRefused() {
        gate = (request, progress) -> request.sql().startsWith("DROP")
                ? new QueryGate.Refuse(RemoteFailure.of(Kind.FORBIDDEN, "drop the table", "Tableflow writes it"))
                : new QueryGate.Ask("It may scan 2 TiB, which costs $10.00.");
        open(1200, 760);
        write("SELECT 1");
        click("#query-run");
        await("the question", () -> stage().getScene().lookup("#query-ask-yes") != null);
        pictures("query-question");
        click("#query-ask-no");
        await("not run", () -> texts(".query-state").contains("Cancelled"));
        assertThat(runner.requests).isEmpty();

        click("#query-run");
        click("#query-ask-yes");
        await("run", () -> runner.requests.size() == 1);

        write("DROP TABLE t");
        click("#query-run");
        await("refused", () -> texts(".error-why").contains("Tableflow writes it"));
        assertThat(runner.requests).hasSize(1);
    }

    @Test
    void tabsAndRunsAreThereAfterARestart() {
        open(1200, 760);
        write("SELECT 'kept'");
        click("#query-run");
        await("run", () -> texts(".query-state").contains("Succeeded"));
        // Written behind the run's end: the next pane reads it once.
        await("it is kept", () -> keeps("SELECT 'kept'"));
        run(() -> opened().close());
        run(() -> stage().hide());

        open(1200, 760);
        await("the text", () -> editor().text().equals("SELECT 'kept'"));
        side("past");
        await("the run", () -> texts("#query-past .mono").contains("SELECT 'kept'"));
        pictures("query-past");
    }

    private boolean keeps(String sql) {
        try {
            return Desk.of(directory, "test", InstantSource.system()).history().list().stream()
                    .anyMatch(run -> run.sql().equals(sql));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aStatementIsKeptUnderANameAndFoundAgain() {
        open(1200, 760);
        write("SELECT 'mine'");
        click("#query-keep");
        await("the question", () -> stage().getScene().lookup("#query-name-yes") != null);
        enter("#query-name", "My orders");
        enter("#query-description", "The newest ones");
        click("#query-name-yes");
        await("kept", () -> directory.resolve("query").toFile().isDirectory());
        await("listed", () -> {
            side("past");
            side("saved");
            return texts("#query-saved .label").contains("My orders");
        });
        pictures("query-saved");
    }

    @Test
    void aClosedTabComesBackAndTabsAreDuplicated() {
        open(1200, 760);
        write("SELECT 1");
        command("New tab");
        write("SELECT 2");
        command("Close tab");
        await("the first", () -> editor().text().equals("SELECT 1"));
        command("Reopen closed tab");
        await("the second", () -> editor().text().equals("SELECT 2"));
    }

    private void orders() {
        glue = (database, name) -> name.equals("orders")
                ? Optional.of(new CatalogTable(database, name, "1", Map.of(), null,
                        Stream.of("id", "$$topic", "$$partition", "$$offset", "$$timestamp")
                                .map(column -> new CatalogColumn(column, "string", null, false))
                                .toList(),
                        null, false, null))
                : Optional.empty();
    }

    @Test
    void theRowOfARecordIsShownInATabOfItsOwn() {
        orders();
        open(1200, 760);
        write("SELECT 'mine'");
        run(() -> opened().answer(new Request.ShowRow("orders", 2, 9_000_000_002L)));
        await("the run", () -> texts(".query-state").contains("Succeeded"));
        assertThat(runner.requests).singleElement().satisfies(request -> assertThat(request.sql()).isEqualTo("""
                SELECT *
                FROM "lkc-1"."orders"
                WHERE "$$partition" = 2 AND "$$offset" = 9000000002"""));
        assertThat(texts(".tab-label")).anyMatch(it -> it.contains("orders 2/9000000002"));
        command("Close tab");
        await("the other tab is as it was", () -> editor().text().equals("SELECT 'mine'"));
    }

    @Test
    void aTopicWithoutATableSaysSoAndIsLookedForAgain() {
        open(1200, 760);
        run(() -> opened().answer(new Request.ShowRow("orders", 0, 7)));
        await("the message", () -> texts(".error-why").contains("The catalog shows no table orders in lkc-1"));
        assertThat(runner.requests).isEmpty();
        pictures("query-row-none");
        orders();
        run(() -> opened().answer(new Request.ShowRow("orders", 0, 7)));
        await("run", () -> runner.requests.size() == 1);
        await("the message is gone", () -> stage().getScene().getRoot().lookupAll(".error-banner").stream()
                .noneMatch(Node::isVisible));
    }

    @Test
    void theRowOfARecordIsAskedForThroughTheGate() {
        orders();
        gate = (request, progress) -> new QueryGate.Refuse(
                RemoteFailure.of(Kind.FORBIDDEN, "read the table", "not today"));
        open(1200, 760);
        run(() -> opened().answer(new Request.ShowRow("orders", 2, 5)));
        await("refused", () -> texts(".error-why").contains("Not today"));
        assertThat(editor().text()).endsWith("WHERE \"$$partition\" = 2 AND \"$$offset\" = 5");
        assertThat(runner.requests).isEmpty();
    }

    @Test
    void aProfileWithoutAthenaSaysWhatToDo() {
        open(QueryPane.unset(profile(false)), 1000, 600);
        assertThat(texts(".placeholder-text")).singleElement().asString().contains("has no AWS part");
        pictures("query-unset");
    }

    @Test
    void aProfileWithoutAWorkgroupSaysSoToo() {
        open(QueryPane.unset(profile(true)), 1000, 600);
        assertThat(texts(".placeholder-text")).singleElement().asString().contains("names no workgroup");
    }

    @SuppressWarnings("unchecked")
    private ChoiceBox<SqlParameter.Type> type(int number) {
        return (ChoiceBox<SqlParameter.Type>) stage().getScene().lookup("#query-parameter-type-" + number);
    }
}
