package tableflow.console.sandbox.s3.rest;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.s3.Attributes;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.StoredObject;
import tableflow.console.sandbox.s3.Versioning;

/// Writing and deleting single objects.
final class WriteCalls {
    private final S3Desk desk;

    WriteCalls(S3Desk desk) {
        this.desk = desk;
    }

    Reply put(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        desk.allowObject(call, "s3:PutObject", bucket);
        Attributes attributes = Described.attributes(call, bucket);
        Encryption.allow(desk, call, attributes, "kms:GenerateDataKey");
        if (!attributes.tags().isEmpty()) {
            desk.allowObject(call, "s3:PutObjectTagging", bucket);
        }
        Predicate<Optional<StoredObject>> when = condition(call);
        Intake.Taken taken = Intake.take(call, bucket);
        Bucket.Given given = new Bucket.Given(attributes, taken.checksum(), Optional.empty());
        StoredObject made = bucket.put(call.key(), taken.received(), given, when)
                .orElseThrow(() -> refused(call));
        Map<String, String> headers = made(bucket, made);
        made.checksum().ifPresent(sum -> {
            Sum.of(sum.algorithm()).ifPresent(kind -> headers.put(kind.header(), sum.value()));
            headers.put("x-amz-checksum-type", sum.type());
        });
        return new Reply(200, headers, new byte[0]);
    }

    /// What every answer says about a version that was made.
    static Map<String, String> made(Bucket bucket, StoredObject made) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", '"' + made.etag() + '"');
        headers.put("x-amz-server-side-encryption",
                made.attributes().headers().getOrDefault("x-amz-server-side-encryption", "AES256"));
        if (bucket.settings().versioning() == Versioning.ENABLED) {
            headers.put("x-amz-version-id", made.versionId());
        }
        return headers;
    }

    /// What the caller says must hold of the object that is there.
    static Predicate<Optional<StoredObject>> condition(S3Call call) throws AwsFailure {
        Optional<String> none = call.header("If-None-Match");
        if (none.isPresent()) {
            if (!none.get().equals("*")) {
                throw S3Errors.notImplemented("If-None-Match");
            }
            return Optional::isEmpty;
        }
        Optional<String> match = call.header("If-Match");
        return match.isPresent()
                ? there -> there.isPresent() && Conditions.matches(match.get(), there.get())
                : there -> true;
    }

    static AwsFailure refused(S3Call call) {
        return S3Errors.preconditionFailed(call.header("If-None-Match").isPresent() ? "If-None-Match" : "If-Match");
    }

    Reply delete(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        Optional<String> version = call.query("versionId").filter(id -> !id.isEmpty());
        desk.allowObject(call, version.isEmpty() ? "s3:DeleteObject" : "s3:DeleteObjectVersion", bucket);
        Bucket.Deleted deleted = bucket.delete(call.key(), version);
        Map<String, String> headers = new LinkedHashMap<>();
        deleted.version().ifPresent(id -> headers.put("x-amz-version-id", id));
        if (deleted.marker()) {
            headers.put("x-amz-delete-marker", "true");
        }
        return new Reply(204, headers, new byte[0]);
    }
}
