package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.sentence;
import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Units;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.service.query.plan.Price;
import tableflow.console.ui.control.ElapsedLabel;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.control.StatusPill;

/// How a run goes: its state, how long, what it has taken so far, and the button that ends it.
final class RunStrip extends VBox {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final QueryRun run;
    private final Function<QueryRun, @Nullable BigDecimal> cost;
    private final StatusPill state = new StatusPill();
    private final ElapsedLabel elapsed;
    private final Label unseen = new Label();
    private final Label figures = new Label();
    private final Button cancel = new Button(text("query.cancel"), Icons.of(Feather.SQUARE));

    /// @param cost what the run has cost so far; null while that is not known
    RunStrip(QueryRun run, Function<QueryRun, @Nullable BigDecimal> cost, InstantSource clock) {
        this.run = run;
        this.cost = cost;
        this.elapsed = new ElapsedLabel(clock);
        state.getStyleClass().add("query-state");
        unseen.getStyleClass().add("query-unseen");
        unseen.setWrapText(true);
        unseen.setMaxWidth(Double.MAX_VALUE);
        unseen.setMinHeight(USE_PREF_SIZE);
        figures.getStyleClass().addAll("query-figures", "text-muted");
        figures.setMinWidth(0);
        cancel.getStyleClass().addAll("small", "query-cancel");
        cancel.setOnAction(event -> run.cancel());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        cancel.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(state, elapsed, figures, space, cancel);
        line.getStyleClass().add("query-strip");
        getChildren().setAll(line, unseen);
        run.phaseProperty().subscribe(this::phase);
        run.unseenProperty().subscribe(this::show);
        run.statisticsProperty().subscribe(this::show);
        run.phaseProperty().subscribe(now -> show(run.statisticsProperty().get()));
    }

    private void phase(RunPhase phase) {
        QueryExecution execution = run.executionProperty().get();
        if (run.unseenProperty().get() != null) {
            state.show(Severity.WARNING, text("query.phase.unknown"));
        } else if (execution != null && execution.state().known() == null) {
            state.show(phase.severity(), execution.state().text());
        } else {
            state.show(phase.severity(), text("query.phase." + phase.key()));
        }
        cancel.setDisable(phase.isEnded());
        cancel.setVisible(!phase.isEnded());
        if (phase.isEnded() && run.started().isPresent() && run.ended().isPresent()) {
            elapsed.stop(Duration.between(run.started().get(), run.ended().get()));
        } else {
            run.started().ifPresent(elapsed::start);
        }
    }

    /// The run goes on in Athena while nobody sees it: it can still be cancelled, and its figures are the last known.
    private void show(Sighting.@Nullable Unseen lost) {
        unseen.setVisible(lost != null);
        unseen.setManaged(lost != null);
        if (lost != null) {
            String advice = lost.why().advice().orElse("");
            String why = sentence(lost.why().why()).replaceFirst("\\.$", "");
            unseen.setText(text("query.unseen", TIME.format(lost.since()), why, advice).strip());
        }
        phase(run.phase());
    }

    private void show(QueryStatistics now) {
        StringBuilder line = new StringBuilder();
        run.earlier().ifPresent(when -> append(line, text("query.figure.earlier", DAY.format(when))));
        String catalog = run.request().catalog();
        if (catalog != null) {
            append(line, text("query.figure.catalog", catalog));
        }
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
