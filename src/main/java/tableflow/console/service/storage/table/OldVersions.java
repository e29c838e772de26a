package tableflow.console.service.storage.table;

import java.util.function.Consumer;
import tableflow.console.domain.Progress;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.Amount;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.port.ObjectPages.Upload;
import tableflow.console.service.port.ObjectPages.Version;

/// What a plain listing does not show and S3 bills: versions that were replaced or deleted, and what came in of uploads
/// that have not ended. Nothing is held: each is handed on.
public final class OldVersions {

    private final ObjectPages pages;

    /// @param pages closed by who opened it
    public OldVersions(ObjectPages pages) {
        this.pages = pages;
    }

    /// @param versions that were replaced or deleted
    /// @param marks of deletion; they have no bytes
    public record Old(Amount versions, Amount marks) {}

    /// Hands on the versions under `root` that are not current, and the marks of deletion.
    ///
    /// @throws tableflow.console.domain.RemoteFailure FORBIDDEN without `s3:ListBucketVersions`; CANCELLED after an
    ///     interrupt
    public Old versions(S3Uri root, Consumer<Version> sink, Progress progress) {
        Amount versions = Amount.NONE;
        Amount marks = Amount.NONE;
        ObjectPages.Marker from = ObjectPages.Marker.BEGIN;
        while (from != null) {
            Progress.throwIfCancelled("list the versions of " + root);
            ObjectPages.VersionPage page = pages.versions(root, from);
            for (Version one : page.versions()) {
                if (one.mark()) {
                    marks = marks.plus(Amount.of(1, 0));
                    sink.accept(one);
                } else if (!one.current()) {
                    versions = versions.plus(Amount.of(1, one.size()));
                    sink.accept(one);
                }
            }
            progress.report("List the versions of " + root + ": " + Units.grouped(versions.objects()) + " old ones");
            from = page.next();
        }
        return new Old(versions, marks);
    }

    /// Told of an upload.
    @FunctionalInterface
    public interface UploadSink {
        /// @param bytes that came in so far
        void upload(Upload upload, long bytes);
    }

    /// Hands on the uploads under `root` that have not ended; asks for the parts of each.
    ///
    /// @throws tableflow.console.domain.RemoteFailure FORBIDDEN without `s3:ListBucketMultipartUploads`; CANCELLED
    ///     after an interrupt
    public Amount uploads(S3Uri root, UploadSink sink) {
        Amount sum = Amount.NONE;
        ObjectPages.Marker from = ObjectPages.Marker.BEGIN;
        while (from != null) {
            ObjectPages.UploadPage page = pages.uploads(root, from);
            for (Upload one : page.uploads()) {
                Progress.throwIfCancelled("look at the uploads of " + root);
                long bytes = pages.uploaded(root.bucket(), one);
                sum = sum.plus(Amount.of(1, bytes));
                sink.upload(one, bytes);
            }
            from = page.next();
        }
        return sum;
    }
}
