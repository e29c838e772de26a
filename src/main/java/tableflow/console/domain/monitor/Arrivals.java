package tableflow.console.domain.monitor;

import java.util.OptionalLong;
import tableflow.console.domain.monitor.Reading.Basis;
import tableflow.console.domain.monitor.Reading.Cause;
import tableflow.console.domain.monitor.Reading.Known;

/// When a topic's records came, as far as samplings tell: its end offsets, added up, at some moments. A bounded number
/// of moments is remembered, the older ones less finely.
public final class Arrivals {

    private static final int MOST = 128;

    private final long[] times = new long[MOST];
    private final long[] ends = new long[MOST];
    private int count;

    /// Notes the end offsets of a moment, later than those before.
    ///
    /// @param at milliseconds since 1970
    public void add(long at, long end) {
        if (count > 0 && (at <= times[count - 1] || end < ends[count - 1])) {
            // The clock was set back, or the topic was made anew: what was known holds no more.
            count = 0;
        }
        if (count == MOST) {
            thin();
        }
        times[count] = at;
        ends[count] = end;
        count++;
    }

    /// Every second moment of the older half goes: the far past needs to be known less finely.
    private void thin() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i % 2 == 0 || i >= MOST / 2) {
                times[kept] = times[i];
                ends[kept] = ends[i];
                kept++;
            }
        }
        count = kept;
    }

    /// How many records have come since a moment, at least; empty while nothing is remembered of the time after it.
    public OptionalLong since(long moment) {
        for (int i = 0; i < count; i++) {
            if (times[i] >= moment) {
                return OptionalLong.of(ends[count - 1] - ends[i]);
            }
        }
        return OptionalLong.empty();
    }

    /// How long the oldest record that the table lacks has been waiting.
    ///
    /// @param lag how many records it lacks
    /// @param now milliseconds since 1970
    public Reading waiting(Reading lag, long now) {
        if (!(lag instanceof Known known)) {
            return lag;
        }
        if (known.high() == 0) {
            return new Known(0, 0, known.basis());
        }
        if (count == 0) {
            return Reading.absent(Cause.TOO_EARLY);
        }
        long high = known.high() == Long.MAX_VALUE ? Long.MAX_VALUE : longest(known.high(), now);
        long low = known.low() == 0 ? 0 : shortest(known.low(), now);
        return low == 0 && high == Long.MAX_VALUE
                ? Reading.absent(Cause.TOO_EARLY)
                : new Known(Math.min(low, high), high, Basis.INTERPOLATED);
    }

    /// The record had not come at the last moment whose end was not beyond it.
    private long longest(long lag, long now) {
        long place = ends[count - 1] - lag;
        for (int i = count - 1; i >= 0; i--) {
            if (ends[i] <= place) {
                return Math.max(0, now - times[i]);
            }
        }
        return Long.MAX_VALUE;
    }

    /// The record had come at the first moment whose end was beyond it.
    private long shortest(long lag, long now) {
        long place = ends[count - 1] - lag;
        for (int i = 0; i < count; i++) {
            if (ends[i] > place) {
                return Math.max(0, now - times[i]);
            }
        }
        return 0;
    }
}
