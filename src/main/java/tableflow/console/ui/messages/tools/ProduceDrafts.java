package tableflow.console.ui.messages.tools;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Records that are written in part, by topic, as long as the profile is open: closing the form loses none. In memory
/// and never on disk, for records may hold secrets. JavaFX thread only.
final class ProduceDrafts {

    private final Map<String, ProduceDraft> drafts = new TreeMap<>();

    /// What was typed for a topic; absent for nothing.
    @Nullable ProduceDraft of(String topic) {
        return drafts.get(topic);
    }

    void keep(String topic, ProduceDraft draft) {
        if (draft.isBlank() && draft.doubtful() == null) {
            drafts.remove(topic);
        } else {
            drafts.put(topic, draft);
        }
    }

    void drop(String topic) {
        drafts.remove(topic);
    }

    /// Whether this is what is kept for the topic.
    boolean isOf(String topic, ProduceDraft draft) {
        return Objects.equals(drafts.get(topic), draft);
    }

    /// The topics for which something is typed, in order.
    List<String> topics() {
        return drafts.entrySet().stream()
                .filter(it -> !it.getValue().isBlank())
                .map(Map.Entry::getKey)
                .toList();
    }
}
