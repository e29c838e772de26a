package tableflow.console.remote.aws;

import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.ObjectStorage;

/// S3 through the AWS SDK.
final class SdkObjectStorage implements ObjectStorage {

    private static final String NO_RANGE = "InvalidRange";

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

    /// One call: the answer to a range names the size of the whole.
    @Override
    public Beginning begin(S3Uri object, long most) {
        try {
            ResponseInputStream<GetObjectResponse> bytes = failures.during("read " + object, () ->
                    client.getObject(request -> request
                            .bucket(object.bucket())
                            .key(object.key())
                            .range("bytes=0-" + (most - 1))));
            return new Beginning(new Stat(size(bytes.response()), bytes.response().eTag()), bytes);
        } catch (RemoteFailure refused) {
            // An empty object has no range.
            Stat stat = refused.code().filter(NO_RANGE::equals).isPresent() ? stat(object) : null;
            if (stat == null || stat.size() > 0) {
                throw refused;
            }
            return new Beginning(stat, InputStream.nullInputStream());
        }
    }

    /// What stands behind the slash of `bytes 0-262143/9000000`; a server that knows no ranges sends everything.
    private static long size(GetObjectResponse answer) {
        String range = answer.contentRange();
        return range == null ? answer.contentLength() : Long.parseLong(range.substring(range.indexOf('/') + 1));
    }

    @Override
    public void close() {
        client.close();
    }
}
