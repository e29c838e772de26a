package tableflow.console.domain;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call to a remote system that did not give what was asked for: what failed, why, and what to do about it.
///
/// None of its texts holds a secret: adapters build them from status, code and the remote text only.
public final class RemoteFailure extends RuntimeException {

    /// The reaction that a failure calls for; the remote systems' own codes are folded into these.
    public enum Kind {
        /// The key or session is wrong, of the wrong kind, or not usable yet.
        UNAUTHORIZED,
        /// Known, but not allowed. Confluent's control plane also answers so for objects that are gone.
        FORBIDDEN,
        NOT_FOUND,
        /// The name is taken, the object is in use, or the change is incompatible with what exists.
        CONFLICT,
        /// A limit of the organization or environment is reached.
        QUOTA,
        THROTTLED,
        /// No answer: connection refused, name unknown, time-out, connection lost.
        UNREACHABLE,
        /// The request was understood and refused as wrong.
        INVALID,
        CANCELLED,
        /// Anything else, a server error among them.
        UNEXPECTED
    }

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String what;
    private final String why;
    private final @Nullable String advice;
    private final @Nullable String requestId;
    private final int status;
    private final boolean uncertain;
    private final @Nullable String code;

    private RemoteFailure(Kind kind, String what, String why, Details details) {
        super(why.isEmpty() ? what : what + ": " + why, details.cause);
        this.kind = Objects.requireNonNull(kind);
        this.what = what;
        this.why = why;
        this.advice = details.advice;
        this.requestId = details.requestId;
        this.status = details.status;
        this.uncertain = details.uncertain;
        this.code = details.code;
    }

    private record Details(
            @Nullable String advice,
            @Nullable String requestId,
            int status,
            boolean uncertain,
            @Nullable String code,
            @Nullable Throwable cause) {}

    /// A failure of `kind` while doing `what` ("create topic orders"), because of `why` (the remote system's words).
    public static RemoteFailure of(Kind kind, String what, String why) {
        return new RemoteFailure(kind, what, why, new Details(null, null, 0, false, null, null));
    }

    /// The failure of work that the user or a shutdown ended.
    public static RemoteFailure cancelled(String what) {
        return of(Kind.CANCELLED, what, "cancelled");
    }

    /// The same failure with what the user can do about it.
    public RemoteFailure withAdvice(String text) {
        return copy(new Details(text, requestId, status, uncertain, code, getCause()));
    }

    /// The same failure with the remote system's request id (support asks for it) and HTTP status, 0 for none.
    public RemoteFailure withRequest(@Nullable String id, int httpStatus) {
        return copy(new Details(advice, id, httpStatus, uncertain, code, getCause()));
    }

    /// This failure with the remote system's own code for it, the finest it gave: `NoSuchBucket`, `MALFORMED_QUERY`.
    public RemoteFailure withCode(String text) {
        return copy(new Details(advice, requestId, status, uncertain, text, getCause()));
    }

    /// The same failure of a change that may have taken effect all the same: no answer came, or a broken one. Whoever
    /// repeats the change looks for its effect first.
    public RemoteFailure asUncertain() {
        return copy(new Details(advice, requestId, status, true, code, getCause()));
    }

    /// The same failure with the exception it came from.
    public RemoteFailure withCause(Throwable cause) {
        return copy(new Details(advice, requestId, status, uncertain, code, cause));
    }

    /// The same failure told as part of a larger piece of work.
    public RemoteFailure during(String largerWork) {
        return new RemoteFailure(kind, largerWork, why, new Details(advice, requestId, status, uncertain, code, this));
    }

    /// The same failure with another reason: one that says more than the remote system's words.
    public RemoteFailure because(String reason) {
        return new RemoteFailure(kind, what, reason,
                new Details(advice, requestId, status, uncertain, code, getCause()));
    }

    private RemoteFailure copy(Details details) {
        RemoteFailure copy = new RemoteFailure(kind, what, why, details);
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    /// What was being done and why it failed, in one line.
    @Override
    public String getMessage() {
        return why.isEmpty() ? what : what + ": " + why;
    }

    public Kind kind() {
        return kind;
    }

    /// What was being done, as a phrase: "read topic orders".
    public String what() {
        return what;
    }

    /// The reason in the remote system's words or ours; empty when none is known.
    public String why() {
        return why;
    }

    /// What the user can do.
    public Optional<String> advice() {
        return Optional.ofNullable(advice);
    }

    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /// The remote system's own code for it, the finest it gave.
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /// The HTTP status, or 0 where there was none.
    public int status() {
        return status;
    }

    /// Whether the change may have taken effect all the same; false for reads.
    public boolean uncertain() {
        return uncertain;
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}
