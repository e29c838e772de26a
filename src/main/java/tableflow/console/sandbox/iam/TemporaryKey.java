package tableflow.console.sandbox.iam;

import java.time.Instant;

/// Credentials of a session, for a client that signs with them.
///
/// @param id `ASIA...`
/// @param token goes with every request
public record TemporaryKey(String id, String secret, String token, Instant expiresAt) {
    @Override
    public String toString() {
        return "TemporaryKey[" + id + ", until " + expiresAt + "]";
    }
}
