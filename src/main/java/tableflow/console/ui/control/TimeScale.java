package tableflow.console.ui.control;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.chart.ValueAxis;
import tableflow.console.ui.control.TimeTicks.Tick;

/// The axis of time of a chart: its values are milliseconds since its beginning, its labels stand at round moments.
final class TimeScale extends ValueAxis<Number> {

    private static final double LABEL = 76;

    private final long begin;
    private final Map<Long, String> labels = new HashMap<>();

    TimeScale(Instant from, Instant to) {
        super(0, (double) Math.max(1, Duration.between(from, to).toMillis()));
        begin = from.toEpochMilli();
        setMinorTickVisible(false);
    }

    @Override
    protected List<Number> calculateTickValues(double length, Object range) {
        int most = Math.max(2, (int) (length / LABEL));
        List<Tick> ticks = TimeTicks.of(
                begin, begin + Math.round(getUpperBound()), most, ZoneId.systemDefault());
        labels.clear();
        ticks.forEach(tick -> labels.put(tick.at() - begin, tick.text()));
        return ticks.stream().<Number>map(tick -> tick.at() - begin).toList();
    }

    @Override
    protected String getTickMarkLabel(Number value) {
        return labels.getOrDefault(value.longValue(), "");
    }

    @Override
    protected List<Number> calculateMinorTickMarks() {
        return List.of();
    }

    /// The bounds are given, and stay.
    @Override
    protected Object getRange() {
        return List.of();
    }

    @Override
    protected void setRange(Object range, boolean animate) {
        setScale(calculateNewScale(
                getSide() == null || getSide().isHorizontal() ? getWidth() : getHeight(),
                getLowerBound(), getUpperBound()));
    }
}
