package tableflow.console.sandbox.aws;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The access keys that signatures are checked against: those of users, and those of sessions with their tokens. Who
/// makes and keeps them is the identity service; this is the live map.
public final class AccessKeys {
    private final Map<String, AccessKey> keys = new ConcurrentHashMap<>();

    /// @param id `AKIA...`, for a session `ASIA...`
    /// @param secret never to be logged
    /// @param session token and end of a session's key
    public record AccessKey(String id, String secret, Principal principal, Optional<Session> session) {
        @Override
        public String toString() {
            return "AccessKey[" + id + "]";
        }
    }

    /// @param token what `X-Amz-Security-Token` must say
    public record Session(String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "Session[until " + expiresAt + "]";
        }
    }

    public Optional<AccessKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    public void put(AccessKey key) {
        keys.put(key.id(), key);
    }

    public void remove(String id) {
        keys.remove(id);
    }
}
