package tableflow.console.sandbox.s3.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.UriCode;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.StoredObject;

/// What a copy is made of: an object, or one version of it, that the caller may read.
///
/// @param from first byte; `end` one after the last
record CopySource(Bucket bucket, String key, StoredObject object, long from, long end) {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,18})-([0-9]{1,18})");

    static CopySource of(S3Desk desk, S3Call call) throws AwsFailure {
        String header = call.header("x-amz-copy-source").orElse("");
        int question = header.indexOf("?versionId=");
        Optional<String> version = question < 0
                ? Optional.empty() : Optional.of(header.substring(question + "?versionId=".length()));
        String path = UriCode.decodeQuery(question < 0 ? header : header.substring(0, question));
        String bare = path.startsWith("/") ? path.substring(1) : path;
        int slash = bare.indexOf('/');
        if (slash <= 0 || slash == bare.length() - 1) {
            throw S3Errors.invalidArgument("Invalid copy source object key", "x-amz-copy-source", header);
        }
        String name = bare.substring(0, slash);
        String key = bare.substring(slash + 1);
        Bucket bucket = desk.store().bucket(name).orElseThrow(() -> S3Errors.noSuchBucket(name));
        desk.allowKey(call, version.isEmpty() ? "s3:GetObject" : "s3:GetObjectVersion", bucket, key);
        Optional<StoredObject> object = version.isEmpty() ? bucket.get(key) : bucket.version(key, version.get());
        if (object.isEmpty()) {
            desk.allow(call, "s3:ListBucket", bucket.arn(), new HashMap<>(Map.of("s3:prefix", key)));
            throw version.isEmpty() ? S3Errors.noSuchKey(key) : S3Errors.noSuchVersion(key, version.get());
        }
        if (object.get().isDeleteMarker()) {
            throw S3Errors.invalidRequest("The source of a copy request may not specifically refer to a delete "
                    + "marker by version id.");
        }
        if (ReadCalls.archived(object.get())) {
            throw S3Errors.archived(object.get().attributes().storageClass());
        }
        if (Conditions.unchanged(call, "x-amz-copy-source-", object.get())) {
            throw S3Errors.preconditionFailed("x-amz-copy-source-If-None-Match");
        }
        return ranged(call, bucket, key, object.get());
    }

    private static CopySource ranged(S3Call call, Bucket bucket, String key, StoredObject object) throws AwsFailure {
        Optional<String> range = call.header("x-amz-copy-source-range");
        if (range.isEmpty()) {
            return new CopySource(bucket, key, object, 0, object.size());
        }
        Matcher bounds = RANGE.matcher(range.get());
        if (!bounds.matches()) {
            throw S3Errors.invalidArgument("The x-amz-copy-source-range value must be of the form bytes=first-last "
                    + "where first and last are the zero-based offsets of the first and last bytes to copy",
                    "x-amz-copy-source-range", range.get());
        }
        long from = Long.parseLong(bounds.group(1));
        long end = Long.parseLong(bounds.group(2)) + 1;
        if (from >= end || end > object.size()) {
            throw S3Errors.invalidArgument("Range specified is not valid for source object of size: " + object.size(),
                    "x-amz-copy-source-range", range.get());
        }
        return new CopySource(bucket, key, object, from, end);
    }

    InputStream open() throws IOException {
        return bucket.open(object, from, end);
    }

    long size() {
        return end - from;
    }
}
