package tableflow.console.domain.monitor;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A limit that somebody wants to be told about.
///
/// @param id unique within a profile, and kept when the limit changes
/// @param topics names with `*` for any letters; `*` alone for all topics
/// @param samples how many samplings in a row must be beyond the limit before it is told, and within it before it is
///     over; at least 1
/// @param enabled whether it is looked at
public record Threshold(String id, String topics, Rule rule, int samples, boolean enabled) {

    /// More than these would never be told within a day.
    public static final int MOST_SAMPLES = 100;

    public Threshold {
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new IllegalArgumentException("samples must be 1 to " + MOST_SAMPLES + ": " + samples);
        }
        if (topics.isBlank()) {
            throw new IllegalArgumentException("topics are missing");
        }
    }

    /// What is beyond the limit.
    public sealed interface Rule {

        /// The value is above `limit`, in the figure's unit. An age of a commit counts only while records wait: a topic
        /// that nobody writes to needs no commits.
        record Above(Figure figure, long limit) implements Rule {
            public Above {
                if (limit < 0) {
                    throw new IllegalArgumentException("a limit below zero: " + limit);
                }
            }
        }

        /// The table grows by more than so many bytes a day.
        record GrowthPerDay(long bytes) implements Rule {
            public GrowthPerDay {
                if (bytes < 0) {
                    throw new IllegalArgumentException("a limit below zero: " + bytes);
                }
            }
        }

        /// Tableflow gave up on the topic, was suspended, or one of the formats fails.
        record NotRunning() implements Rule {}

        /// A catalog does not get the table.
        record SyncFailed() implements Rule {}
    }

    /// Whether it is for this topic.
    public boolean covers(String topic) {
        return covered().test(topic);
    }

    /// The topics that it is for, for asking of many.
    public Predicate<String> covered() {
        if (topics.equals("*")) {
            return topic -> true;
        }
        StringBuilder pattern = new StringBuilder();
        for (String part : topics.split("\\*", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString()).asMatchPredicate();
    }
}
