package tableflow.console.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A password, API secret or token. Its text form never shows it; [#reveal()] is the one way to read it.
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /// The secret in clear: for the request that needs it, and for the secret store.
    public String reveal() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(value), bytes(secret.value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "••••";
    }
}
