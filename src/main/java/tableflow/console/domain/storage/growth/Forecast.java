package tableflow.console.domain.storage.growth;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/// Where a figure goes if it goes on as it did: a straight line through daily values by the median of the slopes of all
/// pairs (Theil and Sen), which up to 29 of 100 wrong days do not move, and a band that nine of ten such days lie in.
///
/// @param basis the days that it was made from
/// @param perDay slope a day
/// @param ahead the days behind the last one, in order
/// @see "P. K. Sen: Estimates of the Regression Coefficient Based on Kendall's Tau, 1968"
public record Forecast(Basis basis, Slope perDay, List<Ahead> ahead) {

    /// From fewer days nothing is foreseen: a week, so that each day of the week is in it.
    public static final int FEWEST = 7;

    /// No farther ahead than that.
    public static final int FARTHEST = 90;

    /// Two-sided, nine of ten.
    private static final double Z = 1.6448536269514722;
    private static final double TAIL = 0.05;

    public Forecast {
        ahead = List.copyOf(ahead);
    }

    /// @param days with a value
    public record Basis(int days, LocalDate first, LocalDate last) {}

    /// @param middle most likely
    /// @param low the interval's lower end, of 90 %
    /// @param high its upper end
    public record Slope(double middle, double low, double high) {}

    /// A day to come.
    ///
    /// @param middle most likely
    /// @param low of the band
    /// @param high of the band
    public record Ahead(LocalDate day, double middle, double low, double high) {}

    /// Foresees as many days as the values reach back, [#FARTHEST] at most. Empty for fewer than [#FEWEST] values.
    public static Optional<Forecast> of(List<DayFigure> days) {
        int count = days.size();
        if (count < FEWEST) {
            return Optional.empty();
        }
        LocalDate first = days.getFirst().day();
        LocalDate last = days.getLast().day();
        // From the first value on: a difference of large figures keeps its digits.
        BigDecimal base = days.getFirst().value();
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = ChronoUnit.DAYS.between(first, days.get(i).day());
            y[i] = days.get(i).value().subtract(base).doubleValue();
        }
        Slope slope = slope(x, y);
        double level = median(each(count, i -> y[i] - slope.middle() * x[i]));
        double[] residuals = each(count, i -> y[i] - slope.middle() * x[i] - level);
        Arrays.sort(residuals);
        double under = quantile(residuals, TAIL);
        double over = quantile(residuals, 1 - TAIL);
        double centre = median(x.clone());
        long reach = Math.min(FARTHEST, ChronoUnit.DAYS.between(first, last));
        List<Ahead> ahead = new ArrayList<>();
        for (long i = 1; i <= reach; i++) {
            double at = x[count - 1] + i;
            double middle = level + slope.middle() * at;
            // Lines of other slopes turn about the middle of the days.
            double low = middle + (slope.low() - slope.middle()) * (at - centre) + under;
            double high = middle + (slope.high() - slope.middle()) * (at - centre) + over;
            double start = base.doubleValue();
            ahead.add(new Ahead(last.plusDays(i), start + middle, start + low, start + high));
        }
        return Optional.of(new Forecast(new Basis(count, first, last), slope, ahead));
    }

    private static Slope slope(double[] x, double[] y) {
        int count = x.length;
        double[] slopes = new double[count * (count - 1) / 2];
        int at = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                slopes[at++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
        Arrays.sort(slopes);
        double spread = Z * Math.sqrt(count * (count - 1.0) * (2.0 * count + 5) / 18);
        int low = (int) Math.floor((slopes.length - spread) / 2);
        int high = (int) Math.ceil((slopes.length + spread) / 2);
        return new Slope(
                medianOfSorted(slopes),
                slopes[Math.clamp(low, 0, slopes.length - 1)],
                slopes[Math.clamp(high, 0, slopes.length - 1)]);
    }

    private static double[] each(int count, IntToDoubleFunction value) {
        double[] all = new double[count];
        Arrays.setAll(all, value);
        return all;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return medianOfSorted(values);
    }

    private static double medianOfSorted(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
    }
}
