package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.provisioning.RunResult.Outcome;

/// What a run leaves to the user.
final class NextSteps {

    private NextSteps() {}

    static List<String> of(Site site, Applier.Ran ran) {
        List<String> steps = new ArrayList<>();
        if (ran.outcome() != Outcome.DONE) {
            steps.add("Apply the same manifest again: it takes what exists and continues where this run ended.");
        }
        boolean integrationMade = ran.steps().stream()
                .anyMatch(it -> it.stepId().equals(IntegrationStep.ID) && it.changed());
        if (integrationMade) {
            trustPolicy(site, steps);
        }
        if (ran.outcome() == Outcome.DONE) {
            queries(site, steps);
        }
        return steps;
    }

    private static void trustPolicy(Site site, List<String> steps) {
        String id = site.outputs().orPlaceholder(IntegrationStep.ID);
        try {
            for (ProviderIntegration it : site.control().providerIntegrations(site.desired().environmentId())) {
                if (it.id().equals(id)) {
                    steps.add("Let the role " + it.customerRoleArn() + " trust " + it.confluentRoleArn()
                            + " with the external id " + it.externalId() + " (sts:AssumeRole and sts:TagSession).");
                }
            }
        } catch (RemoteFailure unreadable) {
            steps.add("Let the role trust the principal and external id of the provider integration " + id + ".");
        }
    }

    private static void queries(Site site, List<String> steps) {
        Desired desired = site.desired();
        for (Desired.Topic topic : desired.topics()) {
            Desired.Glue glue = desired.glue();
            if (glue != null) {
                String database = database(site, topic.clusterId(), glue);
                steps.add("Query it in Athena once records are written: SELECT * FROM " + quoted(database) + "."
                        + quoted(topic.name()) + " LIMIT 10");
            } else {
                steps.add("Produce records to " + topic.name() + "; the table follows some minutes later.");
            }
        }
    }

    /// The database of the integration in use, which may be older than the manifest.
    private static String database(Site site, String clusterId, Desired.Glue glue) {
        String wanted = glue.database() == null ? clusterId : glue.database();
        try {
            return site.tableflow()
                    .flatMap(it -> GlueStep.find(it, site.desired().environmentId(), clusterId))
                    .map(it -> it.customDatabase() == null ? clusterId : it.customDatabase())
                    .orElse(wanted);
        } catch (RemoteFailure unreadable) {
            return wanted;
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
