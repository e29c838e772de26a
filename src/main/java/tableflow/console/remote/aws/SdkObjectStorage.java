package tableflow.console.remote.aws;

import java.io.InputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.ObjectStorage;

/// S3 through the AWS SDK.
final class SdkObjectStorage implements ObjectStorage {

    private final S3Client client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkObjectStorage(S3Client client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public void list(S3Uri prefix, Listing listing) {
        String what = "list " + prefix;
        String token = null;
        do {
            Progress.throwIfCancelled(what);
            String from = token;
            ListObjectsV2Response page = failures.during(what, () -> client.listObjectsV2(request ->
                    request.bucket(prefix.bucket()).prefix(prefix.key()).continuationToken(from)));
            for (S3Object found : page.contents()) {
                listing.object(new Listed(
                        found.key(), found.size(), found.lastModified(), found.storageClassAsString()));
            }
            token = page.nextContinuationToken();
        } while (token != null);
    }

    @Override
    public InputStream open(S3Uri object) {
        return failures.during("read " + object, () ->
                client.getObject(request -> request.bucket(object.bucket()).key(object.key())));
    }

    @Override
    public Stat stat(S3Uri object) {
        HeadObjectResponse head = failures.during("look at " + object, () ->
                client.headObject(request -> request.bucket(object.bucket()).key(object.key())));
        return new Stat(head.contentLength(), head.eTag());
    }

    @Override
    public InputStream open(S3Uri object, long from, long to, String etag) {
        return failures.during("read " + object, () -> client.getObject(request -> request
                .bucket(object.bucket())
                .key(object.key())
                .range("bytes=" + from + "-" + (to - 1))
                .ifMatch(etag)));
    }

    @Override
    public void close() {
        client.close();
    }
}
