package tableflow.console.sandbox.kafka;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/// The key with which the broker speaks to itself and the sandbox administers it: made anew at each start, kept in
/// memory only, and the only super user.
final class InternalKey {
    /// The owner behind the internal key; no service account can have this id.
    static final String OWNER = "sandbox-internal";
    private static final int SECRET_BYTES = 32;

    private final String secret;

    InternalKey(SecureRandom random) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String id() {
        return OWNER;
    }

    boolean matches(String id, char[] candidate) {
        return OWNER.equals(id)
            && MessageDigest.isEqual(utf8(secret), utf8(new String(candidate)));
    }

    /// The login line of Kafka's PLAIN mechanism. It holds the secret: never log it.
    String jaas() {
        return Jaas.plain(OWNER, secret);
    }

    /// Properties for a client of the sandbox's own. They hold the secret: never log them.
    Map<String, Object> clientSettings(String bootstrapServers) {
        return ClientSettings.of(bootstrapServers, OWNER, secret);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "InternalKey[" + OWNER + "]";
    }
}
