package tableflow.console.service.monitor.history;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Figure.RollUp;

/// Makes one row of all rows of a topic within the same span of time, as each figure's [RollUp] says. The row stands at
/// the beginning of the span. Rows come in the order of time.
final class RollUps {

    private final long span;
    private final BiConsumer<String, Row> sink;
    private final Map<String, Open> open = new HashMap<>();

    /// @param span milliseconds, from 1970 on
    /// @param sink takes each row as soon as it is whole
    RollUps(long span, BiConsumer<String, Row> sink) {
        this.span = span;
        this.sink = sink;
    }

    void add(String topic, Row row) {
        long begin = Math.floorDiv(row.at(), span) * span;
        Open current = open.get(topic);
        if (current == null || current.begin != begin) {
            close(topic, current);
            current = new Open(begin);
            open.put(topic, current);
        }
        current.add(row);
    }

    /// Hands on what is not whole yet; nothing can be added then.
    void end() {
        open.forEach(this::close);
        open.clear();
    }

    private void close(String topic, @Nullable Open one) {
        if (one != null) {
            sink.accept(topic, one.row());
        }
    }

    /// One row in the making.
    private static final class Open {
        private final long begin;
        private final long[] values = new long[Figure.CODES];
        private final int[] counts = new int[Figure.CODES];
        private int estimated;

        Open(long begin) {
            this.begin = begin;
        }

        void add(Row row) {
            for (Figure figure : Figure.values()) {
                int code = figure.code();
                if (row.has(code)) {
                    take(figure, row.value(code), row.isEstimate(figure));
                    counts[code]++;
                }
            }
        }

        private void take(Figure figure, long value, boolean estimate) {
            int code = figure.code();
            int bit = 1 << code;
            boolean first = counts[code] == 0;
            switch (figure.rollUp()) {
                case LAST -> {
                    values[code] = value;
                    estimated = estimate ? estimated | bit : estimated & ~bit;
                }
                case HIGHEST -> {
                    if (first || value > values[code]) {
                        values[code] = value;
                        estimated = estimate ? estimated | bit : estimated & ~bit;
                    }
                }
                case MEAN -> {
                    // The sum cannot be held where it is beyond 64 bits; then the highest sum that can.
                    values[code] = first ? value : saturated(values[code], value);
                    estimated |= estimate ? bit : 0;
                }
            }
        }

        private static long saturated(long one, long other) {
            long sum = one + other;
            return ((one ^ sum) & (other ^ sum)) < 0 ? Long.MAX_VALUE : sum;
        }

        Row row() {
            Row row = new Row(begin);
            for (Figure figure : Figure.values()) {
                int code = figure.code();
                if (counts[code] > 0) {
                    long value = figure.rollUp() == RollUp.MEAN ? values[code] / counts[code] : values[code];
                    row.put(figure, value, (estimated & 1 << code) != 0);
                }
            }
            return row;
        }
    }
}
