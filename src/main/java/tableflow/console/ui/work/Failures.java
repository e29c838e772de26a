package tableflow.console.ui.work;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.support.Redactor;

/// What a job threw, as a [RemoteFailure].
final class Failures {

    /// A library's message may quote what it was given, so whatever looks like a secret is taken out of it.
    private static final Redactor SHAPES = new Redactor();

    private Failures() {}

    /// The failure of the job `name`: a [RemoteFailure] as it is, a [BadInput] as INVALID, anything else as UNEXPECTED;
    /// with its cause kept.
    static RemoteFailure of(String name, Throwable thrown) {
        Throwable bare = unwrap(thrown);
        if (bare instanceof RemoteFailure failure) {
            return failure;
        }
        String message = bare.getMessage();
        String why = message == null || message.isBlank() ? bare.getClass().getSimpleName() : SHAPES.redact(message);
        RemoteFailure.Kind kind = bare instanceof BadInput
                ? RemoteFailure.Kind.INVALID : RemoteFailure.Kind.UNEXPECTED;
        return RemoteFailure.of(kind, inASentence(name), why).withCause(bare);
    }

    /// "Save x.json" as it stands behind "Could not"; what begins with an abbreviation stays.
    private static String inASentence(String name) {
        return name.length() > 1 && Character.isLowerCase(name.charAt(1))
                ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name;
    }

    /// Whether `thrown` is how the job answered an interrupt, however deep a library wrapped it. A time-out is none,
    /// although [SocketTimeoutException] is an [InterruptedIOException].
    static boolean isCancellation(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable t = thrown; t != null && seen.add(t); t = t.getCause()) {
            boolean interrupted = t instanceof InterruptedException
                    || t instanceof CancellationException
                    || t instanceof ClosedByInterruptException
                    || (t instanceof InterruptedIOException && !(t instanceof SocketTimeoutException))
                    || (t instanceof RemoteFailure failure && failure.is(RemoteFailure.Kind.CANCELLED))
                    || t.getClass().getSimpleName().equals("InterruptException");
            if (interrupted) {
                return true;
            }
        }
        return false;
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable t = thrown;
        @Nullable Throwable cause = t.getCause();
        while ((t instanceof ExecutionException || t instanceof CompletionException) && cause != null) {
            t = cause;
            cause = t.getCause();
        }
        return t;
    }
}
