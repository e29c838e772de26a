package tableflow.console.service.provisioning;

import java.util.HashMap;
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
        Map<String, ProviderIntegration> byName = new HashMap<>();
        for (ProviderIntegration found : site.control().providerIntegrations(environmentId)) {
            if (found.customerRoleArn().equals(wanted.roleArn())) {
                return Look.as(Action.REUSE, found.displayName() + " (" + found.id() + ") for " + wanted.roleArn(),
                                found.id())
                        .made(null, Map.of("name", found.displayName()));
            }
            byName.put(found.displayName(), found);
        }
        String name = wanted.name();
        ProviderIntegration taken = byName.get(name);
        if (taken != null && wanted.chosen()) {
            return Look.blocked(taken.displayName() + " (" + taken.id() + ") for " + taken.customerRoleArn(),
                    "make the provider integration " + name, List.of("the name " + name
                            + " is taken by an integration for another role, " + taken.customerRoleArn()
                            + ", and a role cannot be changed: choose another name or role"));
        }
        for (int number = 2; byName.containsKey(name); number++) {
            name = wanted.name() + "-" + number;
        }
        return Look.create("make the provider integration " + name + " for " + wanted.roleArn(),
                new NewProviderIntegration(name, environmentId, wanted.roleArn()));
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
