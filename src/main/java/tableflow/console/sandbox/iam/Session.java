package tableflow.console.sandbox.iam;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tableflow.console.sandbox.aws.Principal;

/// A session: a key with an end.
///
/// @param key what signs
/// @param holder unique id of the role or user whose rights it has
/// @param policies documents that narrow it
/// @param tags those of the session, which hide the role's of the same name
/// @param origin account of whoever asked for it
record Session(
        Key key, Principal principal, String holder, List<String> policies, Map<String, String> tags, String origin) {
    /// @param id `ASIA...`
    record Key(String id, String secret, String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    Session {
        policies = List.copyOf(policies);
        tags = Map.copyOf(tags);
    }
}
