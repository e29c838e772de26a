package tableflow.console.domain.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What S3 measured of a bucket, once a day, as CloudWatch tells it about a day later.
///
/// @param days that were measured, oldest first; empty where nothing was yet, for a bucket of yesterday, say
public record BucketFigures(String bucket, List<Day> days) {

    public BucketFigures {
        days = List.copyOf(days);
    }

    /// One measurement.
    ///
    /// @param at the day's beginning in UTC, which S3 gives its measurement
    /// @param bytes by storage type, such as `StandardStorage`; those that are not there were not measured
    /// @param objects of all storage types; empty when not measured
    public record Day(Instant at, Map<String, Long> bytes, OptionalLong objects) {
        public Day {
            bytes = Collections.unmodifiableMap(new TreeMap<>(bytes));
        }

        /// Of all storage types; empty when none was measured.
        public OptionalLong size() {
            return bytes.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(bytes.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    /// The newest measurement of a size.
    public Optional<Day> newest() {
        return days.reversed().stream().filter(day -> day.size().isPresent()).findFirst();
    }

    /// By how much it had grown at the newest measurement, since the one that is nearest to `back` before it; empty
    /// where there is no other.
    public Optional<Growth> growth(Duration back) {
        return newest().flatMap(now -> days.stream()
                .filter(day -> day.size().isPresent() && day.at().isBefore(now.at()))
                .min((one, other) -> distance(one, now, back).compareTo(distance(other, now, back)))
                .map(then -> new Growth(
                        now.size().getAsLong() - then.size().getAsLong(), Duration.between(then.at(), now.at()))));
    }

    private static Duration distance(Day then, Day now, Duration back) {
        return Duration.between(then.at(), now.at()).minus(back).abs();
    }
}
