package tableflow.console.service.monitor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tableflow.console.domain.monitor.Arrivals;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Growth;
import tableflow.console.service.monitor.history.Row;

/// The near past of one topic, in memory: what the next sample is compared with, and the line beside its name.
final class Trend {

    /// Sizes from which growth is told, the better first: what the bucket holds of the table where Confluent measures
    /// that, else the newest snapshot's files. One is never compared with the other.
    private static final List<Figure> SIZES = List.of(Figure.STORED_BYTES, Figure.TABLE_BYTES);

    private static final int LINE = 60;
    private static final int HOURS = 26;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    /// Growth of less time than this says little of a day.
    private static final long LEAST = 6 * HOUR;
    private static final long UNKNOWN = -1;
    private static final double NONE = Double.NaN;

    private final Arrivals arrivals = new Arrivals();
    private final double[] lags = new double[LINE];
    private final long[] hours = new long[HOURS];
    private final long[][] sizes = new long[SIZES.size()][HOURS];
    private int lagCount;
    private int hourCount;

    /// When records came; for the sampling thread alone.
    Arrivals arrivals() {
        return arrivals;
    }

    /// Adds a row that is later than those before. End offsets of the present sampling are noted before its row is
    /// made, and not again.
    synchronized void add(Row row, boolean arrivalsNoted) {
        if (!arrivalsNoted) {
            row.get(Figure.END_OFFSETS).ifPresent(end -> arrivals.add(row.at(), end));
        }
        if (lagCount == LINE) {
            System.arraycopy(lags, 1, lags, 0, LINE - 1);
            lagCount--;
        }
        OptionalLong lag = row.get(Figure.LAG);
        lags[lagCount++] = lag.isPresent() ? lag.getAsLong() : NONE;
        if (SIZES.stream().anyMatch(figure -> row.get(figure).isPresent())
                && (hourCount == 0 || row.at() - hours[hourCount - 1] >= HOUR)) {
            addHour(row);
        }
    }

    private void addHour(Row row) {
        if (hourCount == HOURS) {
            System.arraycopy(hours, 1, hours, 0, HOURS - 1);
            for (long[] one : sizes) {
                System.arraycopy(one, 1, one, 0, HOURS - 1);
            }
            hourCount--;
        }
        hours[hourCount] = row.at();
        for (int i = 0; i < sizes.length; i++) {
            sizes[i][hourCount] = row.get(SIZES.get(i)).orElse(UNKNOWN);
        }
        hourCount++;
    }

    /// By how much the table has grown from a day ago until `row`, or from as long ago as is known; empty when that is
    /// not long enough.
    synchronized Optional<Growth> growth(Row row) {
        for (int size = 0; size < sizes.length; size++) {
            OptionalLong now = row.get(SIZES.get(size));
            for (int i = 0; i < hourCount && now.isPresent(); i++) {
                long ago = row.at() - hours[i];
                if (sizes[size][i] != UNKNOWN && ago >= LEAST && ago <= DAY + HOUR / 2) {
                    return Optional.of(new Growth(now.getAsLong() - sizes[size][i], Duration.ofMillis(ago)));
                }
            }
        }
        return Optional.empty();
    }

    /// The last lags, oldest first; NaN where there was none.
    synchronized double[] line() {
        return Arrays.copyOf(lags, lagCount);
    }
}
