package tableflow.console.remote.aws;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.aws.BucketHead;
import tableflow.console.domain.aws.ObjectHead;
import tableflow.console.domain.aws.OldVersions;
import tableflow.console.domain.aws.TopLevel;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.Buckets;

/// S3's buckets through the AWS SDK.
final class SdkBuckets implements Buckets {

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
                Optional<String> told = HeadAnswers.region(refused);
                if (told.isEmpty() || refused.statusCode() == 404) {
                    throw refused;
                }
                return told;
            }
        }).orElseThrow(() -> RemoteFailure.of(
                RemoteFailure.Kind.UNEXPECTED, what, "S3 does not say which region it is in"));
    }

    @Override
    public BucketHead head(String bucket) {
        return failures.during("look at bucket " + bucket, () -> {
            try {
                return new BucketHead(200, client.headBucket(request -> request.bucket(bucket)).bucketRegion());
            } catch (S3Exception refused) {
                if (refused.statusCode() >= 500) {
                    throw refused;
                }
                return new BucketHead(refused.statusCode(), HeadAnswers.region(refused).orElse(null));
            }
        });
    }

    @Override
    public boolean holdsAnything(S3Uri prefix) {
        return firstKey(prefix).isPresent();
    }

    @Override
    public Optional<String> firstKey(S3Uri prefix) {
        return failures.during("list " + prefix, () -> client.listObjectsV2(request -> request
                .bucket(prefix.bucket()).prefix(prefix.key()).maxKeys(1)).contents())
                .stream().map(S3Object::key).findFirst();
    }

    @Override
    public TopLevel topLevel(String bucket) {
        ListObjectsV2Response page = failures.during("list the top of bucket " + bucket, () ->
                client.listObjectsV2(request -> request.bucket(bucket).delimiter("/")));
        return new TopLevel(
                page.commonPrefixes().stream().map(CommonPrefix::prefix).toList(),
                page.contents().stream().map(S3Object::key).toList(),
                page.nextContinuationToken() == null);
    }

    @Override
    public ObjectHead head(S3Uri object) {
        return failures.during("look at " + object, () -> {
            try {
                HeadObjectResponse head = client.headObject(request -> request
                        .bucket(object.bucket()).key(object.key()));
                String storageClass = head.storageClassAsString();
                return new ObjectHead(200, new ObjectHead.About(
                        head.contentLength(), storageClass == null ? "STANDARD" : storageClass,
                        head.serverSideEncryptionAsString(), head.ssekmsKeyId()));
            } catch (S3Exception refused) {
                if (refused.statusCode() >= 500) {
                    throw refused;
                }
                return new ObjectHead(refused.statusCode(), null);
            }
        });
    }

    @Override
    public void readOneByte(S3Uri object) {
        failures.during("read a byte of " + object, () -> {
            try (ResponseInputStream<GetObjectResponse> stream = client.getObject(request -> request
                    .bucket(object.bucket()).key(object.key()).range("bytes=0-0"))) {
                return stream.read();
            } catch (IOException lost) {
                throw RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, "read a byte of " + object,
                        "the connection was lost: " + lost.getMessage()).withCause(lost);
            }
        });
    }

    @Override
    public OldVersions oldVersions(S3Uri prefix) {
        ListObjectVersionsResponse page = failures.during("list the versions of " + prefix, () ->
                client.listObjectVersions(request -> request.bucket(prefix.bucket()).prefix(prefix.key())));
        List<ObjectVersion> old = page.versions().stream()
                .filter(version -> !Boolean.TRUE.equals(version.isLatest())).toList();
        return new OldVersions(
                old.size(),
                old.stream().mapToLong(version -> version.size() == null ? 0 : version.size()).sum(),
                page.versions().size() - old.size(),
                page.deleteMarkers().size(),
                !Boolean.TRUE.equals(page.isTruncated()));
    }

    @Override
    public void close() {
        client.close();
    }
}
