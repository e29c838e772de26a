package tableflow.console.sandbox.confluent;

import java.security.SecureRandom;

/// New ids in the forms of the real service; clients are told never to parse them.
final class Ids {
    private static final String LOWER = "abcdefghijkmnpqrstuvwxyz0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final SecureRandom random = new SecureRandom();

    /// Such as `lkc-k3v9x2`.
    String next(String prefix) {
        return prefix + "-" + text(LOWER, 6);
    }

    /// Sixteen upper-case characters.
    String apiKey() {
        return text(UPPER, 16);
    }

    SecureRandom random() {
        return random;
    }

    private String text(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
