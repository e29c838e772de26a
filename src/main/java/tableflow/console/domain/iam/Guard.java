package tableflow.console.domain.iam;

import java.util.Optional;

/// What stands before a resource: its account and, if it has one, its own policy.
///
/// @param type [PolicyType#RESOURCE], or [PolicyType#TRUST] for a role that is to be assumed
/// @param needed whether its own policy has to allow even callers of its account: of roles and of encryption keys
public record Guard(String account, PolicyType type, Optional<Policies.Source> policy, boolean needed) {
    /// Only a role's policy has to allow callers of its account.
    public Guard(String account, PolicyType type, Optional<Policies.Source> policy) {
        this(account, type, policy, type == PolicyType.TRUST);
    }

    /// A resource of this account without a policy of its own.
    public static Guard open(String account) {
        return new Guard(account, PolicyType.RESOURCE, Optional.empty());
    }
}
