package tableflow.console.sandbox.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The buckets of time that figures are put into, aligned to UTC.
///
/// @param minutes length of a bucket; 0 for one bucket in all
/// @param longest longest interval that may be asked for so finely
record Granularity(String name, long minutes, Optional<Duration> longest) {
    private static final List<Granularity> ALL = List.of(
            new Granularity("PT1M", 1, Optional.of(Duration.ofHours(6))),
            new Granularity("PT5M", 5, Optional.of(Duration.ofDays(1))),
            new Granularity("PT15M", 15, Optional.of(Duration.ofDays(4))),
            new Granularity("PT30M", 30, Optional.of(Duration.ofDays(7))),
            new Granularity("PT1H", 60, Optional.empty()),
            new Granularity("PT4H", 240, Optional.empty()),
            new Granularity("PT6H", 360, Optional.empty()),
            new Granularity("PT12H", 720, Optional.empty()),
            new Granularity("P1D", 1_440, Optional.empty()),
            new Granularity("ALL", 0, Optional.empty()));

    static Granularity of(String name) throws Refusal {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> Refusal.invalid("Unsupported granularity: " + name));
    }

    boolean all() {
        return minutes == 0;
    }

    void check(Interval interval) throws Refusal {
        if (longest.isPresent() && interval.length().compareTo(longest.get()) > 0) {
            throw Refusal.invalid("The interval is too long for granularity " + name + ": at most " + longest.get());
        }
    }

    /// First minute of the bucket that a minute falls into.
    long bucket(long minute) {
        return all() ? 0 : Math.floorDiv(minute, minutes) * minutes;
    }
}
