package tableflow.console.sandbox.s3.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.w3c.dom.Element;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.Checksum;
import tableflow.console.sandbox.s3.StoredObject;
import tableflow.console.sandbox.s3.Uploads;

/// `CompleteMultipartUpload`: joins the parts that the client names, in their order. A client that did not hear the
/// answer may ask again with the same parts and hears it then; S3 keeps an upload's answer for some time, and this for
/// as long as the sandbox runs.
final class CompleteCall {
    /// What every part but the last has at least.
    private static final long SMALLEST_PART = 5L << 20;

    private final S3Desk desk;
    /// Uploads that are being completed: the same one waits until its answer is known.
    private final ConcurrentHashMap<String, Object> busy = new ConcurrentHashMap<>();

    CompleteCall(S3Desk desk) {
        this.desk = desk;
    }

    Reply complete(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        desk.allowObject(call, "s3:PutObject", bucket);
        String id = call.query("uploadId").orElse("");
        Element said = S3Xml.parse(call);
        synchronized (busy.computeIfAbsent(id, one -> new Object())) {
            try {
                Optional<Uploads.Done> before = bucket.uploads().done(id)
                        .filter(one -> one.upload().key().equals(call.key()));
                return answer(call, bucket, before.isPresent() ? again(said, before.get()) : make(call, bucket, said));
            } finally {
                busy.remove(id);
            }
        }
    }

    /// What was made, for the same parts; with others the upload is no longer there.
    private static StoredObject again(Element said, Uploads.Done before) throws AwsFailure {
        if (!parts(said, before.upload()).equals(before.parts())) {
            throw S3Errors.noSuchUpload(before.upload().id());
        }
        return before.made();
    }

    private static StoredObject make(S3Call call, Bucket bucket, Element said) throws AwsFailure, IOException {
        Uploads.Upload upload = UploadCalls.upload(call, bucket);
        List<Uploads.Part> parts = parts(said, upload);
        Optional<Sum> kind = UploadCalls.sum(upload);
        boolean full = upload.sum().endsWith("FULL_OBJECT");
        Optional<Sum.Running> running = full ? kind.map(Sum::start) : Optional.empty();
        Bucket.Received received;
        try (InputStream in = bucket.open(parts)) {
            received = bucket.receive(running.isPresent() ? new Intake.Summed(in, running.get()) : in);
        }
        Optional<Checksum> sum = kind.map(one -> running
                .map(done -> new Checksum(one.name(), done.base64(), "FULL_OBJECT"))
                .orElseGet(() -> composite(one, parts)));
        Optional<String> claimed = kind.flatMap(one -> call.header(one.header()));
        if (claimed.isPresent() && !claimed.get().equals(sum.orElseThrow().value())) {
            bucket.discard(received);
            throw S3Errors.badDigest(kind.orElseThrow().header());
        }
        StoredObject made = bucket.put(call.key(), received.joined(parts),
                new Bucket.Given(upload.attributes(), sum, Optional.empty()), WriteCalls.condition(call))
                .orElseThrow(() -> WriteCalls.refused(call));
        bucket.uploads().complete(new Uploads.Done(upload, parts, made));
        return made;
    }

    private static Reply answer(S3Call call, Bucket bucket, StoredObject made) {
        Map<String, String> headers = WriteCalls.made(bucket, made);
        headers.remove("ETag");
        headers.put("Content-Type", "application/xml");
        Xml xml = S3Xml.of("CompleteMultipartUploadResult")
                .put("Location", call.request().origin() + "/" + bucket.name() + "/" + call.key())
                .put("Bucket", bucket.name()).put("Key", call.key()).put("ETag", '"' + made.etag() + '"');
        made.checksum().ifPresent(sum -> Sum.of(sum.algorithm()).ifPresent(kind ->
                xml.put(kind.element(), sum.value()).put("ChecksumType", sum.type())));
        return new Reply(200, headers, xml.bytes());
    }

    private static List<Uploads.Part> parts(Element root, Uploads.Upload upload) throws AwsFailure {
        List<Uploads.Part> parts = new ArrayList<>();
        int before = 0;
        for (Element one : S3Xml.children(root, "Part")) {
            int number;
            try {
                number = Integer.parseInt(S3Xml.text(one, "PartNumber").orElse("").strip());
            } catch (NumberFormatException e) {
                throw S3Errors.malformedXml();
            }
            if (number <= before) {
                throw new AwsFailure(400, "InvalidPartOrder", "The list of parts was not in ascending order. Parts "
                        + "must be ordered by part number.", Map.of("UploadId", upload.id()));
            }
            before = number;
            String etag = S3Xml.text(one, "ETag").orElse("").replace("\"", "").strip();
            Uploads.Part part = upload.parts().get(number);
            if (part == null || !part.md5().equals(etag) || !sumFits(one, part)) {
                throw new AwsFailure(400, "InvalidPart", "One or more of the specified parts could not be found.  The "
                        + "part may not have been uploaded, or the specified entity tag may not match the part's "
                        + "entity tag.", S3Errors.ordered("UploadId", upload.id(), "PartNumber",
                        Integer.toString(number)));
            }
            parts.add(part);
        }
        if (parts.isEmpty()) {
            throw S3Errors.malformedXml();
        }
        for (Uploads.Part part : parts.subList(0, parts.size() - 1)) {
            if (part.size() < SMALLEST_PART) {
                throw new AwsFailure(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum "
                        + "allowed size", S3Errors.ordered("ProposedSize", Long.toString(part.size()),
                        "MinSizeAllowed", Long.toString(SMALLEST_PART)));
            }
        }
        return parts;
    }

    private static boolean sumFits(Element said, Uploads.Part part) {
        if (part.checksum().isEmpty()) {
            return true;
        }
        Checksum sum = part.checksum().get();
        return S3Xml.text(said, "Checksum" + sum.algorithm()).map(sum.value()::equals).orElse(true);
    }

    /// The checksum of the parts' checksums.
    private static Checksum composite(Sum kind, List<Uploads.Part> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(part -> part.checksum()
                .ifPresent(sum -> all.writeBytes(Base64.getDecoder().decode(sum.value()))));
        Sum.Running sum = kind.start();
        sum.update(all.toByteArray(), 0, all.size());
        return new Checksum(kind.name(), sum.base64() + "-" + parts.size(), "COMPOSITE");
    }
}
