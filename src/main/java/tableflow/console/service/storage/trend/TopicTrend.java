package tableflow.console.service.storage.trend;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a topic cost a month at days of the past, by the prices of today.
///
/// @param basis what it was derived from
/// @param points two at least, oldest first
/// @param classes storage classes that the bytes were priced in
/// @param assumed whether the classes are an assumption: nobody has looked
public record TopicTrend(Basis basis, List<Point> points, Set<String> classes, boolean assumed) {

    public TopicTrend {
        points = List.copyOf(points);
        classes = new TreeSet<>(classes);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a trend has two points at least");
        }
    }

    /// What a trend is derived from.
    public enum Basis {
        /// The topic's part of each kept scan, old files and metadata with it, in the classes of then.
        SCANS,
        /// The live bytes that its table's kept snapshots tell, in the classes of the scan that is shown.
        TABLE
    }

    /// A day, of UTC.
    public record Point(LocalDate day, BigInteger bytes, BigDecimal dollars) {}

    /// What it costs a month more than on its first day.
    public BigDecimal change() {
        return points.getLast().dollars().subtract(points.getFirst().dollars());
    }
}
