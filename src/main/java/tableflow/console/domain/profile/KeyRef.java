package tableflow.console.domain.profile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Secret;

/// An API key of a profile: its id, and where its secret is. A stored profile has a reference into the secret store;
/// the profile file of a throw-away sandbox carries the secret itself.
public record KeyRef(String id, @Nullable String secretRef, @Nullable Secret secret) {

    public KeyRef {
        Objects.requireNonNull(id);
        if (secretRef == null && secret == null) {
            throw new IllegalArgumentException("key " + id + " has neither a secret nor a reference to one");
        }
    }

    /// A key whose secret lies in the secret store under `secretRef`.
    public static KeyRef stored(String id, String secretRef) {
        return new KeyRef(id, secretRef, null);
    }

    /// A key with its secret at hand, for this run only.
    public static KeyRef inline(String id, Secret secret) {
        return new KeyRef(id, null, secret);
    }
}
