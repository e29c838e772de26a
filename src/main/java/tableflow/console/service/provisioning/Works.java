package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.schema.CompatibilityLevel;

/// The steps for what is desired, in an order that respects what each needs.
///
/// @param shared steps that several topics need, in the order in which they must be looked at
/// @param ofTopics the steps of each topic; topics do not need each other
record Works(List<StepWork> shared, List<List<StepWork>> ofTopics) {

    static Works of(Desired desired) {
        String environment = desired.environmentId();
        List<StepWork> shared = new ArrayList<>();
        shared.add(new PreflightStep(environment));
        shared.add(new AccountStep(desired.owner()));
        boolean anyBucket = desired.topics().stream()
                .anyMatch(it -> it.bucket() != null && it.ownIntegration() == null);
        if (desired.integration() != null && (anyBucket || desired.glue() != null)) {
            shared.add(IntegrationStep.shared(desired.integration(), environment));
        }
        desired.topics().stream().map(Desired.Topic::ownIntegration).filter(Objects::nonNull).distinct()
                .forEach(it -> shared.add(IntegrationStep.existing(it, environment)));
        List<RoleStep> roles = RoleStep.all(desired);
        shared.addAll(roles);
        for (String cluster : desired.clusterIds()) {
            shared.add(new KeyStep(KeyPurpose.KAFKA, cluster, desired.names().kafka()));
        }
        shared.add(new KeyStep(KeyPurpose.SCHEMA_REGISTRY, null, desired.names().registry()));
        shared.add(new KeyStep(KeyPurpose.TABLEFLOW, null, desired.names().tableflow()));
        for (String cluster : desired.clusterIds()) {
            shared.add(new RegionStep(cluster));
            if (desired.glue() != null) {
                shared.add(new GlueStep(desired.glue(), environment, cluster));
            }
        }
        Set<String> roleIds = roles.stream().map(StepWork::id).collect(Collectors.toSet());
        return new Works(shared, desired.topics().stream()
                .map(it -> ofTopic(it, desired, roleIds))
                .toList());
    }

    private static List<StepWork> ofTopic(Desired.Topic topic, Desired desired, Set<String> roles) {
        String environment = desired.environmentId();
        Set<String> registry = new HashSet<>(roles);
        registry.add(KeyStep.REGISTRY_ID);
        List<StepWork> steps = new ArrayList<>();
        steps.add(new TopicStep(topic, environment, roles));
        CompatibilityLevel level = topic.spec().compatibility();
        if (level != null) {
            steps.add(new CompatibilityStep(topic.name(), topic.spec().subject(), level, registry));
        }
        steps.add(new SchemaStep(topic.spec(), registry));
        steps.add(new TableStep(topic, environment, roles));
        steps.add(new HealthStep(topic, environment, desired.glue() != null));
        return steps;
    }

    List<StepWork> all() {
        List<StepWork> all = new ArrayList<>(shared);
        ofTopics.forEach(all::addAll);
        return all;
    }

    /// The ids of all steps: a dependency on a step that is not among them holds by itself.
    Set<String> ids() {
        return all().stream().map(StepWork::id).collect(Collectors.toSet());
    }
}
