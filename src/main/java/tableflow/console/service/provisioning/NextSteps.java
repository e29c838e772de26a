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
            queries(site.desired(), steps);
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

    private static void queries(Desired desired, List<String> steps) {
        for (Desired.Topic topic : desired.topics()) {
            Desired.Glue glue = desired.glue();
            if (glue != null) {
                String database = glue.database() == null ? topic.clusterId() : glue.database();
                steps.add("Query it in Athena once records are written: SELECT * FROM " + quoted(database) + "."
                        + quoted(topic.name()) + " LIMIT 10");
            } else {
                steps.add("Produce records to " + topic.name() + "; the table follows some minutes later.");
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
