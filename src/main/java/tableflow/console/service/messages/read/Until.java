package tableflow.console.service.messages.read;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When reading ends: when the first of these is reached.
///
/// @param follow waits for records that are not written yet; otherwise reading ends behind the last record that there
///     was when it began
/// @param matches how many records the filter has let through
/// @param bytes of keys and values of those records; the record that reaches it comes whole
/// @param time the first record of that time or later is not read any more
/// @param offset not read any more, in every partition; [Long#MAX_VALUE] for none
public record Until(boolean follow, long matches, long bytes, @Nullable Instant time, long offset) {

    /// The last record that there is.
    public static final Until END = new Until(false, Long.MAX_VALUE, Long.MAX_VALUE, null, Long.MAX_VALUE);

    /// A cancel.
    public static final Until NEVER = new Until(true, Long.MAX_VALUE, Long.MAX_VALUE, null, Long.MAX_VALUE);

    public Until matches(long count) {
        return new Until(follow, count, bytes, time, offset);
    }

    public Until bytes(long count) {
        return new Until(follow, matches, count, time, offset);
    }

    public Until time(Instant moment) {
        return new Until(follow, matches, bytes, moment, offset);
    }

    public Until offset(long first) {
        return new Until(follow, matches, bytes, time, first);
    }
}
