package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.service.query.plan.Price;
import tableflow.console.ui.control.ElapsedLabel;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.StatusPill;

/// How a run goes: its state, how long, what it has taken so far, and the button that ends it.
final class RunStrip extends HBox {

    private final QueryRun run;
    private final Function<QueryRun, @Nullable BigDecimal> cost;
    private final StatusPill state = new StatusPill();
    private final ElapsedLabel elapsed;
    private final Label figures = new Label();
    private final Button cancel = new Button(text("query.cancel"), Icons.of(Feather.SQUARE));

    /// @param cost what the run has cost so far; null while that is not known
    RunStrip(QueryRun run, Function<QueryRun, @Nullable BigDecimal> cost, InstantSource clock) {
        this.run = run;
        this.cost = cost;
        this.elapsed = new ElapsedLabel(clock);
        getStyleClass().add("query-strip");
        state.getStyleClass().add("query-state");
        figures.getStyleClass().addAll("query-figures", "text-muted");
        figures.setMinWidth(0);
        cancel.getStyleClass().addAll("small", "query-cancel");
        cancel.setOnAction(event -> run.cancel());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().setAll(state, elapsed, figures, space, cancel);
        run.phaseProperty().subscribe(this::phase);
        run.statisticsProperty().subscribe(this::show);
        run.phaseProperty().subscribe(now -> show(run.statisticsProperty().get()));
    }

    private void phase(RunPhase phase) {
        QueryExecution execution = run.executionProperty().get();
        boolean unknown = execution != null && execution.state().known() == null;
        state.show(phase.severity(), unknown ? execution.state().text() : text("query.phase." + phase.key()));
        cancel.setDisable(phase.isEnded());
        cancel.setVisible(!phase.isEnded());
        if (phase.isEnded() && run.started().isPresent() && run.ended().isPresent()) {
            elapsed.stop(Duration.between(run.started().get(), run.ended().get()));
        } else {
            run.started().ifPresent(elapsed::start);
        }
    }

    private void show(QueryStatistics now) {
        StringBuilder line = new StringBuilder();
        part(line, "query.figure.queued", now.queued());
        part(line, "query.figure.planning", now.planning());
        part(line, "query.figure.engine", now.engine());
        if (now.reused()) {
            append(line, text("query.figure.reused"));
        } else {
            now.scannedBytes().ifPresent(bytes -> append(line, text("query.figure.scanned", Units.size(bytes))));
        }
        BigDecimal dollars = cost.apply(run);
        if (dollars != null) {
            append(line, text("query.figure.cost", Price.text(dollars)));
        }
        figures.setText(line.toString());
    }

    private static void part(StringBuilder line, String key, OptionalLong millis) {
        millis.ifPresent(it -> append(line, text(key, Units.duration(it))));
    }

    private static void append(StringBuilder line, String part) {
        line.append(line.isEmpty() ? "" : " \u00b7 ").append(part);
    }
}
