package tableflow.console.service.monitor;

import java.util.Arrays;
import java.util.OptionalLong;
import tableflow.console.domain.monitor.Arrivals;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.service.monitor.history.Row;

/// The near past of one topic, in memory: what the next sample is compared with, and the line beside its name.
final class Trend {

    private static final int LINE = 60;
    private static final int HOURS = 26;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    /// Growth of less time than this says little of a day.
    private static final long LEAST = 6 * HOUR;
    private static final double NONE = Double.NaN;

    private final Arrivals arrivals = new Arrivals();
    private final double[] lags = new double[LINE];
    private final long[] hours = new long[HOURS];
    private final long[] bytes = new long[HOURS];
    private int lagCount;
    private int hourCount;

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
        OptionalLong size = size(row);
        if (size.isPresent() && (hourCount == 0 || row.at() - hours[hourCount - 1] >= HOUR)) {
            if (hourCount == HOURS) {
                System.arraycopy(hours, 1, hours, 0, HOURS - 1);
                System.arraycopy(bytes, 1, bytes, 0, HOURS - 1);
                hourCount--;
            }
            hours[hourCount] = row.at();
            bytes[hourCount++] = size.getAsLong();
        }
    }

    /// What the bucket holds of it where Confluent measures that, else the newest snapshot's files.
    private static OptionalLong size(Row row) {
        OptionalLong stored = row.get(Figure.STORED_BYTES);
        return stored.isPresent() ? stored : row.get(Figure.TABLE_BYTES);
    }

    /// Bytes by which the table grows a day, from a day ago until `row`, or from as long ago as is known; empty when
    /// that is not long enough.
    OptionalLong growthPerDay(Row row) {
        OptionalLong now = size(row);
        for (int i = 0; i < hourCount && now.isPresent(); i++) {
            long ago = row.at() - hours[i];
            if (ago <= DAY + HOUR / 2) {
                return ago < LEAST
                        ? OptionalLong.empty()
                        : OptionalLong.of(Math.round((now.getAsLong() - bytes[i]) * ((double) DAY / ago)));
            }
        }
        return OptionalLong.empty();
    }

    /// The last lags, oldest first; NaN where there was none.
    synchronized double[] line() {
        return Arrays.copyOf(lags, lagCount);
    }
}
