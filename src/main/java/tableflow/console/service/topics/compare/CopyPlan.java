package tableflow.console.service.topics.compare;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.topics.change.GrowthPlan;
import tableflow.console.service.topics.change.SettingsPlan;

/// Differences that are copied to a topic, as its cluster would take them.
///
/// @param topic the one that changes
/// @param settings absent where none changes
/// @param growth absent where the number of partitions stays
public record CopyPlan(String topic, @Nullable SettingsPlan settings, @Nullable GrowthPlan growth) {

    /// Whether anything would change.
    public boolean changes() {
        return growth != null || (settings != null && !settings.edits().isEmpty());
    }

    /// Of both, in sentences.
    public List<String> consequences() {
        List<String> all = new ArrayList<>();
        if (settings != null) {
            all.addAll(settings.consequences());
        }
        if (growth != null) {
            all.addAll(growth.consequences());
        }
        return List.copyOf(all);
    }
}
