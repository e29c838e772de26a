package tableflow.console.service.provisioning;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.Step.Kind;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.provisioning.TopicSpec.ValueSchema;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.port.SchemaRegistry.Verdict;

/// The value schema, which shapes the table: the service takes a topic without one, and then no table comes of it.
record SchemaStep(TopicSpec topic, Set<String> keys) implements StepWork {

    static String idFor(String topic) {
        return "schema:" + topic;
    }

    @Override
    public Facts facts() {
        Set<String> after = new HashSet<>(keys);
        if (topic.compatibility() != null) {
            after.add(CompatibilityStep.idFor(topic.name()));
        }
        return new Facts(idFor(topic.name()), Kind.SCHEMA, topic.subject(), topic.name(), after, Map.of());
    }

    @Override
    public Look look(Site site) {
        ValueSchema schema = topic.schema();
        Optional<SchemaRegistry> registry = site.registry();
        if (schema == null) {
            return registry.map(this::registered)
                    .orElseGet(() -> Look.unseen("take the schema that is registered for " + topic.subject()));
        }
        NewSchema request =
                new NewSchema(topic.subject(), schema.format(), schema.text(), schema.references());
        String intent = "register " + schema.source() + " as " + schema.format() + " schema of " + topic.subject();
        return registry.map(it -> compare(it, request, intent)).orElseGet(() -> Look.unseen(intent, request));
    }

    private Look registered(SchemaRegistry registry) {
        return registry.latest(topic.subject())
                .map(it -> Look.as(Action.REUSE, version(it), objectId(it)))
                .orElseGet(() -> Look.blocked(null, "take the schema that is registered for " + topic.subject(),
                        List.of("there is no value schema: Tableflow shapes the table from it; name a schema file")));
    }

    private Look compare(SchemaRegistry registry, NewSchema request, String intent) {
        Optional<SchemaVersion> same = registry.lookup(request);
        if (same.isPresent()) {
            return Look.as(Action.NONE, version(same.get()), objectId(same.get()));
        }
        Optional<SchemaVersion> latest = registry.latest(topic.subject());
        if (latest.isEmpty()) {
            return Look.create(intent, request);
        }
        Look change = Look.change(version(latest.get()), intent + ", as its next version", null, List.of(request));
        boolean levelChanges = topic.compatibility() != null
                && !registry.compatibilityLevel(topic.subject()).is(topic.compatibility());
        if (levelChanges) {
            return change.meaning(intent + ", if it is compatible at level " + topic.compatibility());
        }
        try {
            Verdict verdict = registry.compatibility(request);
            return verdict.compatible() ? change : Look.blocked(version(latest.get()), intent, because(verdict));
        } catch (RemoteFailure failure) {
            if (!failure.is(RemoteFailure.Kind.INVALID)) {
                throw failure;
            }
            return Look.blocked(version(latest.get()), intent, List.of("the registry refuses it: " + failure.why()));
        }
    }

    private static List<String> because(Verdict verdict) {
        return verdict.messages().isEmpty()
                ? List.of("it is not compatible with the registered versions")
                : verdict.messages();
    }

    private static String version(SchemaVersion version) {
        return version.format() + " schema, version " + version.version() + ", id " + version.id();
    }

    /// What undoing needs: the subject is known, the version is not.
    private static String objectId(SchemaVersion version) {
        return Integer.toString(version.version());
    }

    @Override
    public List<Notice> notices(Look look, Site site) {
        return look.action() == Action.BLOCKED || look.action() == Action.NONE
                ? List.of()
                : new TableCheck(topic, site.registry()).notices();
    }

    @Override
    public List<String> irreversible(Look look) {
        return look.action() == Action.CHANGE || look.action() == Action.CREATE
                ? List.of("a schema's id is never given to another schema, even after its version is deleted")
                : List.of();
    }
}
