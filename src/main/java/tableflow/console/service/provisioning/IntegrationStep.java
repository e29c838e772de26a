package tableflow.console.service.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tableflow.console.domain.change.ChangeRequest.NewProviderIntegration;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.provisioning.Desired.Integration;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.Step.Kind;

/// The provider integration. The role is unique within the environment, so it is found by the role.
record IntegrationStep(Integration wanted, String environmentId) implements StepWork {

    static final String ID = "provider-integration";

    @Override
    public Facts facts() {
        return new Facts(ID, Kind.PROVIDER_INTEGRATION, wanted.name(), null, Set.of(PreflightStep.ID),
                Map.of("environment", environmentId));
    }

    @Override
    public Look look(Site site) {
        for (ProviderIntegration found : site.control().providerIntegrations(environmentId)) {
            if (found.customerRoleArn().equals(wanted.roleArn())) {
                return Look.as(Action.REUSE, found.displayName() + " (" + found.id() + ") for " + wanted.roleArn(),
                        found.id());
            }
        }
        return Look.create("make the provider integration " + wanted.name() + " for " + wanted.roleArn(),
                new NewProviderIntegration(wanted.name(), environmentId, wanted.roleArn()));
    }

    @Override
    public List<String> irreversible(Look look) {
        return look.action() == Action.CREATE
                ? List.of("a provider integration cannot be changed later, only removed while nothing uses it")
                : List.of();
    }

    @Override
    public List<Notice> notices(Look look, Site site) {
        return look.action() == Action.CREATE
                ? List.of(new Notice(Notice.Severity.INFO, "trust-policy", ID, "The role " + wanted.roleArn()
                        + " must trust the principal and external id that this integration gets: Tableflow fails"
                        + " until its trust policy names them."))
                : List.of();
    }
}
