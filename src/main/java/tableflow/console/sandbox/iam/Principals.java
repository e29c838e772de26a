package tableflow.console.sandbox.iam;

import java.util.Optional;
import tableflow.console.sandbox.aws.Principal;

/// Users and sessions as callers.
final class Principals {
    private Principals() {}

    static Principal of(User user, String keyId) {
        return new Principal(user.arn(), user.name().account(), user.name().id(), Optional.empty(),
                Optional.of(keyId));
    }

    /// @param session name of the session
    static Principal of(Role role, String session, String keyId) {
        return new Principal(
                "arn:aws:sts::" + role.name().account() + ":assumed-role/" + role.name().name() + "/" + session,
                role.name().account(),
                role.name().id() + ":" + session,
                Optional.of(role.arn()),
                Optional.of(keyId));
    }
}
