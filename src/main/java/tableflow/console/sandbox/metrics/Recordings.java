package tableflow.console.sandbox.metrics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// What was measured in each minute, for a week. Thread-safe.
final class Recordings {
    static final int KEPT_MINUTES = 7 * 24 * 60;

    private final Map<Key, Series> series = new LinkedHashMap<>();

    /// What a series measures.
    record Key(Metric metric, Map<String, String> labels) {}

    /// A figure of one minute.
    ///
    /// @param minute minutes since 1970
    record Point(long minute, long value) {}

    /// Two growing arrays instead of objects: a week of a busy sandbox is a million points.
    private static final class Series {
        private long[] minutes = new long[16];
        private long[] values = new long[16];
        private int size;

        void put(long minute, long value, boolean add) {
            if (size > 0 && minutes[size - 1] == minute) {
                values[size - 1] = add ? values[size - 1] + value : value;
                return;
            }
            if (size > 0 && minutes[size - 1] > minute) {
                // The clock went back: what is later already stays.
                return;
            }
            if (size == minutes.length) {
                shrink(minute - KEPT_MINUTES);
            }
            if (size == minutes.length) {
                minutes = Arrays.copyOf(minutes, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            minutes[size] = minute;
            values[size] = value;
            size++;
        }

        private void shrink(long oldest) {
            int first = from(oldest);
            System.arraycopy(minutes, first, minutes, 0, size - first);
            System.arraycopy(values, first, values, 0, size - first);
            size -= first;
        }

        private int from(long minute) {
            int at = Arrays.binarySearch(minutes, 0, size, minute);
            return at < 0 ? -at - 1 : at;
        }

        Stream<Point> between(long from, long to) {
            int first = from(from);
            int end = Math.max(first, from(to));
            return java.util.stream.IntStream.range(first, end)
                    .mapToObj(i -> new Point(minutes[i], values[i])).toList().stream();
        }
    }

    /// Adds to what a counter has in this minute, or replaces what a gauge has.
    synchronized void put(Key key, long minute, long value) {
        series.computeIfAbsent(key, k -> new Series()).put(minute, value, key.metric().counter());
    }

    /// The series of a metric that have points in the span.
    ///
    /// @param from minute, inclusive
    /// @param to minute, exclusive
    synchronized Map<Key, List<Point>> between(Metric metric, long from, long to) {
        Map<Key, List<Point>> found = new LinkedHashMap<>();
        series.forEach((key, one) -> {
            if (key.metric().equals(metric)) {
                List<Point> points = one.between(from, to).toList();
                if (!points.isEmpty()) {
                    found.put(key, points);
                }
            }
        });
        return found;
    }

    /// Shows all points of one minute.
    synchronized void minute(long minute, Visitor visitor) {
        series.forEach((key, one) -> one.between(minute, minute + 1).mapToLong(Point::value)
                .forEach((LongConsumer) value -> visitor.point(key, value)));
    }

    /// Shown a point.
    @FunctionalInterface
    interface Visitor {
        void point(Key key, long value);
    }
}
