package tableflow.console.sandbox.s3.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.s3.Attributes;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.Checksum;
import tableflow.console.sandbox.s3.StoredObject;
import tableflow.console.sandbox.s3.Versioning;

/// `CopyObject`.
final class CopyCall {
    private final S3Desk desk;

    CopyCall(S3Desk desk) {
        this.desk = desk;
    }

    Reply copy(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        desk.allowObject(call, "s3:PutObject", bucket);
        CopySource source = CopySource.of(desk, call);
        if (source.object().size() > Intake.LARGEST) {
            throw S3Errors.invalidRequest("The specified copy source is larger than the maximum allowable size for a "
                    + "copy source: " + Intake.LARGEST);
        }
        Attributes attributes = attributes(call, source, bucket);
        Optional<Sum> wanted = call.header("x-amz-checksum-algorithm").flatMap(Sum::of)
                .or(() -> source.object().checksum().flatMap(sum -> Sum.of(sum.algorithm())));
        Optional<Sum.Running> running = wanted.map(Sum::start);
        Bucket.Received received;
        try (InputStream in = source.open()) {
            received = bucket.receive(running.isPresent() ? new Intake.Summed(in, running.get()) : in);
        }
        Optional<Checksum> sum = running.map(done ->
                new Checksum(wanted.orElseThrow().name(), done.base64(), "FULL_OBJECT"));
        StoredObject made = bucket.put(call.key(), received, new Bucket.Given(attributes, sum, Optional.empty()),
                WriteCalls.condition(call)).orElseThrow(() -> WriteCalls.refused(call));
        Map<String, String> headers = WriteCalls.made(bucket, made);
        headers.remove("ETag");
        headers.put("Content-Type", "application/xml");
        if (source.bucket().settings().versioning() != Versioning.OFF) {
            headers.put("x-amz-copy-source-version-id", source.object().versionId());
        }
        Xml xml = S3Xml.of("CopyObjectResult").put("LastModified", S3Xml.stamp(made.lastModified()))
                .put("ETag", '"' + made.etag() + '"');
        made.checksum().ifPresent(one -> Sum.of(one.algorithm()).ifPresent(kind ->
                xml.put(kind.element(), one.value()).put("ChecksumType", one.type())));
        return new Reply(200, headers, xml.bytes());
    }

    /// Those of the source, unless the caller replaces them; the storage class is always the caller's.
    private Attributes attributes(S3Call call, CopySource source, Bucket target) throws AwsFailure {
        boolean headers = call.header("x-amz-metadata-directive").orElse("COPY").equals("REPLACE");
        boolean tags = call.header("x-amz-tagging-directive").orElse("COPY").equals("REPLACE");
        Attributes before = source.object().attributes();
        boolean itself = source.bucket() == target && source.key().equals(call.key())
                && !call.header("x-amz-copy-source").orElse("").contains("?versionId=");
        if (itself && !headers && call.header("x-amz-storage-class").isEmpty()
                && call.header("x-amz-server-side-encryption").isEmpty()) {
            throw S3Errors.invalidRequest("This copy request is illegal because it is trying to copy an object to "
                    + "itself without changing the object's metadata, storage class, website redirect location or "
                    + "encryption attributes.");
        }
        return new Attributes(Described.storageClass(call),
                headers ? Described.headers(call, target) : before.headers(),
                tags ? Described.tags(call) : before.tags());
    }
}
