package tableflow.console.domain.iam;

import java.util.List;
import java.util.Set;

/// The Principal or NotPrincipal element of a statement.
///
/// @param not whether it is NotPrincipal
/// @param everyone `*`, the unsigned included
/// @param aws ARNs, account ids as ARNs of their root, and unique ids
record Principals(boolean not, boolean everyone, Set<String> aws, List<String> others) {
    Principals {
        aws = Set.copyOf(aws);
        others = List.copyOf(others);
    }

    /// How this element means the caller; for NotPrincipal everybody who is not named is meant directly.
    Grant means(Caller caller) {
        Grant named = named(caller);
        if (not) {
            return named == Grant.NONE ? Grant.DIRECT : Grant.NONE;
        }
        return named;
    }

    private Grant named(Caller caller) {
        if (everyone) {
            return Grant.DIRECT;
        }
        if (caller.names().stream().anyMatch(aws::contains)) {
            return Grant.DIRECT;
        }
        if (caller.roleNames().stream().anyMatch(aws::contains)) {
            return Grant.ROLE;
        }
        return aws.contains(caller.root()) ? Grant.ACCOUNT : Grant.NONE;
    }
}
