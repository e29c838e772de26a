package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.domain.monitor.Round;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.service.monitor.history.Row;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.KeyValueGrid;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.control.TimeChart;

/// The chosen topic: charts over the kept past, and every figure with where it comes from.
final class BoardDetail extends VBox {

    private static final List<Figure> CHARTS = List.of(
            Figure.LAG, Figure.COMMIT_AGE, Figure.ROWS_WRITTEN, Figure.ROWS_SKIPPED, Figure.TABLE_BYTES,
            Figure.BYTES_RECEIVED);

    private final MonitorViewModel model;
    private final Label title = new Label();
    private final Map<Figure, TimeChart> charts = new EnumMap<>(Figure.class);
    private final KeyValueGrid facts = new KeyValueGrid();

    BoardDetail(MonitorViewModel model) {
        this.model = model;
        setId("monitor-detail");
        getStyleClass().add("monitor-detail");
        title.getStyleClass().add("monitor-detail-title");
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        ComboBox<Range> range = new ComboBox<>(FXCollections.observableArrayList(Range.values()));
        range.setId("monitor-range");
        range.setAccessibleText(text("monitor.range"));
        range.setConverter(new ShownAs<>(Range::title));
        range.valueProperty().bindBidirectional(model.rangeProperty());
        HBox head = new HBox(title, range,
                Icons.button(Feather.X, text("monitor.detail.close"), () -> model.selectedProperty().set(null)));
        head.getStyleClass().add("monitor-detail-head");
        head.setAlignment(Pos.CENTER_LEFT);
        TilePane tiles = new TilePane();
        tiles.getStyleClass().add("monitor-charts");
        tiles.setPrefTileWidth(276);
        tiles.setPrefColumns(2);
        for (Figure figure : CHARTS) {
            TimeChart chart = new TimeChart(
                    MonitorWords.figure(figure), value -> MonitorWords.amount(figure.unit(), value));
            chart.setId("monitor-chart-" + figure.name());
            charts.put(figure, chart);
            tiles.getChildren().add(chart);
        }
        VBox content = new VBox(tiles, facts);
        content.getStyleClass().add("monitor-detail-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll);
        setMinWidth(340);
        setMinHeight(Region.USE_COMPUTED_SIZE);
        model.pastProperty().subscribe(this::showPast);
        model.roundProperty().subscribe(this::showFacts);
        model.selectedProperty().subscribe(this::showFacts);
    }

    private void showPast(MonitorViewModel.@Nullable Past past) {
        if (past == null) {
            return;
        }
        Duration pace = past.range().pace(model.settingsProperty().get().interval());
        charts.forEach((figure, chart) -> {
            List<TimeChart.Point> points = new ArrayList<>();
            for (Row row : past.rows()) {
                row.get(figure).ifPresent(value -> points.add(new TimeChart.Point(row.at(), value)));
            }
            chart.show(new TimeChart.Line(past.from(), past.to(), pace, points), text("monitor.chart.nothing"));
        });
    }

    private void showFacts() {
        String topic = model.selectedProperty().get();
        Round round = model.roundProperty().get();
        facts.clear();
        title.setText(topic == null ? "" : topic);
        if (topic == null || round == null) {
            return;
        }
        round.samples().stream().filter(one -> one.topic().equals(topic)).findFirst().ifPresent(sample -> {
            for (Figure figure : Figure.values()) {
                if (figure != Figure.GROWTH) {
                    facts.add(MonitorWords.figure(figure), fact(figure, sample));
                }
            }
            facts.add(text("monitor.growth"), model.monitoring().growth(sample, round.at())
                    .map(MonitorWords::growth)
                    .orElse(text("monitor.growth.unknown")));
        });
    }

    private static Label fact(Figure figure, TopicSample sample) {
        Reading reading = sample.reading(figure);
        Label label = new Label(MonitorWords.reading(figure, reading) + "   " + MonitorWords.explain(reading));
        label.setWrapText(true);
        label.setTooltip(new Tooltip(MonitorWords.explain(reading)));
        return label;
    }
}
