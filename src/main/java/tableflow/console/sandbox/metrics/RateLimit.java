package tableflow.console.sandbox.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// So many calls in so much time, counted by who calls. Thread-safe.
final class RateLimit {
    private final int calls;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Deque<Instant>> taken = new HashMap<>();

    RateLimit(int calls, Duration window, Clock clock) {
        this.calls = calls;
        this.window = window;
        this.clock = clock;
    }

    /// Takes a call of this caller's.
    ///
    /// @return for how long the caller has to wait, when it has none left
    synchronized Optional<Duration> take(String caller) {
        Instant now = clock.instant();
        Deque<Instant> mine = taken.computeIfAbsent(caller, c -> new ArrayDeque<>());
        while (!mine.isEmpty() && !mine.getFirst().plus(window).isAfter(now)) {
            mine.removeFirst();
        }
        if (mine.size() >= calls) {
            return Optional.of(Duration.between(now, mine.getFirst().plus(window)));
        }
        mine.addLast(now);
        return Optional.empty();
    }
}
