package tableflow.console.domain.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.monitor.Threshold.Rule;

/// A limit that a topic went beyond: told once when it begins and once when it is over.
///
/// @param id unique
/// @param rule as it was when it began
/// @param opened when it went beyond the limit for the first time
/// @param closed when it was within again, or ended otherwise; absent while it lasts
/// @param end why it ended; absent while it lasts
/// @param worst the highest value meanwhile; absent where the rule is not about a figure
/// @param last the newest value
/// @param acknowledged whether somebody has seen it
public record Alert(
        String id,
        String thresholdId,
        String topic,
        Rule rule,
        Instant opened,
        @Nullable Instant closed,
        @Nullable End end,
        @Nullable Long worst,
        @Nullable Long last,
        boolean acknowledged) {

    /// Why an alert ended.
    public enum End {
        /// Within the limit again.
        BACK,
        /// The topic has no table any more.
        TOPIC_GONE,
        /// The limit was changed, switched off or removed.
        LIMIT_GONE,
        /// Closed by hand.
        BY_HAND
    }

    /// Whether it lasts.
    public boolean isOpen() {
        return closed == null;
    }

    /// With another value, if there is one.
    public Alert seen(@Nullable Long value) {
        Long most = value == null || (worst != null && worst >= value) ? worst : value;
        return new Alert(
                id, thresholdId, topic, rule, opened, closed, end, most, value == null ? last : value, acknowledged);
    }

    /// Ended.
    public Alert closed(Instant at, End why) {
        return new Alert(id, thresholdId, topic, rule, opened, at, why, worst, last, acknowledged);
    }

    /// Seen by somebody.
    public Alert acknowledge() {
        return new Alert(id, thresholdId, topic, rule, opened, closed, end, worst, last, true);
    }
}
