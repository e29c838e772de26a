package tableflow.console.ui.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import javafx.collections.FXCollections;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart.Data;
import javafx.scene.chart.XYChart.Series;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// One figure over a span of time that ends now: a title with the newest value, and a line with a gap wherever there
/// was no value for longer than usual.
public final class TimeChart extends VBox {

    private final Label title = new Label();
    private final Label newest = new Label();
    private final VBox place = new VBox();
    private final LongFunction<String> words;

    /// A value at a moment, milliseconds since 1970.
    public record Point(long at, long value) {}

    /// What is shown.
    ///
    /// @param from begin of the span
    /// @param to its end
    /// @param step time between two points; twice as much and half is a gap
    /// @param points oldest first
    public record Line(Instant from, Instant to, Duration step, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /// @param words how a value is written
    public TimeChart(String name, LongFunction<String> words) {
        this.words = words;
        getStyleClass().add("time-chart");
        title.setText(name);
        title.getStyleClass().add("time-chart-title");
        newest.getStyleClass().addAll("small-text", "text-muted");
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().setAll(title, newest, place);
        setMinHeight(190);
    }

    /// Shows a line; `nothing` says why there is none.
    public void show(Line line, String nothing) {
        if (line.points().isEmpty()) {
            newest.setText(nothing);
            place.getChildren().clear();
            setAccessibleText(title.getText() + ": " + nothing);
            return;
        }
        Point last = line.points().getLast();
        newest.setText(words.apply(last.value()));
        setAccessibleText(title.getText() + ": " + words.apply(last.value()));
        LineChart<Number, Number> chart = new LineChart<>(new TimeScale(line.from(), line.to()), values());
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.setCreateSymbols(line.points().size() < 3);
        chart.setAxisSortingPolicy(LineChart.SortingPolicy.NONE);
        chart.setMinHeight(140);
        chart.setPrefHeight(160);
        for (List<Data<Number, Number>> piece : pieces(line)) {
            Series<Number, Number> series = new Series<>();
            series.setData(FXCollections.observableArrayList(piece));
            chart.getData().add(series);
        }
        place.getChildren().setAll(chart);
    }

    private static List<List<Data<Number, Number>>> pieces(Line line) {
        List<List<Data<Number, Number>>> pieces = new ArrayList<>();
        long gap = line.step().toMillis() * 5 / 2;
        long before = Long.MIN_VALUE / 2;
        for (Point point : line.points()) {
            if (point.at() - before > gap) {
                pieces.add(new ArrayList<>());
            }
            pieces.getLast().add(new Data<>(point.at() - line.from().toEpochMilli(), point.value()));
            before = point.at();
        }
        return pieces;
    }

    private NumberAxis values() {
        NumberAxis axis = new NumberAxis();
        axis.setForceZeroInRange(true);
        axis.setMinorTickVisible(false);
        axis.setTickLabelFormatter(shown(words));
        return axis;
    }

    private static StringConverter<Number> shown(LongFunction<String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(Number value) {
                return words.apply(Math.round(value.doubleValue()));
            }

            @Override
            public Number fromString(String ignored) {
                throw new UnsupportedOperationException("ticks are only shown");
            }
        };
    }
}
