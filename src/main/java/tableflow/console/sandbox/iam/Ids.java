package tableflow.console.sandbox.iam;

import java.security.SecureRandom;
import java.util.Base64;

/// New ids and secrets in AWS's forms.
final class Ids {
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final SecureRandom random = new SecureRandom();

    /// @param prefix `AIDA` user, `AROA` role, `ANPA` policy, `AKIA` key, `ASIA` key of a session
    String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < 16; i++) {
            id.append(BASE_32.charAt(random.nextInt(BASE_32.length())));
        }
        return id.toString();
    }

    /// Forty characters.
    String secret() {
        return base64(30);
    }

    String token() {
        return base64(180);
    }

    private String base64(int bytes) {
        byte[] content = new byte[bytes];
        random.nextBytes(content);
        return Base64.getEncoder().encodeToString(content);
    }
}
