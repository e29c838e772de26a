package tableflow.console.sandbox.cloudwatch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsFailure;

/// Tokens of pages: how far the caller has come, not meant to be read by anybody else.
final class Tokens {
    private static final String PREFIX = "cw1:";

    private Tokens() {}

    static String of(int offset) {
        return Base64.getEncoder().encodeToString((PREFIX + offset).getBytes(StandardCharsets.UTF_8));
    }

    /// @return 0 when there is none
    static int offset(Optional<String> token) throws AwsFailure {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getDecoder().decode(token.get()), StandardCharsets.UTF_8);
            if (text.startsWith(PREFIX)) {
                return Integer.parseUnsignedInt(text.substring(PREFIX.length()));
            }
        } catch (IllegalArgumentException e) {
            // Not one of ours: refused below.
        }
        throw Refusals.token();
    }
}
