package tableflow.console.remote.aws;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// What the headers of a refusal tell, which is all that a refused HEAD has.
final class HeadAnswers {

    private HeadAnswers() {}

    /// Where S3 says that the bucket is.
    static Optional<String> region(AwsServiceException refused) {
        return header(refused, "x-amz-bucket-region");
    }

    static Optional<String> header(AwsServiceException refused, String name) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details == null || details.sdkHttpResponse() == null
                ? Optional.empty()
                : details.sdkHttpResponse().firstMatchingHeader(name);
    }
}
