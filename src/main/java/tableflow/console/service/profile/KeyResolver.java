package tableflow.console.service.profile;

import tableflow.console.domain.ApiKey;
import tableflow.console.domain.profile.KeyRef;

/// Turns the reference that a profile holds into the key itself.
@FunctionalInterface
public interface KeyResolver {

    /// The key of `reference` with its secret.
    ///
    /// @throws tableflow.console.domain.RemoteFailure UNAUTHORIZED when the secret is not in the secret store, and
    ///     whatever the store throws
    ApiKey resolve(KeyRef reference);
}
