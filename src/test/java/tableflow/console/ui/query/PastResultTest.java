package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;
import static tableflow.console.ui.query.result.ResultStand.column;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.port.Athena;
import tableflow.console.service.query.History;
import tableflow.console.service.query.desk.Desk;
import tableflow.console.service.query.desk.PastRun;
import tableflow.console.service.query.plan.Price;
import tableflow.console.service.query.result.store.PastResults;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.query.history.HistoryPanel;
import tableflow.console.ui.query.history.HistoryServices;
import tableflow.console.ui.query.result.ResultPanel;
import tableflow.console.ui.query.result.ResultStand;

/// Results of earlier runs, from the history of the workgroup and from the runs of this machine.
class PastResultTest extends QueryPaneFixture {

    private static final String SQL = "SELECT 1";

    private void open(ResultStand stand) {
        HistoryServices history = new HistoryServices((workgroup, range, pages, progress) -> {
            pages.accept(List.of(ran(ResultStand.ended("q-1"))));
            return new History.Loaded(1, true);
        }, Price.ASSUMED);
        open(QueryPane.spec(services(), new QueryPane.Panels(
                List.of(HistoryPanel.spec(history)), List.of(ResultPanel.spec(stand.services))), settings()),
                1300, 780);
    }

    /// As Athena tells of it today.
    private static QueryExecution ran(QueryExecution of) {
        ExecutionContext context = new ExecutionContext("etl", null, "staging", "SELECT", List.of(),
                Instant.now(), null, null, null, false);
        return new QueryExecution(of.id(), of.sql(), of.state(), of.statement(), null, of.resultObject(),
                of.statistics(), context);
    }

    private ResultStand stand() {
        return new ResultStand(directory.resolve("results"), column("id", "bigint"), column("name", "varchar"))
                .row("1", "first").row("2", null).row("3", "third");
    }

    private void showFromHistory() {
        side("history");
        await("the history", () -> fx(() -> !find("#query-history-table", TableView.class).getItems().isEmpty()));
        run(() -> find("#query-history-table", TableView.class).getSelectionModel().select(0));
        showResult();
    }

    /// Not by the mouse: what the history says at its end moves the button.
    private void showResult() {
        await("it can be shown", () -> !find("#query-history-result", Button.class).isDisabled());
        run(() -> find("#query-history-result", Button.class).fire());
    }

    private void awaitRows() {
        await("three rows", () -> fx(() -> stage().getScene().lookup("#result-grid") instanceof DataGrid grid
                && grid.rowCount() == 3 && grid.isVisible()));
    }

    private void closeRun() {
        run(() -> {
            TabPane runs = find("#query-runs", TabPane.class);
            runs.getTabs().getFirst().getOnCloseRequest().handle(new Event(Event.ANY));
        });
    }

    private void keepRun(String id, String state) throws IOException {
        Desk.of(directory, "test", InstantSource.system()).history().add(new PastRun(
                id, SQL, "staging", "etl", state, Instant.parse("2026-11-22T10:00:00Z"), 900, 1_000L, "0.00", null,
                null));
    }

    private void past(ResultStand stand, Supplier<Athena> athena) {
        past = new PastResults(stand.services.store(), athena);
    }

    private void choosePast() {
        side("past");
        await("the runs", () -> fx(() -> !find("#query-past", ListView.class).getItems().isEmpty()));
        run(() -> {
            ListView<?> list = find("#query-past", ListView.class);
            list.getSelectionModel().select(0);
            list.requestFocus();
        });
        press(KeyCode.SHIFT, KeyCode.ENTER);
    }

    private static Athena offline() {
        throw RemoteFailure.of(Kind.UNREACHABLE, "ask Athena", "there is no network");
    }

    @Test
    void anOldResultIsOpenedFromTheHistoryWithoutRunningItAnewAndAfterwardsWithoutTheNetwork() {
        ResultStand stand = stand();
        open(stand);
        showFromHistory();
        awaitRows();
        pictures("query-past-result");
        closeRun();
        stand.failing(Kind.UNREACHABLE, "there is no network");
        stand.reads.clear();
        showResult();
        awaitRows();
        assertThat(stand.reads).isEmpty();
        assertThat(runner.requests).isEmpty();
        showResult();
        assertThat(fx(() -> find("#query-runs", TabPane.class).getTabs().size())).as("it is shown once").isEqualTo(1);
    }

    @Test
    void aDeletedResultSaysSoAndRunsAgainWhereItRan() {
        open(stand().deleted());
        showFromHistory();
        await("it is gone", () -> texts(".placeholder-title").contains("The result is gone"));
        assertThat(texts(".error-why")).anyMatch(it -> it.contains("s3://results/q-1.csv is no longer there"));
        pictures("query-past-gone");
        run(() -> stage().getScene().getRoot().lookupAll(".placeholder-actions > .button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals("Run again"))
                .findFirst()
                .orElseThrow()
                .fire());
        await("it runs", () -> !runner.requests.isEmpty());
        QueryRequest request = runner.requests.getFirst();
        assertThat(request.sql()).isEqualTo(SQL);
        assertThat(request.database()).isEqualTo("staging");
        assertThat(request.workgroup()).isEqualTo("etl");
    }

    @Test
    void aResultThatMayNotBeReadSaysWhoRefusesAndIsNotCalledGone() {
        open(stand().failing(Kind.FORBIDDEN, "not authorized to perform: s3:GetObject"));
        showFromHistory();
        await("it failed", () -> texts(".placeholder-title").contains("The result could not be read"));
        assertThat(texts(".error-why")).anyMatch(it -> it.contains("s3:GetObject"));
    }

    @Test
    void aRunOfThisMachineWhoseRowsAreHereIsShownOffline() throws IOException {
        ResultStand stand = stand();
        keepRun("q-1", "SUCCEEDED");
        past(stand, PastResultTest::offline);
        open(stand);
        showFromHistory();
        awaitRows();
        closeRun();
        stand.failing(Kind.UNREACHABLE, "there is no network");
        choosePast();
        awaitRows();
        pictures("query-past-kept");
        assertThat(runner.requests).isEmpty();
    }

    @Test
    void aRunThatNobodyKnowsAnyMoreIsOfferedToRunAgain() throws IOException {
        keepRun("q-old", "SUCCEEDED");
        ResultStand stand = stand();
        past(stand, () -> {
            throw RemoteFailure.of(Kind.INVALID, "look at the query", "QueryExecution q-old was not found");
        });
        open(stand);
        choosePast();
        await("it asks", () -> texts(".dialog-title").contains("Run the statement again?"));
        pictures("query-past-forgotten");
        run(() -> stage().getScene().getRoot().lookupAll(".dialog-buttons > .button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals("Run again"))
                .findFirst()
                .orElseThrow()
                .fire());
        await("it runs", () -> !runner.requests.isEmpty());
        assertThat(runner.requests.getFirst().database()).isEqualTo("staging");
    }

    @Test
    void aRunThatCannotBeAskedForSaysWhyAndCanBeTriedAgain() throws IOException {
        keepRun("q-1", "SUCCEEDED");
        ResultStand stand = stand();
        past(stand, PastResultTest::offline);
        open(stand);
        choosePast();
        await("it says why", () -> texts(".error-why").stream().anyMatch(it -> it.contains("no network")));
        assertThat(runner.requests).isEmpty();
    }

    @Test
    void aRunThatFailedHasNoResult() throws IOException {
        keepRun("q-1", "FAILED");
        ResultStand stand = stand();
        past(stand, () -> {
            throw new AssertionError("nobody is asked");
        });
        open(stand);
        choosePast();
        assertThat(texts(".error-why")).allMatch(String::isEmpty);
        assertThat(fx(() -> stage().getScene().lookup("#result-grid"))).isNull();
    }
}
