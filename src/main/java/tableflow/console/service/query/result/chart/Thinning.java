package tableflow.console.service.query.result.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the points of a series while they are few; then of each place on the axis the lowest and the highest, so that
/// no peak is lost.
final class Thinning {

    private static final Comparator<ChartData.Point> LEFT_TO_RIGHT =
            Comparator.comparingDouble(ChartData.Point::x).thenComparingLong(ChartData.Point::row);

    private final int most;
    private final double width;
    private final List<ChartData.Point> few = new ArrayList<>();
    private final ChartData.@Nullable Point[] lowest;
    private final ChartData.@Nullable Point[] highest;
    private boolean isFew = true;
    private long all;

    /// @param most points to keep
    /// @param extent largest position; the smallest is 0
    Thinning(int most, double extent) {
        this.most = most;
        int places = most / 2;
        this.width = extent / places;
        this.lowest = new ChartData.Point[places];
        this.highest = new ChartData.Point[places];
    }

    void add(ChartData.Point point) {
        all++;
        if (isFew) {
            few.add(point);
            isFew = few.size() <= most;
        }
        int place = width > 0 ? Math.clamp((long) (point.x() / width), 0, lowest.length - 1) : 0;
        ChartData.Point low = lowest[place];
        ChartData.Point high = highest[place];
        lowest[place] = low == null || point.y() < low.y() ? point : low;
        highest[place] = high == null || point.y() > high.y() ? point : high;
    }

    List<ChartData.Point> points() {
        List<ChartData.Point> points = new ArrayList<>();
        if (isFew) {
            points.addAll(few);
        } else {
            for (int i = 0; i < lowest.length; i++) {
                ChartData.Point low = lowest[i];
                ChartData.Point high = highest[i];
                if (low != null && high != null) {
                    points.add(low);
                    if (!low.equals(high)) {
                        points.add(high);
                    }
                }
            }
        }
        points.sort(LEFT_TO_RIGHT);
        return points;
    }

    /// Points that were not kept.
    long thinned() {
        return all - points().size();
    }
}
