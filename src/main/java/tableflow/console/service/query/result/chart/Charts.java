package tableflow.console.service.query.result.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.order.RowReading;
import tableflow.console.service.query.result.value.Axis;
import tableflow.console.service.query.result.value.ValueType;

/// Reads the points of a chart, in two passes: the ends of the axis, then the points. Memory is bounded by what is
/// shown. Histograms come from [tableflow.console.service.query.result.statistics.Statistics].
public final class Charts {

    private static final int MOST_SERIES = 12;
    private static final int MOST_CATEGORIES = 200;
    private static final int MOST_POINTS = 4_000;

    private final List<ResultColumn> columns;
    private final Wanted wanted;
    private final ValueType xType;
    private final Map<String, Integer> categories = new LinkedHashMap<>();
    private final Map<String, Thinning> lines = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Sum>> bars = new LinkedHashMap<>();
    private @Nullable BigDecimal lowest;
    private @Nullable BigDecimal highest;
    private long withoutValue;
    private long otherSeries;
    private long otherCategories;
    private long summed;

    /// Which columns make the chart, by number.
    ///
    /// @param ys at least one; each makes a series
    /// @param by splits each of these by the values of a column
    /// @param asCategories takes the values of `x` as names, as bars do; what has no position always is taken so
    public record Wanted(int x, List<Integer> ys, OptionalInt by, boolean asCategories) {
        public Wanted {
            ys = List.copyOf(ys);
        }
    }

    private Charts(List<ResultColumn> columns, Wanted wanted) {
        this.columns = columns;
        this.wanted = wanted;
        ValueType type = ValueType.of(columns.get(wanted.x()));
        this.xType = wanted.asCategories() || !Axis.has(type) ? ValueType.TEXT : type;
    }

    /// The points of the rows of `order`.
    ///
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt
    /// @throws UncheckedIOException when a row cannot be read
    public static ChartData of(
            ResultFile file, RowOrder order, List<ResultColumn> columns, Wanted wanted, Progress progress) {
        Charts chart = new Charts(columns, wanted);
        RowReading reading = new RowReading(file, order, "read the chart's points", progress);
        try {
            if (chart.xType != ValueType.TEXT) {
                reading.rows((place, row) -> chart.widen(row.get(wanted.x())));
            }
            reading.rows((place, row) -> chart.add(order.row(place), row));
        } catch (IOException failed) {
            throw new UncheckedIOException("the chart's points could not be read: " + failed.getMessage(), failed);
        }
        return chart.result();
    }

    private void widen(@Nullable String x) {
        BigDecimal position = x == null ? null : Axis.position(xType, x);
        if (position != null) {
            lowest = lowest == null ? position : position.min(lowest);
            highest = highest == null ? position : position.max(highest);
        }
    }

    private void add(long row, List<@Nullable String> values) {
        String x = values.get(wanted.x());
        if (x == null) {
            withoutValue++;
            return;
        }
        for (int column : wanted.ys()) {
            String text = values.get(column);
            BigDecimal y = text == null ? null : Axis.position(ValueType.of(columns.get(column)), text);
            if (y == null) {
                withoutValue++;
            } else if (xType == ValueType.TEXT) {
                bar(name(column, values), x, new Sum(y, row));
            } else {
                point(name(column, values), x, y.doubleValue(), row);
            }
        }
    }

    private String name(int column, List<@Nullable String> values) {
        if (wanted.by().isEmpty()) {
            return columns.get(column).name();
        }
        String by = String.valueOf(values.get(wanted.by().getAsInt()));
        return wanted.ys().size() == 1 ? by : by + ", " + columns.get(column).name();
    }

    private void point(String name, String x, double y, long row) {
        BigDecimal position = Axis.position(xType, x);
        if (position == null || lowest == null || highest == null) {
            withoutValue++;
            return;
        }
        Thinning line = lines.get(name);
        if (line == null) {
            if (lines.size() == MOST_SERIES) {
                otherSeries++;
                return;
            }
            line = new Thinning(MOST_POINTS, highest.subtract(lowest).doubleValue());
            lines.put(name, line);
        }
        line.add(new ChartData.Point(position.subtract(lowest).doubleValue(), y, row));
    }

    /// What the rows of one category add up to; the first of them stands for all.
    private record Sum(BigDecimal value, long row) {}

    private void bar(String name, String x, Sum one) {
        if (!bars.containsKey(name) && bars.size() == MOST_SERIES) {
            otherSeries++;
            return;
        }
        if (!categories.containsKey(x) && categories.size() == MOST_CATEGORIES) {
            otherCategories++;
            return;
        }
        int place = categories.computeIfAbsent(x, known -> categories.size());
        Map<Integer, Sum> series = bars.computeIfAbsent(name, known -> new LinkedHashMap<>());
        Sum before = series.get(place);
        summed += before == null ? 0 : 1;
        series.put(place, before == null ? one : new Sum(before.value().add(one.value()), before.row()));
    }

    private ChartData result() {
        List<ChartData.Series> series = new ArrayList<>();
        lines.forEach((name, line) -> series.add(new ChartData.Series(name, line.points())));
        bars.forEach((name, sums) -> series.add(new ChartData.Series(name, sums.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> new ChartData.Point(it.getKey(), it.getValue().value().doubleValue(), it.getValue().row()))
                .toList())));
        long thinned = lines.values().stream().mapToLong(Thinning::thinned).sum();
        return new ChartData(xType, lowest == null ? BigDecimal.ZERO : lowest, new ArrayList<>(categories.keySet()),
                series, new ChartData.LeftOut(withoutValue, thinned, otherSeries, otherCategories, summed));
    }
}
