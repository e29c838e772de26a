package tableflow.console.service.monitor.history;

import java.util.Map;
import java.util.OptionalLong;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.domain.monitor.TopicSample;

/// The figures of a topic at a moment, as they are kept: a number for each that had one.
public final class Row {

    private final long at;
    private final long[] values;
    private int present;
    private int estimated;

    Row(long at, int present, int estimated, long[] values) {
        this.at = at;
        this.present = present;
        this.estimated = estimated;
        this.values = values;
    }

    /// A row without figures.
    ///
    /// @param at milliseconds since 1970
    public Row(long at) {
        this(at, 0, 0, new long[Figure.CODES]);
    }

    /// What is known in a sample.
    public static Row of(long at, TopicSample sample) {
        Row row = new Row(at);
        for (Map.Entry<Figure, Reading> reading : sample.readings().entrySet()) {
            reading.getValue().value().ifPresent(value ->
                    row.put(reading.getKey(), value, reading.getValue().isEstimate()));
        }
        return row;
    }

    /// Adds a figure.
    public Row put(Figure figure, long value, boolean estimate) {
        int bit = 1 << figure.code();
        present |= bit;
        estimated = estimate ? estimated | bit : estimated & ~bit;
        values[figure.code()] = value;
        return this;
    }

    /// Milliseconds since 1970.
    public long at() {
        return at;
    }

    /// A figure; empty when it had no value.
    public OptionalLong get(Figure figure) {
        return has(figure.code()) ? OptionalLong.of(values[figure.code()]) : OptionalLong.empty();
    }

    /// Whether a figure was an estimate.
    public boolean isEstimate(Figure figure) {
        return (estimated & 1 << figure.code()) != 0;
    }

    boolean has(int code) {
        return (present & 1 << code) != 0;
    }

    int present() {
        return present;
    }

    int estimated() {
        return estimated;
    }

    long value(int code) {
        return values[code];
    }

    /// Whether nothing is known.
    public boolean isEmpty() {
        return present == 0;
    }
}
