package tableflow.console.ui.query.result;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.chart.Axis;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.Chart;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.ScatterChart;
import javafx.scene.chart.XYChart;
import javafx.scene.chart.XYChart.Data;
import javafx.scene.chart.XYChart.Series;
import javafx.util.StringConverter;
import tableflow.console.service.query.result.chart.ChartData;
import tableflow.console.service.query.result.chart.ChartData.Point;
import tableflow.console.service.query.result.statistics.ColumnStatistics.Bin;
import tableflow.console.ui.query.result.Charting.Drawn;
import tableflow.console.ui.query.result.Charting.Kind;

/// Makes JavaFX's charts of points.
final class Drawing {

    private Drawing() {}

    /// Lines, bars or dots. What has names instead of positions on its horizontal axis stands by name.
    static Chart of(Drawn drawn, ChartData data) {
        boolean named = !data.categories().isEmpty();
        return named ? byName(drawn, data) : byPosition(drawn, data);
    }

    /// Bars for the bins of a histogram.
    static Chart histogram(Drawn drawn) {
        BarChart<String, Number> chart = new BarChart<>(names(drawn), values(drawn));
        Series<String, Number> series = new Series<>();
        for (Bin bin : drawn.bins()) {
            series.getData().add(new Data<>(bin.from(), bin.rows()));
        }
        chart.setBarGap(0);
        chart.setCategoryGap(1);
        chart.getData().add(series);
        return calm(chart, false);
    }

    private static Chart byName(Drawn drawn, ChartData data) {
        CategoryAxis axis = names(drawn);
        List<String> names = data.categories().stream().map(Measuring::brief).distinct().toList();
        axis.setCategories(FXCollections.observableArrayList(names));
        XYChart<String, Number> chart = drawn.kind() == Kind.BAR
                ? new BarChart<>(axis, values(drawn))
                : drawn.kind() == Kind.LINE
                        ? new LineChart<>(axis, values(drawn))
                        : new ScatterChart<>(axis, values(drawn));
        for (ChartData.Series one : data.series()) {
            Series<String, Number> series = new Series<>();
            series.setName(one.name());
            for (Point point : one.points()) {
                String name = data.categories().get((int) point.x());
                series.getData().add(new Data<>(Measuring.brief(name), point.y()));
            }
            chart.getData().add(series);
        }
        return calm(chart, data.series().size() > 1);
    }

    private static Chart byPosition(Drawn drawn, ChartData data) {
        NumberAxis axis = new NumberAxis();
        axis.setLabel(drawn.xName());
        axis.setForceZeroInRange(false);
        axis.setTickLabelFormatter(new StringConverter<>() {
            @Override
            public String toString(Number position) {
                return Charting.tick(data, position.doubleValue());
            }

            @Override
            public Number fromString(String ignored) {
                throw new UnsupportedOperationException("ticks are only shown");
            }
        });
        XYChart<Number, Number> chart = drawn.kind() == Kind.SCATTER
                ? new ScatterChart<>(axis, values(drawn))
                : new LineChart<>(axis, values(drawn));
        if (chart instanceof LineChart<Number, Number> line) {
            line.setCreateSymbols(data.series().stream().mapToInt(one -> one.points().size()).sum() <= 100);
            line.setAxisSortingPolicy(LineChart.SortingPolicy.NONE);
        }
        for (ChartData.Series one : data.series()) {
            Series<Number, Number> series = new Series<>();
            series.setName(one.name());
            List<Data<Number, Number>> points = one.points().stream()
                    .map(point -> new Data<Number, Number>(point.x(), point.y()))
                    .toList();
            series.setData(FXCollections.observableArrayList(points));
            chart.getData().add(series);
        }
        return calm(chart, data.series().size() > 1);
    }

    private static CategoryAxis names(Drawn drawn) {
        CategoryAxis axis = new CategoryAxis();
        axis.setLabel(drawn.xName());
        return axis;
    }

    private static Axis<Number> values(Drawn drawn) {
        NumberAxis axis = new NumberAxis();
        axis.setLabel(drawn.yName());
        axis.setForceZeroInRange(drawn.kind() == Kind.BAR || drawn.kind() == Kind.HISTOGRAM);
        return axis;
    }

    private static Chart calm(XYChart<?, Number> chart, boolean legend) {
        chart.setAnimated(false);
        chart.setLegendVisible(legend);
        chart.setMinHeight(0);
        return chart;
    }
}
