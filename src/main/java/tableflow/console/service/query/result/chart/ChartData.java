package tableflow.console.service.query.result.chart;

import java.math.BigDecimal;
import java.util.List;
import tableflow.console.service.query.result.value.ValueType;

/// What a chart shows.
///
/// @param xType how positions of the horizontal axis are written; see
///     [tableflow.console.service.query.result.value.Axis]
/// @param origin what [Point#x] counts from: a double holds a time of today only to some hundred nanoseconds
/// @param categories of a horizontal axis without positions, in the order they came; [Point#x] is a place among them
/// @param leftOut what is not shown
public record ChartData(
        ValueType xType, BigDecimal origin, List<String> categories, List<Series> series, LeftOut leftOut) {
    public ChartData {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
    }

    /// Points that belong together, from left to right.
    public record Series(String name, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /// A point.
    ///
    /// @param row of the result
    public record Point(double x, double y, long row) {}

    /// What is not shown, in rows.
    ///
    /// @param withoutValue NULL, not finite, or not readable in one of the axes
    /// @param thinned points between the lowest and the highest of their place on the axis
    /// @param otherSeries rows of series beyond the most that are shown
    /// @param otherCategories rows of categories beyond the most that are shown
    /// @param summed rows whose category was there already: their values were added
    public record LeftOut(
            long withoutValue, long thinned, long otherSeries, long otherCategories, long summed) {
        public boolean isNothing() {
            return withoutValue + thinned + otherSeries + otherCategories + summed == 0;
        }
    }
}
