package tableflow.console.ui.settings;

import org.jspecify.annotations.Nullable;
import tableflow.console.service.messages.DecodeAs;

/// How keys and values of a profile's topics are read where a person knows better than the records say: chosen in one
/// pane, it holds in all that read records. For any thread.
public final class TopicDecoding {

    private final WindowSettings settings;
    private final String profile;

    public TopicDecoding(WindowSettings settings, String profile) {
        this.settings = settings;
        this.profile = profile;
    }

    /// How the keys of a topic are read.
    public DecodeAs keys(String topic) {
        return get("key", topic);
    }

    /// How the values of a topic are read.
    public DecodeAs values(String topic) {
        return get("value", topic);
    }

    private DecodeAs get(String what, String topic) {
        return settings.get(name(what, topic)).flatMap(DecodeAs::parse).orElse(DecodeAs.AUTO);
    }

    /// Remembers both.
    public void choose(String topic, DecodeAs keys, DecodeAs values) {
        settings.put(name("key", topic), written(keys));
        settings.put(name("value", topic), written(values));
    }

    private static @Nullable String written(DecodeAs as) {
        return as.equals(DecodeAs.AUTO) ? null : DecodeAs.written(as);
    }

    private String name(String what, String topic) {
        return WindowSettings.ofTopic("messages." + what, profile, topic);
    }
}
