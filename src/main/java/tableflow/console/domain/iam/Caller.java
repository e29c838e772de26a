package tableflow.console.domain.iam;

import java.util.Set;

/// Who asks, by all the names that a policy may give it.
///
/// @param account twelve digits, or something else for nobody
/// @param names ARN and unique id of the user, or ARN of the session
/// @param roleNames ARN and unique id of the role of a session
/// @param isRoot whether it is the account itself, which no identity policy narrows
public record Caller(String account, Set<String> names, Set<String> roleNames, boolean isRoot) {
    public Caller {
        names = Set.copyOf(names);
        roleNames = Set.copyOf(roleNames);
    }

    /// The caller of an unsigned request.
    public static Caller nobody() {
        return new Caller("anonymous", Set.of(), Set.of(), false);
    }

    boolean anonymous() {
        return names.isEmpty() && roleNames.isEmpty();
    }

    String root() {
        return "arn:aws:iam::" + account + ":root";
    }
}
