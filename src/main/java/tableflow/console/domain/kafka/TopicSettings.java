package tableflow.console.domain.kafka;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;

/// How long a topic keeps its records: the settings that an operator compares between topics. Absent ones were not
/// told.
///
/// @param cleanupPolicy `delete`, `compact`, both with a comma, or what a newer broker knows
/// @param retentionMillis `retention.ms`; -1 is without limit
/// @param retentionBytes `retention.bytes`, for each partition; -1 is without limit
/// @see <a href="https://kafka.apache.org/documentation/#topicconfigs">Topic configurations</a>
public record TopicSettings(
        @Nullable String cleanupPolicy, @Nullable Long retentionMillis, @Nullable Long retentionBytes) {

    /// The human form of a retention without limit.
    public static final String UNLIMITED = "unlimited";

    /// Picks the three settings out of all of a topic's.
    public static TopicSettings of(List<TopicConfig> configs) {
        String policy = null;
        Long millis = null;
        Long bytes = null;
        for (TopicConfig config : configs) {
            switch (config.name()) {
                case "cleanup.policy" -> policy = config.value();
                case "retention.ms" -> millis = number(config.value());
                case "retention.bytes" -> bytes = number(config.value());
                default -> { }
            }
        }
        return new TopicSettings(policy, millis, bytes);
    }

    /// Whether old records go: only then the retention counts.
    public boolean deletes() {
        return cleanupPolicy == null || has("delete");
    }

    /// Whether only the newest record of each key stays.
    public boolean compacts() {
        return has("compact");
    }

    /// The retention for people: `7 days`, `unlimited`, `7 days or 1 GiB a partition`, `newest per key` for a topic
    /// that is compacted only. Empty when it was not told.
    public String retention() {
        if (!deletes()) {
            return "newest per key";
        }
        if (retentionMillis == null) {
            return "";
        }
        String time = retentionMillis < 0 ? UNLIMITED : Units.duration(retentionMillis);
        if (retentionBytes == null || retentionBytes < 0) {
            return time;
        }
        String size = Units.size(retentionBytes) + " a partition";
        return retentionMillis < 0 ? size : time + " or " + size;
    }

    /// The retention as it is set: `retention.ms=604800000, retention.bytes=-1`.
    public String exact() {
        return "retention.ms=" + orUnset(retentionMillis) + ", retention.bytes=" + orUnset(retentionBytes);
    }

    private boolean has(String policy) {
        return cleanupPolicy != null
                && Arrays.stream(cleanupPolicy.split(",")).anyMatch(it -> it.strip().equals(policy));
    }

    private static String orUnset(@Nullable Object value) {
        return value == null ? "(not told)" : value.toString();
    }

    private static @Nullable Long number(@Nullable String value) {
        try {
            return value == null ? null : Long.valueOf(value.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
