package tableflow.console.ui.provisioning;

import java.util.List;
import java.util.Locale;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.ui.Messages;

/// The headings under which a plan's steps stand.
enum PlanGroup {
    CHECKS,
    ACCESS,
    TOPIC,
    INTEGRATIONS,
    TABLE;

    static PlanGroup of(Step.Kind kind) {
        return switch (kind) {
            case PREFLIGHT, REGION -> CHECKS;
            case SERVICE_ACCOUNT, ROLE_BINDING, KAFKA_KEY, REGISTRY_KEY, TABLEFLOW_KEY -> ACCESS;
            case TOPIC, COMPATIBILITY, SCHEMA -> TOPIC;
            case PROVIDER_INTEGRATION, CATALOG_INTEGRATION -> INTEGRATIONS;
            case TABLEFLOW_TOPIC, HEALTH -> TABLE;
        };
    }

    String title() {
        return Messages.text("provisioning.group." + name().toLowerCase(Locale.ROOT));
    }

    /// The steps of this group, in the plan's order.
    List<Step> of(List<Step> steps) {
        return steps.stream().filter(it -> of(it.kind()) == this).toList();
    }
}
