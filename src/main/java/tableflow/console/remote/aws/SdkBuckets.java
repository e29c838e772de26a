package tableflow.console.remote.aws;

import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.Buckets;

/// S3's buckets through the AWS SDK.
final class SdkBuckets implements Buckets {

    private static final String REGION = "x-amz-bucket-region";

    private final S3Client client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkBuckets(S3Client client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    /// Answers of every status tell the region, but the one for a bucket that is not there.
    @Override
    public String region(String bucket) {
        String what = "look at bucket " + bucket;
        return failures.during(what, () -> {
            try {
                return Optional.ofNullable(client.headBucket(request -> request.bucket(bucket)).bucketRegion());
            } catch (S3Exception refused) {
                Optional<String> told = refused.awsErrorDetails() == null
                                || refused.awsErrorDetails().sdkHttpResponse() == null
                        ? Optional.empty()
                        : refused.awsErrorDetails().sdkHttpResponse().firstMatchingHeader(REGION);
                if (told.isEmpty() || refused.statusCode() == 404) {
                    throw refused;
                }
                return told;
            }
        }).orElseThrow(() -> RemoteFailure.of(
                RemoteFailure.Kind.UNEXPECTED, what, "S3 does not say which region it is in"));
    }

    @Override
    public boolean holdsAnything(S3Uri prefix) {
        return failures.during("list " + prefix, () -> !client.listObjectsV2(request -> request
                .bucket(prefix.bucket()).prefix(prefix.key()).maxKeys(1)).contents().isEmpty());
    }

    @Override
    public void close() {
        client.close();
    }
}
