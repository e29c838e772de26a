package tableflow.console.remote.aws;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.Part;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.port.ObjectPages;

/// S3's listings through the AWS SDK, with its reading of object listings replaced by [PageReader].
final class SdkObjectPages implements ObjectPages {

    private static final String NO_UPLOAD = "NoSuchUpload";

    private final S3Client client;
    private final AwsFailures failures;

    /// @param client closed with this; has a [PageReader] and repeats nothing: who scans does that
    SdkObjectPages(S3Client client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public ObjectPage page(Ask ask) {
        String what = "list " + ask.prefix();
        Progress.throwIfCancelled(what);
        PageReader.Slot slot = new PageReader.Slot();
        try {
            failures.during(what, () -> client.listObjectsV2(request -> request
                    .bucket(ask.prefix().bucket())
                    .prefix(ask.prefix().key())
                    .startAfter(ask.token().isEmpty() && !ask.after().isEmpty() ? ask.after() : null)
                    .continuationToken(ask.token().isEmpty() ? null : ask.token())
                    .delimiter(ask.folded() ? "/" : null)
                    .encodingType(EncodingType.URL)
                    .overrideConfiguration(config -> config.putExecutionAttribute(PageReader.SLOT, slot))));
        } catch (RuntimeException failed) {
            if (slot.flaw() == null || Thread.currentThread().isInterrupted()) {
                throw failed;
            }
        }
        ObjectPage page = slot.page();
        if (page == null) {
            Progress.throwIfCancelled(what);
            String flaw = slot.flaw();
            throw RemoteFailure.of(Kind.UNEXPECTED, what, flaw == null ? "an answer without content" : flaw)
                    .withAdvice("Something on the way cuts answers short: look at proxies, then try again.");
        }
        return page;
    }

    @Override
    public VersionPage versions(S3Uri prefix, Marker from) {
        ListObjectVersionsResponse page = failures.during("list the versions of " + prefix, () ->
                client.listObjectVersions(request -> request
                        .bucket(prefix.bucket())
                        .prefix(prefix.key())
                        .encodingType(EncodingType.URL)
                        .keyMarker(from.key().isEmpty() ? null : from.key())
                        .versionIdMarker(from.id().isEmpty() ? null : from.id())));
        List<Version> versions = new ArrayList<>();
        for (ObjectVersion one : page.versions()) {
            versions.add(new Version(one.key(), one.versionId(), one.size(), one.lastModified(),
                    one.storageClassAsString(), Boolean.TRUE.equals(one.isLatest()), false));
        }
        for (DeleteMarkerEntry one : page.deleteMarkers()) {
            versions.add(new Version(one.key(), one.versionId(), 0, one.lastModified(), "",
                    Boolean.TRUE.equals(one.isLatest()), true));
        }
        return new VersionPage(versions, next(page.isTruncated(), page.nextKeyMarker(), page.nextVersionIdMarker()));
    }

    @Override
    public UploadPage uploads(S3Uri prefix, Marker from) {
        ListMultipartUploadsResponse page = failures.during("list the unfinished uploads of " + prefix, () ->
                client.listMultipartUploads(request -> request
                        .bucket(prefix.bucket())
                        .prefix(prefix.key())
                        .encodingType(EncodingType.URL)
                        .keyMarker(from.key().isEmpty() ? null : from.key())
                        .uploadIdMarker(from.id().isEmpty() ? null : from.id())));
        return new UploadPage(
                page.uploads().stream()
                        .map(one -> new Upload(one.key(), one.uploadId(), one.initiated(), one.storageClassAsString()))
                        .toList(),
                next(page.isTruncated(), page.nextKeyMarker(), page.nextUploadIdMarker()));
    }

    private static @Nullable Marker next(@Nullable Boolean more, @Nullable String key, @Nullable String id) {
        return Boolean.TRUE.equals(more) && key != null ? new Marker(key, id == null ? "" : id) : null;
    }

    @Override
    public long uploaded(String bucket, Upload upload) {
        long sum = 0;
        Integer after = null;
        do {
            Integer from = after;
            ListPartsResponse page;
            try {
                page = failures.during("list the parts of an upload of " + new S3Uri(bucket, upload.key()), () ->
                        client.listParts(request -> request
                                .bucket(bucket).key(upload.key()).uploadId(upload.id()).partNumberMarker(from)));
            } catch (RemoteFailure failed) {
                if (failed.code().filter(NO_UPLOAD::equals).isPresent()) {
                    return 0;
                }
                throw failed;
            }
            sum += page.parts().stream().mapToLong(Part::size).sum();
            after = Boolean.TRUE.equals(page.isTruncated()) ? page.nextPartNumberMarker() : null;
        } while (after != null);
        return sum;
    }

    @Override
    public void close() {
        client.close();
    }
}
