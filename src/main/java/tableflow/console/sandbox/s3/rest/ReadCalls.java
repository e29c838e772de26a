package tableflow.console.sandbox.s3.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.s3.Attributes;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.StoredObject;
import tableflow.console.sandbox.s3.Versioning;

/// Reading objects: `GetObject` and `HeadObject`.
final class ReadCalls {
    private static final Map<String, String> OVERRIDES = Map.of(
            "response-content-type", "Content-Type",
            "response-content-language", "Content-Language",
            "response-expires", "Expires",
            "response-cache-control", "Cache-Control",
            "response-content-disposition", "Content-Disposition",
            "response-content-encoding", "Content-Encoding");

    private final S3Desk desk;

    ReadCalls(S3Desk desk) {
        this.desk = desk;
    }

    Reply get(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        StoredObject object = find(desk, call, bucket, "s3:GetObject");
        Map<String, String> headers = headers(call, bucket, object);
        if (Conditions.unchanged(call, "", object)) {
            headers.keySet().removeIf(name -> name.equals("Content-Type"));
            return new Reply(304, headers, new byte[0]);
        }
        if (call.is("GET") && archived(object)) {
            throw S3Errors.archived(object.attributes().storageClass());
        }
        if (call.is("GET")) {
            Encryption.allow(desk, call, object.attributes(), "kms:Decrypt");
        }
        Optional<ByteRange> range = range(call, object, headers);
        long from = range.map(ByteRange::from).orElse(0L);
        long end = range.map(ByteRange::end).orElse(object.size());
        int status = range.isPresent() ? 206 : 200;
        if (call.is("HEAD")) {
            return new Reply(status, headers, end - from, out -> {});
        }
        return new Reply(status, headers, end - from, new Bytes(bucket.open(object, from, end)));
    }

    private static Optional<ByteRange> range(S3Call call, StoredObject object, Map<String, String> headers)
            throws AwsFailure {
        Optional<ByteRange> range = call.header("Range").isPresent()
                ? ByteRange.of(call.header("Range").get(), object.size()) : Optional.empty();
        if (call.query("partNumber").isPresent()) {
            if (range.isPresent()) {
                throw new AwsFailure(400, "InvalidRequest",
                        "Cannot specify both Range header and partNumber query parameter");
            }
            int part = call.number("partNumber", 1, 1);
            if (part > Math.max(1, object.parts())) {
                throw new AwsFailure(416, "InvalidPartNumber", "The requested partnumber is not satisfiable",
                        S3Errors.ordered("PartNumberRequested", Integer.toString(part), "ActualPartCount",
                                Integer.toString(Math.max(1, object.parts()))));
            }
            StoredObject.Span span = object.part(part).orElseThrow(() -> S3Errors.notImplemented("partNumber"));
            if (span.end() == 0) {
                return Optional.empty();
            }
            range = Optional.of(new ByteRange(span.from(), span.end()));
        }
        range.ifPresent(part -> headers.put("Content-Range",
                "bytes " + part.from() + "-" + (part.end() - 1) + "/" + object.size()));
        return range;
    }

    /// Content of such a class has to be restored first.
    static boolean archived(StoredObject object) {
        String storageClass = object.attributes().storageClass();
        return storageClass.equals("GLACIER") || storageClass.equals("DEEP_ARCHIVE");
    }

    /// The object or version that a call is about, when the caller may read it.
    ///
    /// @param action its name for the newest version; the one for others is made of it
    static StoredObject find(S3Desk desk, S3Call call, Bucket bucket, String action) throws AwsFailure {
        Optional<String> version = call.query("versionId").filter(id -> !id.isEmpty());
        desk.allowObject(call, version.isEmpty() ? action : versioned(action), bucket);
        if (version.isEmpty()) {
            Optional<StoredObject> object = bucket.get(call.key());
            if (object.isPresent()) {
                return object.get();
            }
            desk.mayHearOfMissing(call, bucket);
            AwsFailure missing = S3Errors.noSuchKey(call.key());
            if (!bucket.versions(call.key()).isEmpty()) {
                Map<String, String> details = new LinkedHashMap<>(missing.details());
                details.put(S3Answers.MARKER, bucket.versions(call.key()).getFirst().versionId());
                throw new AwsFailure(404, missing.code(), missing.text(), details);
            }
            throw missing;
        }
        Optional<StoredObject> found = bucket.version(call.key(), version.get());
        if (found.isEmpty()) {
            throw S3Errors.noSuchVersion(call.key(), version.get());
        }
        if (found.get().isDeleteMarker()) {
            throw S3Errors.methodNotAllowed(call.method());
        }
        return found.get();
    }

    /// `s3:GetObject` becomes `s3:GetObjectVersion`, `s3:GetObjectTagging` becomes `s3:GetObjectVersionTagging`.
    static String versioned(String action) {
        return action.replaceFirst("Object", "ObjectVersion");
    }

    private static Map<String, String> headers(S3Call call, Bucket bucket, StoredObject object) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "binary/octet-stream");
        object.attributes().headers().forEach((name, value) ->
                headers.put(name.equals("content-type") ? "Content-Type" : name, value));
        headers.put("ETag", '"' + object.etag() + '"');
        headers.put("Last-Modified", S3Xml.httpDate(object.lastModified()));
        headers.put("Accept-Ranges", "bytes");
        headers.putIfAbsent("x-amz-server-side-encryption", "AES256");
        if (bucket.settings().versioning() != Versioning.OFF) {
            headers.put("x-amz-version-id", object.versionId());
        }
        if (!object.attributes().storageClass().equals(Attributes.STANDARD)) {
            headers.put("x-amz-storage-class", object.attributes().storageClass());
        }
        if (!object.attributes().tags().isEmpty()) {
            headers.put("x-amz-tagging-count", Integer.toString(object.attributes().tags().size()));
        }
        if (call.query("partNumber").isPresent() && object.parts() > 0) {
            headers.put("x-amz-mp-parts-count", Integer.toString(object.parts()));
        }
        if (call.header("x-amz-checksum-mode").orElse("").equalsIgnoreCase("ENABLED")
                && call.header("Range").isEmpty()) {
            object.checksum().ifPresent(sum -> {
                Sum.of(sum.algorithm()).ifPresent(kind -> headers.put(kind.header(), sum.value()));
                headers.put("x-amz-checksum-type", sum.type());
            });
        }
        OVERRIDES.forEach((query, header) -> call.query(query).ifPresent(value -> headers.put(header, value)));
        return headers;
    }

    /// Sends a file, or a part of one, and closes it.
    private record Bytes(InputStream in) implements Reply.Body {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            in.transferTo(out);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
