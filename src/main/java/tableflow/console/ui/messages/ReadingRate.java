package tableflow.console.ui.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// How quickly something goes, over the last two seconds.
final class ReadingRate {

    private static final Duration SPAN = Duration.ofSeconds(2);

    private final Deque<Point> points = new ArrayDeque<>();

    private record Point(Instant at, long records, long bytes) {}

    void clear() {
        points.clear();
    }

    void add(Instant at, long records, long bytes) {
        points.addLast(new Point(at, records, bytes));
        while (points.size() > 2 && points.getFirst().at().isBefore(at.minus(SPAN))) {
            points.removeFirst();
        }
    }

    long records() {
        return points.isEmpty() ? 0 : perSecond(points.getLast().records() - points.getFirst().records());
    }

    long bytes() {
        return points.isEmpty() ? 0 : perSecond(points.getLast().bytes() - points.getFirst().bytes());
    }

    private long perSecond(long count) {
        long millis = Duration.between(points.getFirst().at(), points.getLast().at()).toMillis();
        return millis <= 0 ? 0 : Math.round(count * 1000.0 / millis);
    }
}
