package tableflow.console.ui.topics;

import static tableflow.console.ui.Messages.text;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.kafka.config.Setting;
import tableflow.console.service.topics.change.TopicEditing;
import tableflow.console.ui.topics.change.TopicChanges;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Work;

/// What the cluster tells of the chosen topic's settings beside their values: documentation and origins. Read when the
/// settings are shown. JavaFX thread only.
final class SettingsViewModel {

    private final TopicEditing editing;
    private final Work work;
    private final TopicChanges changes;
    private final LatestOnly slot = new LatestOnly();
    private final BooleanProperty visible = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Map<String, Setting>> settings = new ReadOnlyObjectWrapper<>(Map.of());
    private @Nullable String topic;

    SettingsViewModel(TopicEditing editing, Work work, TopicChanges changes) {
        this.editing = editing;
        this.work = work;
        this.changes = changes;
        visible.subscribe(now -> {
            if (now && settings.get().isEmpty()) {
                refresh();
            }
        });
    }

    void choose(@Nullable String name) {
        if (!Objects.equals(topic, name)) {
            topic = name;
            slot.clear();
            settings.set(Map.of());
            refresh();
        }
    }

    void refresh() {
        String name = topic;
        if (name == null || !visible.get()) {
            return;
        }
        work.job(text("topics.job.settings", name), progress -> editing.settings(name))
                .in(slot)
                .quiet()
                .onResult(read -> settings.set(read.stream().collect(
                        Collectors.toMap(Setting::name, setting -> setting, (one, other) -> one, TreeMap::new))))
                // The values stand from another question, which says what failed; the words stay as they are, if any.
                .onFailure(failure -> {})
                .start();
    }

    /// By name; empty until they are read.
    ReadOnlyObjectProperty<Map<String, Setting>> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    BooleanProperty visibleProperty() {
        return visible;
    }

    /// Whether the setting can be changed here.
    boolean canEdit(@Nullable TopicConfig config) {
        return topic != null && config != null && !config.readOnly() && !config.sensitive()
                && settings.get().containsKey(config.name());
    }

    /// Opens the change of a setting.
    void edit(TopicConfig config) {
        Setting setting = settings.get().get(config.name());
        String name = topic;
        if (setting != null && name != null && canEdit(config)) {
            changes.editSetting(name, setting);
        }
    }

    void close() {
        slot.clear();
    }
}
