package tableflow.console.sandbox.s3.rest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.s3.Attributes;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.Checksum;
import tableflow.console.sandbox.s3.Uploads;

/// Multipart uploads: begin, send or copy parts, abort.
final class UploadCalls {
    private static final int MOST_PARTS = 10_000;

    private final S3Desk desk;

    UploadCalls(S3Desk desk) {
        this.desk = desk;
    }

    Reply begin(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        desk.allowObject(call, "s3:PutObject", bucket);
        Attributes attributes = Described.attributes(call, bucket);
        Encryption.allow(desk, call, attributes, "kms:GenerateDataKey");
        Optional<Sum> sum = call.header("x-amz-checksum-algorithm").flatMap(Sum::of);
        String type = sum.isEmpty() ? "" : call.header("x-amz-checksum-type")
                .orElse(sum.get() == Sum.CRC64NVME ? "FULL_OBJECT" : "COMPOSITE");
        if (sum.isPresent() && type.equals("FULL_OBJECT") && (sum.get() == Sum.SHA1 || sum.get() == Sum.SHA256)) {
            throw S3Errors.invalidRequest("The FULL_OBJECT checksum type cannot be used with the "
                    + sum.get().name().toLowerCase(Locale.ROOT) + " checksum algorithm.");
        }
        Uploads.Upload made = bucket.uploads().begin(call.key(), attributes,
                sum.map(one -> one.name() + " " + type).orElse(""), new Uploads.Upload.Origin(call.caller().arn(),
                        Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS)));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/xml");
        headers.put("x-amz-server-side-encryption",
                attributes.headers().getOrDefault("x-amz-server-side-encryption", "AES256"));
        sum.ifPresent(one -> {
            headers.put("x-amz-checksum-algorithm", one.name());
            headers.put("x-amz-checksum-type", type);
        });
        Xml xml = S3Xml.of("InitiateMultipartUploadResult").put("Bucket", bucket.name()).put("Key", call.key())
                .put("UploadId", made.id());
        return new Reply(200, headers, xml.bytes());
    }

    Reply part(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        desk.allowObject(call, "s3:PutObject", bucket);
        Uploads.Upload upload = upload(call, bucket);
        int number = partNumber(call);
        Intake.Taken taken = Intake.take(call, bucket, sum(upload));
        Uploads.Part part = bucket.uploads().part(upload.id(), number, taken.received(), taken.checksum())
                .orElseThrow(() -> S3Errors.noSuchUpload(upload.id()));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", '"' + part.md5() + '"');
        headers.put("x-amz-server-side-encryption", "AES256");
        part.checksum().flatMap(one -> Sum.of(one.algorithm()))
                .ifPresent(kind -> headers.put(kind.header(), part.checksum().orElseThrow().value()));
        return new Reply(200, headers, new byte[0]);
    }

    Reply copyPart(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        desk.allowObject(call, "s3:PutObject", bucket);
        Uploads.Upload upload = upload(call, bucket);
        int number = partNumber(call);
        CopySource source = CopySource.of(desk, call);
        if (source.size() > Intake.LARGEST) {
            throw S3Errors.tooLarge(source.size(), Intake.LARGEST);
        }
        Optional<Sum> kind = sum(upload);
        Optional<Sum.Running> running = kind.map(Sum::start);
        Bucket.Received received;
        try (InputStream in = source.open()) {
            received = bucket.receive(running.isPresent() ? new Intake.Summed(in, running.get()) : in);
        }
        Optional<Checksum> checksum = running.map(done ->
                new Checksum(kind.orElseThrow().name(), done.base64(), "FULL_OBJECT"));
        Uploads.Part part = bucket.uploads().part(upload.id(), number, received, checksum)
                .orElseThrow(() -> S3Errors.noSuchUpload(upload.id()));
        return S3Xml.reply(S3Xml.of("CopyPartResult").put("LastModified", S3Xml.stamp(part.modified()))
                .put("ETag", '"' + part.md5() + '"'));
    }

    Reply abort(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        desk.allowObject(call, "s3:AbortMultipartUpload", bucket);
        Uploads.Upload upload = upload(call, bucket);
        if (!bucket.uploads().abort(upload.id())) {
            throw S3Errors.noSuchUpload(upload.id());
        }
        return Reply.empty(204);
    }

    /// The upload that a call names, which must be of its key.
    static Uploads.Upload upload(S3Call call, Bucket bucket) throws AwsFailure {
        String id = call.query("uploadId").orElse("");
        return bucket.uploads().find(id).filter(one -> one.key().equals(call.key()))
                .orElseThrow(() -> S3Errors.noSuchUpload(id));
    }

    /// The checksum that each part has to have.
    static Optional<Sum> sum(Uploads.Upload upload) {
        return Sum.of(upload.sum().split(" ", -1)[0]);
    }

    private static int partNumber(S3Call call) throws AwsFailure {
        String text = call.query("partNumber").orElse("");
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST_PARTS) {
            return Integer.parseInt(text);
        }
        throw S3Errors.invalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber",
                text);
    }
}
