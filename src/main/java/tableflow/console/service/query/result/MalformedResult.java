package tableflow.console.service.query.result;

import java.io.IOException;
import tableflow.console.domain.RemoteFailure;

/// A result file that does not follow Athena's rules, with the place.
public final class MalformedResult extends IOException {

    private static final long serialVersionUID = 1;
    private static final int DEEPEST = 20;

    /// @param row from 1, the heading not counted; 0 is the heading
    /// @param offset of the byte in the file, from 0
    MalformedResult(long row, long offset, String what) {
        super("row " + row + ", byte " + offset + ": " + what);
    }

    /// Whether a failure was met because of such a file, or because its rest is of another object.
    public static boolean isBehind(RemoteFailure failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof MalformedResult) {
                return true;
            }
        }
        return failure.code().filter(Results.CHANGED::equals).isPresent();
    }

    /// The failure of a piece of work that met it.
    public RemoteFailure during(String work) {
        return RemoteFailure.of(RemoteFailure.Kind.INVALID, work, String.valueOf(getMessage()))
                .withAdvice("The file of the result is damaged there: fetch it again, or run the query again.")
                .withCause(this);
    }
}
