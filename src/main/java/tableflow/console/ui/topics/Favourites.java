package tableflow.console.ui.topics;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import tableflow.console.ui.settings.WindowSettings;

/// The topics that the user marked, remembered for a profile. JavaFX thread only.
final class Favourites {

    private static final String BETWEEN = ",";

    private final WindowSettings settings;
    private final String key;
    private final ReadOnlyObjectWrapper<Set<String>> names;

    Favourites(WindowSettings settings, String profile) {
        this.settings = settings;
        this.key = "topics.favourites." + profile;
        // A topic's name has no comma in it.
        this.names = new ReadOnlyObjectWrapper<>(settings.get(key)
                .map(text -> Set.copyOf(new TreeSet<>(List.of(text.split(BETWEEN, -1)))))
                .orElse(Set.of()));
    }

    ReadOnlyObjectProperty<Set<String>> namesProperty() {
        return names.getReadOnlyProperty();
    }

    boolean has(String topic) {
        return names.get().contains(topic);
    }

    /// Marks a topic, or takes its mark away.
    void toggle(String topic) {
        Set<String> now = new TreeSet<>(names.get());
        if (!now.remove(topic)) {
            now.add(topic);
        }
        names.set(Set.copyOf(now));
        settings.put(key, now.isEmpty() ? null : String.join(BETWEEN, now));
    }
}
