package tableflow.console.sandbox.tableflow.cloud;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// AWS's failures in words.
public final class AwsWords {
    private AwsWords() {}

    /// The SDK's exception behind a failure, when there is one.
    public static Optional<SdkException> cause(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SdkException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// What the service said, with its code in front.
    public static String of(SdkException failure) {
        if (!(failure instanceof AwsServiceException refused) || refused.awsErrorDetails() == null) {
            return String.valueOf(failure.getMessage());
        }
        String code = refused.awsErrorDetails().errorCode();
        String text = refused.awsErrorDetails().errorMessage();
        String what = code == null || code.isEmpty() ? "HTTP " + refused.statusCode() : code;
        return text == null || text.isEmpty() ? what : what + ": " + text;
    }
}
