package tableflow.console.remote.aws;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
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
            ListObjectsV2Response page = page(what, prefix, token);
            for (S3Object found : page.contents()) {
                listing.object(new Listed(
                        found.key(), found.size(), found.lastModified(), found.storageClassAsString()));
            }
            token = page.nextContinuationToken();
        } while (token != null);
    }

    private ListObjectsV2Response page(String what, S3Uri prefix, @Nullable String token) {
        try {
            return client.listObjectsV2(request ->
                    request.bucket(prefix.bucket()).prefix(prefix.key()).continuationToken(token));
        } catch (SdkException failed) {
            throw failures.translate(what, failed);
        }
    }

    @Override
    public InputStream open(S3Uri object) {
        try {
            return client.getObject(request -> request.bucket(object.bucket()).key(object.key()));
        } catch (SdkException failed) {
            throw failures.translate("read " + object, failed);
        }
    }

    @Override
    public Stat stat(S3Uri object) {
        try {
            HeadObjectResponse head = client.headObject(request -> request.bucket(object.bucket()).key(object.key()));
            return new Stat(head.contentLength(), head.eTag());
        } catch (SdkException failed) {
            throw failures.translate("look at " + object, failed);
        }
    }

    @Override
    public InputStream open(S3Uri object, long from, long to, String etag) {
        try {
            return client.getObject(request -> request
                    .bucket(object.bucket())
                    .key(object.key())
                    .range("bytes=" + from + "-" + (to - 1))
                    .ifMatch(etag));
        } catch (SdkException failed) {
            throw failures.translate("read " + object, failed);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
