package tableflow.console.service.query.result;

import java.io.IOException;
import tableflow.console.domain.RemoteFailure;

/// A result file that does not follow Athena's rules, with the place.
public final class MalformedResult extends IOException {

    private static final long serialVersionUID = 1;

    /// @param row from 1, the heading not counted; 0 is the heading
    /// @param offset of the byte in the file, from 0
    MalformedResult(long row, long offset, String what) {
        super("row " + row + ", byte " + offset + ": " + what);
    }

    /// The failure of a piece of work that met it.
    public RemoteFailure during(String work) {
        return RemoteFailure.of(RemoteFailure.Kind.INVALID, work, String.valueOf(getMessage()))
                .withAdvice("The file of the result is damaged there: fetch it again, or run the query again.")
                .withCause(this);
    }
}
