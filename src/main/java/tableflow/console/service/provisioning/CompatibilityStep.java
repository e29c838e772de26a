package tableflow.console.service.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.Open;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.Step.Kind;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.service.port.SchemaRegistry;

/// The compatibility level of the value subject.
record CompatibilityStep(String topic, String subject, CompatibilityLevel wanted, Set<String> after)
        implements StepWork {

    static String idFor(String topic) {
        return "compatibility:" + topic;
    }

    @Override
    public Facts facts() {
        return new Facts(idFor(topic), Kind.COMPATIBILITY, subject, topic, after, Map.of());
    }

    @Override
    public Look look(Site site) {
        SetCompatibility request = new SetCompatibility(subject, wanted);
        Optional<SchemaRegistry> registry = site.registry();
        if (registry.isEmpty()) {
            return Look.unseen("set the compatibility of " + subject + " to " + wanted, request);
        }
        Setting change = new Setting(Setting.LEVEL,
                registry.get().ownCompatibilityLevel(subject).map(Open::text).orElse(null), wanted.name());
        Open<CompatibilityLevel> found = registry.get().compatibilityLevel(subject);
        if (found.is(wanted)) {
            return Look.as(Action.NONE, "compatibility " + found, subject);
        }
        Look look = registry.get().latest(subject).isEmpty()
                ? Look.create("set the compatibility of the new subject " + subject + " to " + wanted, request)
                : Look.change("compatibility " + found, "set the compatibility of " + subject + " to " + wanted,
                        subject, List.of(request));
        return look.changing(List.of(change));
    }
}
