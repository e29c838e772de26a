package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.change.ChangeRequest.NewRoleBinding;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.Step.Kind;

/// A role that the owner of the keys needs. Least privilege by Confluent's table of Tableflow's roles:
/// CloudClusterAdmin on the cluster, ResourceOwner on the subjects, Assigner on the provider integration.
///
/// @param scope what the role is on
record RoleStep(String role, Scope scope, @Nullable String clusterId) implements StepWork {

    enum Scope {
        CLUSTER,
        SUBJECTS,
        INTEGRATION
    }

    /// The roles for what is desired.
    static List<RoleStep> all(Desired desired) {
        List<RoleStep> steps = new ArrayList<>();
        if (!desired.owner().grantRoles()) {
            return steps;
        }
        for (String cluster : desired.clusterIds()) {
            steps.add(new RoleStep("CloudClusterAdmin", Scope.CLUSTER, cluster));
        }
        steps.add(new RoleStep("ResourceOwner", Scope.SUBJECTS, null));
        if (desired.integration() != null) {
            steps.add(new RoleStep("Assigner", Scope.INTEGRATION, null));
        }
        return steps;
    }

    @Override
    public Facts facts() {
        String suffix = switch (scope) {
            case CLUSTER -> clusterId;
            case SUBJECTS -> "subjects";
            case INTEGRATION -> "provider-integration";
        };
        Set<String> after = new HashSet<>(Set.of(AccountStep.ID));
        if (scope == Scope.INTEGRATION) {
            after.add(IntegrationStep.ID);
        }
        return new Facts(
                "role:" + role + ":" + suffix, Kind.ROLE_BINDING, role + " on " + suffix, null, after, Map.of());
    }

    @Override
    public Look look(Site site) {
        Optional<String> owner = site.outputs().find(AccountStep.ID);
        String principal = "User:" + site.outputs().orPlaceholder(AccountStep.ID);
        String crn = crn(site);
        NewRoleBinding request = new NewRoleBinding(principal, role, crn);
        boolean known = scope != Scope.INTEGRATION || site.outputs().find(IntegrationStep.ID).isPresent();
        if (owner.isPresent() && known) {
            for (RoleBinding binding : site.control().roleBindings(crn, principal)) {
                if (binding.roleName().equals(role) && binding.crnPattern().equals(crn)
                        && binding.principal().equals(principal)) {
                    return Look.as(Action.REUSE, role + " (" + binding.id() + ")", binding.id())
                            .made(binding.createdAt(), Map.of());
                }
            }
        }
        return Look.create("give " + role + " to " + principal, request);
    }

    String crn(Site site) {
        String environment = site.ground().environmentCrn();
        return switch (scope) {
            case CLUSTER -> environment + "/cloud-cluster=" + clusterId;
            case SUBJECTS -> environment + "/schema-registry=" + site.ground().theRegistry().id() + "/subject=*";
            case INTEGRATION ->
                environment + "/provider-integration=" + site.outputs().orPlaceholder(IntegrationStep.ID);
        };
    }
}
