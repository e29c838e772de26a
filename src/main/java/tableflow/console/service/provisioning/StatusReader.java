package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.StatusReport;
import tableflow.console.domain.provisioning.StatusReport.Drift;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.TableHealth;
import tableflow.console.service.port.Tableflow;

/// Tells how reality stands to a plan's manifest.
final class StatusReader {

    private final Site site;

    StatusReader(Site site) {
        this.site = site;
    }

    StatusReport read(Plan plan) {
        List<Drift> drifts = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        for (Step step : plan.steps()) {
            if (step.action() == Action.CREATE_IF_ABSENT) {
                unseen.add(step.subject());
            } else if (step.action() == Action.BLOCKED) {
                drifts.add(drift(step, String.join("; ", step.reasons())));
            } else if (step.changes() && !isKeyOfAnotherMachine(step)) {
                drifts.add(drift(step, step.existing() == null ? "nothing" : step.existing()));
            }
        }
        return new StatusReport(plan, drifts, tables(), unseen.isEmpty()
                ? null
                : "There is no key to look at: " + String.join(", ", unseen));
    }

    /// A key that is there, but whose secret another machine holds, is as the manifest wants it.
    private static boolean isKeyOfAnotherMachine(Step step) {
        return step.existing() != null && switch (step.kind()) {
            case KAFKA_KEY, REGISTRY_KEY, TABLEFLOW_KEY -> true;
            default -> false;
        };
    }

    private static Drift drift(Step step, String found) {
        return new Drift(step.id(), step.kind(), step.subject(), found, step.intent());
    }

    private Map<String, TableHealth> tables() {
        Map<String, TableHealth> tables = new LinkedHashMap<>();
        Optional<Tableflow> tableflow = site.tableflow();
        if (tableflow.isEmpty()) {
            return tables;
        }
        Desired desired = site.desired();
        try {
            for (Desired.Topic topic : desired.topics()) {
                tableflow.get().topic(desired.environmentId(), topic.clusterId(), topic.name())
                        .ifPresent(it -> tables.put(topic.name(), TableHealth.of(it, desired.glue() != null)));
            }
        } catch (RemoteFailure refused) {
            // The plan says of the tables that they could not be seen.
            if (!refused.is(RemoteFailure.Kind.UNAUTHORIZED)) {
                throw refused;
            }
        }
        return tables;
    }
}
