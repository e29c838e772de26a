package tableflow.console.service.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.aws.IamRole;
import tableflow.console.domain.aws.NamedPolicy;
import tableflow.console.domain.aws.Simulated;

/// IAM's roles, each question in one call or one call a page. Reads only.
public interface Roles extends AutoCloseable {

    /// A role of our own account; empty when there is none of that name.
    ///
    /// @param name without its path
    Optional<IamRole> role(String name);

    /// The role's own policies.
    List<NamedPolicy> ownPolicies(String role);

    /// The managed policies that are attached to it, each in the version that counts.
    List<NamedPolicy> attachedPolicies(String role);

    /// Has IAM decide about each action on each resource. The organization's policies and the boundary count; the
    /// resource's own policy only when it is given.
    ///
    /// @return one for each pair, in the order of `actions` and then of `resources`
    List<Simulated> simulate(Simulation simulation);

    /// What is to be decided.
    ///
    /// @param principal ARN of a user or role with its path, never of a session
    /// @param actions such as `s3:PutObject`
    /// @param resources ARNs; what one action makes no sense with is left out by the caller
    /// @param context condition keys with their values: what is not there counts as missing
    /// @param resourcePolicy the policy of the resource as JSON; absent to leave it out
    record Simulation(
            String principal,
            List<String> actions,
            List<String> resources,
            Map<String, List<String>> context,
            @Nullable String resourcePolicy) {
        public Simulation {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
            context = Map.copyOf(context);
        }
    }

    @Override
    void close();
}
