package tableflow.console.service.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.lake.S3Uri;

/// Listings of S3 a page at a time, for who counts many objects: each call is one request, or the repetitions of one
/// that failed on the way. Safe for use by several threads; an interrupt ends a call.
public interface ObjectPages extends AutoCloseable {

    /// Keys on a page at most.
    int PAGE = 1_000;

    /// What is asked for.
    ///
    /// @param prefix keys begin so
    /// @param after keys lie behind this text, which need not be a key; empty for all
    /// @param folded whether keys with a slash behind the prefix are rolled up to their common prefix
    /// @param token what the page before gave as the beginning of the next one; empty for `after` to decide. A page may
    ///     be empty and still not the last, where deleted objects lie: only this leads on from there.
    record Ask(S3Uri prefix, String after, boolean folded, String token) {}

    /// A page, in the order of [tableflow.console.domain.storage.KeyOrder].
    ///
    /// @throws tableflow.console.domain.RemoteFailure THROTTLED when S3 asks to slow down; FORBIDDEN; UNEXPECTED, too,
    ///     when the answer breaks off or is not what it should be
    ObjectPage page(Ask ask);

    /// One version of an object, or the mark that it was deleted.
    ///
    /// @param size bytes; 0 for a mark
    /// @param current whether it is what a plain listing shows, or the mark that hides the object
    record Version(
            String key, String id, long size, Instant modified, String storageClass, boolean current, boolean mark) {}

    /// Where a page of versions or uploads begins: behind that version of that key; empty at the beginning.
    record Marker(String key, String id) {
        public static final Marker BEGIN = new Marker("", "");
    }

    /// @param next absent on the last page
    record VersionPage(List<Version> versions, @Nullable Marker next) {
        public VersionPage {
            versions = List.copyOf(versions);
        }
    }

    /// Versions and marks under a prefix, by key, newest first.
    VersionPage versions(S3Uri prefix, Marker from);

    /// A multipart upload that was begun and not ended.
    record Upload(String key, String id, Instant begun, String storageClass) {}

    /// @param next absent on the last page
    record UploadPage(List<Upload> uploads, @Nullable Marker next) {
        public UploadPage {
            uploads = List.copyOf(uploads);
        }
    }

    /// Uploads under a prefix, by key.
    UploadPage uploads(S3Uri prefix, Marker from);

    /// How many bytes of an upload came in so far; 0 when it has ended meanwhile.
    long uploaded(String bucket, Upload upload);

    @Override
    void close();
}
