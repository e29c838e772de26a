package tableflow.console.service.topics.change;

import java.util.List;
import tableflow.console.domain.kafka.config.SettingEdit;

/// Changes of settings that the cluster would take.
///
/// @param edits those that change something
/// @param consequences in sentences
public record SettingsPlan(String topic, List<SettingEdit> edits, List<String> consequences) {
    public SettingsPlan {
        edits = List.copyOf(edits);
        consequences = List.copyOf(consequences);
    }
}
