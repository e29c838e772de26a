package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.List;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.tour.TourStage;
import tableflow.console.ui.tour.TourStep;

/// The pane's part of the tour: an empty desk, a statement that runs, one that fails, parameters, the side bar.
final class QueryTour {

    /// The engine may still be starting.
    private static final Duration ENGINE = Duration.ofMinutes(3);

    private static final String TOPIC = "payments";

    private final QueryViewModel model;
    private boolean looking;
    private boolean there;

    QueryTour(QueryViewModel model) {
        this.model = model;
    }

    List<TourStep> steps() {
        return List.of(
                TourStep.of("query-empty", text("query.tour.empty"), stage -> {}, stage ->
                                model.loadedProperty().get() && tableIsThere())
                        .within(ENGINE),
                TourStep.of("query-result", text("query.tour.result"), stage -> run("""
                        -- the five newest payments
                        SELECT *
                        FROM payments
                        ORDER BY "$$timestamp" DESC
                        LIMIT 5"""), stage ->
                        ended(RunPhase.SUCCEEDED) && rowsAreSeen(stage)).within(ENGINE),
                TourStep.of("query-error", text("query.tour.error"), stage -> run("""
                        SELECT "$$offset",
                               "$$ofset" + 1
                        FROM payments"""), stage -> ended(RunPhase.FAILED)).within(ENGINE),
                TourStep.of("query-parameters", text("query.tour.parameters"), stage -> run("""
                        SELECT count(*)
                        FROM payments
                        WHERE currency = ? AND "$$timestamp" > ?"""), stage ->
                        stage.shows("#query-parameters-run")),
                TourStep.of("query-past", text("query.tour.past"), stage -> {
                    model.context().dialogs().close();
                    select(stage, "query-side-past");
                }, stage -> stage.shows("#query-past")),
                TourStep.of("query-saved", text("query.tour.saved"), stage ->
                        select(stage, "query-side-saved"), stage -> stage.shows("#query-saved")));
    }

    /// The demo's tables come one after another behind a sandbox that serves already.
    private boolean tableIsThere() {
        if (!there && !looking) {
            looking = true;
            model.context().work()
                    .job(text("query.job.catalog"), progress -> model.services().lookup().tableOf(TOPIC))
                    .quiet()
                    .onResult(table -> there = true)
                    .onFailure(notYet -> looking = false)
                    .start();
        }
        return there;
    }

    private void run(String sql) {
        model.openAndRun("", sql);
    }

    private boolean ended(RunPhase wanted) {
        @Nullable QueryRun run = model.shownRunProperty().get();
        if (run == null || !run.phase().isEnded()) {
            return false;
        }
        if (run.phase() != wanted) {
            throw new IllegalStateException(run.phase() + " " + run.failureProperty().get());
        }
        return true;
    }

    /// Whether every cell in sight has its value: rows are read after the run has succeeded.
    private static boolean rowsAreSeen(TourStage stage) {
        return stage.find("#result-grid")
                .filter(DataGrid.class::isInstance)
                .map(DataGrid.class::cast)
                .filter(grid -> grid.rowCount() > 0 && grid.isSettled())
                .isPresent();
    }

    private static void select(TourStage stage, String id) {
        ((ToggleButton) stage.find("#" + id).orElseThrow()).setSelected(true);
    }
}
