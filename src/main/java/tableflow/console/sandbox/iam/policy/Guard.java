package tableflow.console.sandbox.iam.policy;

import java.util.Optional;

/// What stands before a resource: its account and, if it has one, its own policy.
///
/// @param type [PolicyType#RESOURCE], or [PolicyType#TRUST] for a role that is to be assumed, which always needs one
public record Guard(String account, PolicyType type, Optional<Policies.Source> policy) {
    /// A resource of this account without a policy of its own.
    public static Guard open(String account) {
        return new Guard(account, PolicyType.RESOURCE, Optional.empty());
    }
}
