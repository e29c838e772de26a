package tableflow.console.sandbox.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// The secret half of an API key. It shows itself only when asked by name, never in text.
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /// A new one in today's form: `cflt`, then 60 characters of base 64.
    public static Secret random(SecureRandom random) {
        byte[] bytes = new byte[45];
        random.nextBytes(bytes);
        return new Secret("cflt" + Base64.getEncoder().encodeToString(bytes));
    }

    public String reveal() {
        return value;
    }

    /// Compares in constant time.
    public boolean matches(String other) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
