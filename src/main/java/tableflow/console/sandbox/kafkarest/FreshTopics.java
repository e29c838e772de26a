package tableflow.console.sandbox.kafkarest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tableflow.console.sandbox.access.Pace;

/// At a realistic pace the first read just after a topic's creation finds nothing, as it may with the real service.
final class FreshTopics {
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Pace pace;
    private final Clock clock;
    private final Map<String, Instant> unread = new ConcurrentHashMap<>();

    FreshTopics(Pace pace, Clock clock) {
        this.pace = pace;
        this.clock = clock;
    }

    void created(String topic) {
        if (pace == Pace.REAL) {
            unread.put(topic, clock.instant());
        }
    }

    /// @throws RestFailure 404 for the first read of a fresh topic
    void hide(String topic) throws RestFailure {
        Instant created = unread.remove(topic);
        if (created != null && clock.instant().isBefore(created.plus(FRESH))) {
            throw RestFailure.unknownTopic();
        }
    }
}
