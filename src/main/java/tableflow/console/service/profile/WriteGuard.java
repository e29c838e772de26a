package tableflow.console.service.profile;

import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.Profile;

/// Refuses changes under a read-only profile. Every service call that changes something remote passes through
/// [#check(String)] first; that the window also disables the button is a courtesy, this is the lock.
public final class WriteGuard {

    private final String profile;
    private final boolean readOnly;

    /// The guard of `profile`.
    public WriteGuard(Profile profile) {
        this.profile = profile.name();
        this.readOnly = profile.readOnly();
    }

    /// Passes, or refuses.
    ///
    /// @param action as a phrase: "delete topic orders"
    /// @throws RemoteFailure FORBIDDEN when the profile is read-only; nothing was sent
    public void check(String action) {
        if (readOnly) {
            throw RemoteFailure.of(RemoteFailure.Kind.FORBIDDEN, action, "profile " + profile + " is read-only")
                    .withAdvice("Switch to a profile that may change things, or turn read-only off in profile "
                            + profile + ".");
        }
    }

    /// Whether changes would be refused.
    public boolean readOnly() {
        return readOnly;
    }
}
