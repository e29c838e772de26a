package tableflow.console.domain.kafka.config;

import org.jspecify.annotations.Nullable;

/// A change of one setting of a topic.
///
/// @param before the value that applies now; absent when it is not told
/// @param own whether it is the topic's own now
/// @param after the topic's own value then; absent to take it away
/// @param inherited what applies without a value of the topic's own; absent when it is not told
public record SettingEdit(
        String name, @Nullable String before, boolean own, @Nullable String after, @Nullable String inherited) {

    /// The value that applies then; absent when it is not told.
    public @Nullable String effective() {
        return after != null ? after : inherited;
    }

    /// Whether it changes anything: a value of the topic's own that is the inherited one stays when that changes.
    public boolean changes() {
        return after == null ? own : !own || !after.equals(before);
    }
}
