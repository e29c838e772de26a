package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.Units;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.chart.ChartData;
import tableflow.console.service.query.result.chart.Charts;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.statistics.ColumnStatistics.Bin;
import tableflow.console.service.query.result.statistics.Statistics;
import tableflow.console.service.query.result.value.Axis;
import tableflow.console.service.query.result.value.ValueType;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// Which columns make a chart of the rows that are shown, and its points. JavaFX thread only.
final class Charting {

    /// Ways to draw.
    enum Kind {
        LINE,
        BAR,
        SCATTER,
        HISTOGRAM;

        /// Part of the keys of its texts.
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is drawn: points, or for a histogram bins.
    record Drawn(Kind kind, String xName, String yName, @Nullable ChartData data, List<Bin> bins) {}

    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.LINE);
    private final ObjectProperty<@Nullable Integer> x = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Integer> y = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Integer> by = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Drawn> drawn = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private List<ResultColumn> columns = List.of();

    Charting(Work work) {
        this.work = work;
    }

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /// The number of the column of the horizontal axis; of a histogram, its values.
    ObjectProperty<@Nullable Integer> xProperty() {
        return x;
    }

    /// The number of the column of the vertical axis.
    ObjectProperty<@Nullable Integer> yProperty() {
        return y;
    }

    /// The number of the column whose values split the series; null for one series.
    ObjectProperty<@Nullable Integer> byProperty() {
        return by;
    }

    ReadOnlyObjectProperty<@Nullable Drawn> drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    /// The columns that have positions on a vertical axis.
    List<Integer> numeric() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (ValueType.of(columns.get(i)).isNumber()) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    /// Chooses what such a result is likely wanted for: a number over time, else by name, else over another number.
    void columns(List<ResultColumn> known) {
        columns = known;
        List<Integer> numbers = numeric();
        int time = first(known, true);
        int name = first(known, false);
        if (time >= 0) {
            kind.set(numbers.isEmpty() ? Kind.HISTOGRAM : Kind.LINE);
            x.set(time);
        } else if (name >= 0 && !numbers.isEmpty()) {
            kind.set(Kind.BAR);
            x.set(name);
        } else if (numbers.size() > 1) {
            kind.set(Kind.SCATTER);
            x.set(numbers.getFirst());
        } else {
            kind.set(Kind.HISTOGRAM);
            x.set(numbers.isEmpty() ? (known.isEmpty() ? null : (Integer) 0) : numbers.getFirst());
        }
        y.set(numbers.stream().filter(number -> !number.equals(x.get())).findFirst().orElse(null));
    }

    private static int first(List<ResultColumn> columns, boolean time) {
        for (int i = 0; i < columns.size(); i++) {
            ValueType type = ValueType.of(columns.get(i));
            if (time ? type == ValueType.TIMESTAMP || type == ValueType.DATE : type == ValueType.TEXT) {
                return i;
            }
        }
        return -1;
    }

    /// Reads the points.
    void draw(RowsWanted rows) {
        Integer across = x.get();
        Integer up = y.get();
        Kind how = kind.get();
        problem.set(null);
        if (across == null || (up == null && how != Kind.HISTOGRAM)) {
            drawn.set(null);
            return;
        }
        OptionalInt split = by.get() == null ? OptionalInt.empty() : OptionalInt.of(by.get());
        work.job(text("result.chart.job"), progress -> how == Kind.HISTOGRAM || up == null
                        ? bins(rows, across, progress)
                        : points(rows, how, new Charts.Wanted(across, List.of(up), split, how == Kind.BAR), progress))
                .in(slot)
                .onResult(drawn::set)
                .onFailure(failure -> {
                    drawn.set(null);
                    problem.set(Problem.of(failure));
                })
                .start();
    }

    void close() {
        slot.clear();
    }

    private static Drawn bins(RowsWanted rows, int column, Progress progress) throws Exception {
        try (RowOrder order = rows.unsorted().open(progress)) {
            List<Bin> bins = Statistics.of(rows.file(), order, rows.columns(), column, progress).bins();
            return new Drawn(Kind.HISTOGRAM, rows.columns().get(column).name(), text("result.chart.rows"), null, bins);
        }
    }

    private static Drawn points(RowsWanted rows, Kind how, Charts.Wanted wanted, Progress progress) throws Exception {
        // Bars stand in the order that the user has chosen; all else has an axis.
        try (RowOrder order = (how == Kind.BAR ? rows : rows.unsorted()).open(progress)) {
            ChartData data = Charts.of(rows.file(), order, rows.columns(), wanted, progress);
            return new Drawn(how, rows.columns().get(wanted.x()).name(),
                    rows.columns().get(wanted.ys().getFirst()).name(), data, List.of());
        }
    }

    /// What is not to be seen in a chart; empty when everything is.
    static String leftOut(ChartData data) {
        ChartData.LeftOut out = data.leftOut();
        List<String> parts = new ArrayList<>();
        add(parts, "result.chart.thinned", out.thinned());
        add(parts, "result.chart.summed", out.summed());
        add(parts, "result.chart.without", out.withoutValue());
        add(parts, "result.chart.series.left", out.otherSeries());
        add(parts, "result.chart.categories.left", out.otherCategories());
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(text(key, Units.grouped(count)));
        }
    }

    /// A tick of the horizontal axis in words.
    static String tick(ChartData data, double position) {
        return Axis.text(data.xType(), data.origin().add(java.math.BigDecimal.valueOf(position)));
    }
}
