package tableflow.console.service.monitor;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody looks at: its figures are read although they cost calls of their own.
///
/// @param visible topics that can be seen in the board
/// @param detail the topic whose detail is open
public record Attention(Set<String> visible, @Nullable String detail) {

    /// Nobody looks.
    public static final Attention NONE = new Attention(Set.of(), null);

    public Attention {
        visible = Set.copyOf(visible);
    }

    boolean isOn(String topic) {
        return visible.contains(topic) || topic.equals(detail);
    }
}
