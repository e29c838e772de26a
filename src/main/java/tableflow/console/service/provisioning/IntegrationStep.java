package tableflow.console.service.provisioning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.change.ChangeRequest.NewProviderIntegration;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.provisioning.Desired.Integration;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.Step.Kind;

/// The provider integration. The role is unique within the environment, so it is found by the role.
///
/// @param own the id or name of an existing one that a topic has for itself; absent for the manifest's
record IntegrationStep(Integration wanted, String environmentId, @Nullable String own) implements StepWork {

    static final String ID = "provider-integration";

    /// The manifest's integration.
    static IntegrationStep shared(Integration wanted, String environmentId) {
        return new IntegrationStep(wanted, environmentId, null);
    }

    /// One that must exist, called `own` by its id or its name.
    static IntegrationStep existing(String own, String environmentId) {
        return new IntegrationStep(new Integration(own, true, null), environmentId, own);
    }

    static String idFor(@Nullable String own) {
        return own == null ? ID : ID + ":" + own;
    }

    @Override
    public Facts facts() {
        return new Facts(idFor(own), Kind.PROVIDER_INTEGRATION, wanted.name(), null, Set.of(PreflightStep.ID),
                Map.of("environment", environmentId));
    }

    @Override
    public Look look(Site site) {
        String role = wanted.roleArn();
        if (role == null) {
            return existing(site);
        }
        Map<String, ProviderIntegration> byName = new HashMap<>();
        for (ProviderIntegration found : site.control().providerIntegrations(environmentId)) {
            if (found.customerRoleArn().equals(role)) {
                return Look.as(Action.REUSE, found.displayName() + " (" + found.id() + ") for " + role,
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
        return Look.create("make the provider integration " + name + " for " + role,
                new NewProviderIntegration(name, environmentId, role));
    }

    private Look existing(Site site) {
        List<ProviderIntegration> all = site.control().providerIntegrations(environmentId);
        return all.stream()
                .filter(it -> it.id().equals(wanted.name()))
                .findFirst()
                .or(() -> all.stream().filter(it -> it.displayName().equals(wanted.name())).findFirst())
                .map(it -> Look.as(Action.REUSE, it.displayName() + " (" + it.id() + ") for " + it.customerRoleArn(),
                        it.id()))
                .orElseGet(() -> Look.blocked(null, "take the provider integration " + wanted.name(),
                        List.of("there is no provider integration with the id or name " + wanted.name()
                                + "; name a role to have one made")));
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
