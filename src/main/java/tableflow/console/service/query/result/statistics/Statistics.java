package tableflow.console.service.query.result.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.order.RowReading;
import tableflow.console.service.query.result.value.Axis;
import tableflow.console.service.query.result.value.Numbers;
import tableflow.console.service.query.result.value.ValueKeys;
import tableflow.console.service.query.result.value.ValueType;

/// Computes the figures of a column, row by row. A histogram takes a second pass.
public final class Statistics {

    private static final int TOP = 10;
    private static final int BINS = 20;

    private final ValueType type;
    private final DistinctCounter distinct = new DistinctCounter();
    private long rows;
    private long nulls;
    private long empty;
    private long unreadable;
    private byte[] smallestKey = {};
    private byte[] largestKey = {};
    private @Nullable String smallest;
    private @Nullable String largest;
    private BigDecimal sum = BigDecimal.ZERO;
    private long numbers;
    private long notFinite;
    private int shortest = Integer.MAX_VALUE;
    private int longest;

    private Statistics(ValueType type) {
        this.type = type;
    }

    /// The figures of a column over the rows of `order`.
    ///
    /// @param column from 0
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt
    /// @throws UncheckedIOException when a row cannot be read
    public static ColumnStatistics of(
            ResultFile file, RowOrder order, List<ResultColumn> columns, int column, Progress progress) {
        ValueType type = ValueType.of(columns.get(column));
        Statistics all = new Statistics(type);
        try {
            RowReading reading = new RowReading(file, order, "look through the column", progress);
            reading.rows((place, values) -> all.add(values.get(column)));
            return all.result(all.bins(reading, column));
        } catch (IOException failed) {
            throw new UncheckedIOException("the column could not be read: " + failed.getMessage(), failed);
        }
    }

    private void add(@Nullable String value) {
        rows++;
        if (value == null) {
            nulls++;
            return;
        }
        empty += value.isEmpty() ? 1 : 0;
        int length = value.codePointCount(0, value.length());
        shortest = Math.min(shortest, length);
        longest = Math.max(longest, length);
        byte[] key = ValueKeys.key(type, value);
        if (!ValueKeys.isRead(key)) {
            unreadable++;
        } else if (type.isNumber()) {
            number(value);
        }
        if (smallest == null || Arrays.compareUnsigned(key, smallestKey) < 0) {
            smallest = value;
            smallestKey = key;
        }
        // What cannot be read is the largest only in the order of sorting.
        if (largest == null || (ValueKeys.isRead(key) == ValueKeys.isRead(largestKey)
                ? Arrays.compareUnsigned(key, largestKey) > 0
                : ValueKeys.isRead(key))) {
            largest = value;
            largestKey = key;
        }
        distinct.add(key, value);
    }

    private void number(String value) {
        BigDecimal exact = Numbers.exact(value);
        if (exact == null) {
            notFinite++;
        } else {
            sum = sum.add(exact);
            numbers++;
        }
    }

    private List<ColumnStatistics.Bin> bins(RowReading reading, int column) throws IOException {
        BigDecimal[] ends = new BigDecimal[2];
        if (!Axis.has(type) || smallest == null) {
            return List.of();
        }
        // Infinite ones are no ends; finding the finite ends is part of the second pass for those columns only.
        ends[0] = Axis.position(type, smallest);
        ends[1] = largest == null ? null : Axis.position(type, largest);
        if (ends[0] == null || ends[1] == null) {
            Arrays.fill(ends, null);
            reading.rows((place, values) -> widen(ends, values.get(column)));
        }
        if (ends[0] == null) {
            return List.of();
        }
        Histogram histogram = new Histogram(ends[0], ends[1], BINS);
        reading.rows((place, values) -> {
            String value = values.get(column);
            BigDecimal position = value == null ? null : Axis.position(type, value);
            if (position != null) {
                histogram.add(position);
            }
        });
        return histogram.bins(type);
    }

    private void widen(@Nullable BigDecimal[] ends, @Nullable String value) {
        BigDecimal position = value == null ? null : Axis.position(type, value);
        if (position != null) {
            ends[0] = ends[0] == null ? position : position.min(ends[0]);
            ends[1] = ends[1] == null ? position : position.max(ends[1]);
        }
    }

    private ColumnStatistics result(List<ColumnStatistics.Bin> bins) {
        Optional<ColumnStatistics.Numeric> numeric = type.isNumber() && numbers + notFinite > 0
                ? Optional.of(new ColumnStatistics.Numeric(sum, mean(), numbers, notFinite))
                : Optional.empty();
        boolean any = smallest != null && largest != null;
        return new ColumnStatistics(rows, nulls, empty, unreadable, distinct.distinct(),
                any ? Optional.of(new ColumnStatistics.Extent(
                                String.valueOf(smallest), String.valueOf(largest)))
                        : Optional.empty(),
                numeric,
                any ? Optional.of(new ColumnStatistics.Lengths(shortest, longest)) : Optional.empty(),
                distinct.top(TOP), bins);
    }

    private BigDecimal mean() {
        if (numbers == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal count = BigDecimal.valueOf(numbers);
        BigDecimal mean = type == ValueType.FLOATING
                ? sum.divide(count, MathContext.DECIMAL128)
                : sum.divide(count, Math.max(0, sum.scale()) + 10, RoundingMode.HALF_EVEN);
        return mean.signum() == 0 ? BigDecimal.ZERO : mean.stripTrailingZeros();
    }
}
