package tableflow.console.service.topics.compare;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.compare.Line;
import tableflow.console.domain.kafka.compare.Part;
import tableflow.console.domain.kafka.compare.Side;
import tableflow.console.domain.kafka.config.Setting;
import tableflow.console.service.topics.change.GrowthPlan;
import tableflow.console.service.topics.change.SettingsPlan;
import tableflow.console.service.topics.change.TopicEditing;

/// Copies differences from the left topic of a comparison to the right one, by the same dry run, review and lock as any
/// other change of a topic. All methods block.
public final class TopicCopying {

    private final TopicEditing editing;

    /// @param editing of the right topic's profile
    public TopicCopying(TopicEditing editing) {
        this.editing = editing;
    }

    /// Asks the right topic's cluster whether it would take the left sides of `chosen`.
    ///
    /// @param topic the right one
    /// @throws RemoteFailure INVALID where one of them cannot be copied, or with the cluster's words
    public CopyPlan plan(String topic, Collection<Line> chosen) {
        for (Line line : chosen) {
            if (line.copying() != Line.Copying.POSSIBLE) {
                throw RemoteFailure.of(Kind.INVALID, "copy to topic " + topic,
                        line.name() + " cannot be copied: " + line.copying());
            }
        }
        return new CopyPlan(topic, settings(topic, chosen), growth(topic, chosen));
    }

    private @Nullable SettingsPlan settings(String topic, Collection<Line> chosen) {
        if (chosen.stream().noneMatch(line -> line.part() == Part.SETTING)) {
            return null;
        }
        Map<String, @Nullable String> inherited = new TreeMap<>();
        editing.settings(topic).forEach((Setting setting) -> inherited.put(setting.name(), setting.inherited()));
        Map<String, Optional<String>> values = new TreeMap<>();
        for (Line line : chosen) {
            if (line.part() == Part.SETTING && line.left() instanceof Side.Has from) {
                // What the left topic inherits, the right one shall inherit too, where that comes to the same value.
                boolean inherits = !from.own() && from.exact().equals(inherited.get(line.name()));
                values.put(line.name(), inherits ? Optional.empty() : Optional.of(from.exact()));
            }
        }
        return editing.planSettings(topic, values);
    }

    private @Nullable GrowthPlan growth(String topic, Collection<Line> chosen) {
        for (Line line : chosen) {
            if (line.part() == Part.PLACEMENT && line.left() instanceof Side.Has from) {
                return editing.planGrowth(topic, Integer.parseInt(from.exact()));
            }
        }
        return null;
    }

    /// Does what was reviewed: settings first, partitions, which cannot be taken back, last.
    ///
    /// @throws RemoteFailure as the changes themselves; where the second one fails, it says what the first one did
    public void apply(CopyPlan plan) {
        SettingsPlan settings = plan.settings();
        GrowthPlan growth = plan.growth();
        if (settings != null && !settings.edits().isEmpty()) {
            editing.apply(settings);
        }
        if (growth == null) {
            return;
        }
        try {
            editing.apply(growth);
        } catch (RemoteFailure failure) {
            if (settings == null || settings.edits().isEmpty()) {
                throw failure;
            }
            String done = settings.edits().stream().map(edit -> edit.name()).collect(Collectors.joining(", "));
            throw RemoteFailure.of(failure.kind(), failure.what(), failure.why() + " (changed already: " + done + ")")
                    .withCause(failure);
        }
    }
}
