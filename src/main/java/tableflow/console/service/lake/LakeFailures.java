package tableflow.console.service.lake;

import org.apache.iceberg.exceptions.NotFoundException;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;

/// What Iceberg's library throws, told as what it means: the failure of S3 that lies below it, a cancel, or a file that
/// is not what it should be.
final class LakeFailures {

    static final String ADVICE = "A crawler may have overwritten the entry, or files were removed: let the "
            + "sync write it again, and look at what else works in the bucket.";

    private LakeFailures() {}

    /// A failure of `what`, a phrase such as "read the files of orders".
    static RemoteFailure of(String what, Throwable thrown) {
        return of(what, "", thrown);
    }

    /// @param subject begins the reason, where the library's own words do not name the object
    static RemoteFailure of(String what, String subject, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RemoteFailure known) {
                return known;
            }
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return RemoteFailure.cancelled(what).withCause(thrown);
            }
        }
        if (Thread.currentThread().isInterrupted()) {
            return RemoteFailure.cancelled(what).withCause(thrown);
        }
        Kind kind = thrown instanceof NotFoundException ? Kind.NOT_FOUND : Kind.UNEXPECTED;
        return RemoteFailure.of(kind, what, subject + reason(thrown)).withAdvice(ADVICE).withCause(thrown);
    }

    private static String reason(Throwable thrown) {
        String text = thrown.getMessage();
        return text == null || text.isBlank() ? thrown.getClass().getSimpleName() : text;
    }
}
