package tableflow.console.service.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tableflow.console.domain.change.ChangeRequest.NewServiceAccount;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.domain.provisioning.Manifest.Owner;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.Step.Kind;

/// The service account that owns the keys.
record AccountStep(Owner owner) implements StepWork {

    static final String ID = "service-account";

    @Override
    public Facts facts() {
        String subject = owner.name() != null ? owner.name() : owner.id() != null ? owner.id() : "";
        return new Facts(ID, Kind.SERVICE_ACCOUNT, subject, null, Set.of(PreflightStep.ID), Map.of());
    }

    @Override
    public Look look(Site site) {
        List<ServiceAccount> accounts = site.control().serviceAccounts();
        for (ServiceAccount account : accounts) {
            if (account.id().equals(owner.id()) || account.displayName().equals(owner.name())) {
                return Look.as(Action.REUSE, "service account " + account.displayName() + " (" + account.id() + ")",
                                account.id())
                        .made(account.createdAt(), Map.of("description", account.description()));
            }
        }
        String name = owner.name();
        if (name == null) {
            return Look.blocked(null, "take the service account " + owner.id(),
                    List.of("there is no service account " + owner.id() + "; name one to have it made"));
        }
        String description = owner.description() == null ? "Owns the keys of Tableflow topics" : owner.description();
        return Look.create("make the service account " + name, new NewServiceAccount(name, description));
    }
}
