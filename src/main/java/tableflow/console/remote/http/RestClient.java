package tableflow.console.remote.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.remote.http.HttpCall.Effect;
import tableflow.console.service.port.CallListener;

/// Calls one system with one key. It tells a listener of every try, repeats where that is safe, and throws
/// [RemoteFailure] for everything else. Interruption of a virtual thread ends a blocked call at once.
///
/// Repeated are calls without effect or with the same effect, on 429, 5xx except 501 and lost connections; any call on
/// 429 and when no connection came about, as nothing happened then. After a time-out there is one more try only.
/// Source: Confluent's Terraform provider, which retries like this.
public final class RestClient {

    private static final int TOO_MANY = 429;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int MAX_REDIRECTS = 5;
    private static final int TRIES_WITH_TIMEOUT = 2;

    private final HttpEnvironment environment;
    private final Access access;
    private final Dialect dialect;
    private final Failures failures;

    public RestClient(HttpEnvironment environment, Access access, Dialect dialect) {
        this.environment = environment;
        this.access = access;
        this.dialect = dialect;
        this.failures = new Failures(environment.transport().settings(), access, dialect);
    }

    /// Sends the call and reads its answer.
    public Fields read(HttpCall call) {
        HttpAnswer answer = exchange(call);
        try {
            return new Fields(Json.parse(answer.body()), "", why -> failures.unusable(call, answer, why));
        } catch (JsonProcessingException e) {
            throw failures.unusable(call, answer, "the answer is not JSON" + place(e));
        }
    }

    /// The place of a syntax error; the parser's own words may quote the answer, and so a secret.
    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? " (it is empty)"
                : " (line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ")";
    }

    /// Like [#read], empty when the call fails in a way that means the object is gone.
    public Optional<Fields> find(HttpCall call, Predicate<RemoteFailure> gone) {
        try {
            return Optional.of(read(call));
        } catch (RemoteFailure failure) {
            if (gone.test(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /// Sends the call; its answer matters only by its status.
    public void send(HttpCall call) {
        exchange(call);
    }

    private HttpAnswer exchange(HttpCall call) {
        for (int tries = 1; ; tries++) {
            Try last = redirected(call);
            if (last.answer() != null && last.answer().isSuccess()) {
                return last.answer();
            }
            if (!mayRepeat(call, last, tries)) {
                throw failures.of(call, last, tries);
            }
            pause(call, tries, last.answer() == null ? null : last.answer().headers());
        }
    }

    /// How one try ended: with an answer, or without one for a reason.
    ///
    /// @param arrived whether the request may have reached the server
    record Try(@Nullable HttpAnswer answer, @Nullable IOException problem, boolean arrived) {}

    private boolean mayRepeat(HttpCall call, Try last, int tries) {
        HttpSettings settings = environment.transport().settings();
        if (tries >= settings.maxTries()) {
            return false;
        }
        if (last.answer() != null) {
            int status = last.answer().status();
            return status == TOO_MANY
                    || (call.effect() != Effect.ONE_EACH && status >= 500 && status != NOT_IMPLEMENTED);
        }
        return (call.effect() != Effect.ONE_EACH || !last.arrived())
                && !Failures.isHopeless(last.problem())
                && (!Failures.isTimeout(last.problem()) || tries < TRIES_WITH_TIMEOUT);
    }

    private void pause(HttpCall call, int tries, @Nullable Headers headers) {
        BackOff backOff = environment.backOff();
        try {
            backOff.waiter().await(backOff.after(tries, headers));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled(call.what());
        }
    }

    /// Follows redirects of reads within the same scheme, host and port. Any other is refused: the credentials belong
    /// to one server, and a change sent elsewhere, or turned into a read, would be worse than a failure.
    private Try redirected(HttpCall call) {
        HttpUrl url = call.url();
        for (int hops = 0; ; hops++) {
            Try end = once(call, url);
            HttpAnswer answer = end.answer();
            if (answer == null || !answer.isRedirect()) {
                return end;
            }
            HttpUrl target = url.resolve(String.valueOf(answer.headers().get("Location")));
            if (target == null || !call.method().equals("GET") || !sameServer(url, target)) {
                throw failures.redirected(call, answer, target);
            }
            if (hops == MAX_REDIRECTS) {
                throw failures.unusable(call, answer, "redirected in a circle");
            }
            url = target;
        }
    }

    private static boolean sameServer(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }

    private Try once(HttpCall call, HttpUrl url) {
        Progress.throwIfCancelled(call.what());
        Urls.requireSafe(call.what(), url);
        Transport.Connected connected = new Transport.Connected();
        long start = System.nanoTime();
        try {
            HttpAnswer answer = environment.transport().send(
                    call, url, access.authorization(), dialect.headers(), connected);
            tell(call, url, start, answer, null);
            return new Try(answer, null, true);
        } catch (IOException e) {
            boolean interrupted = Thread.currentThread().isInterrupted();
            tell(call, url, start, null, interrupted ? "cancelled" : failures.reason(e, connected.isSo(), url));
            if (interrupted) {
                throw failures.cancelled(call, connected.isSo());
            }
            return new Try(null, e, connected.isSo());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tell(call, url, start, null, "cancelled");
            throw failures.cancelled(call, connected.isSo());
        }
    }

    private void tell(HttpCall call, HttpUrl url, long start, @Nullable HttpAnswer answer, @Nullable String problem) {
        environment.listener().called(new CallListener.Call(
                call.method(),
                url.toString(),
                answer == null ? 0 : answer.status(),
                Duration.ofNanos(System.nanoTime() - start),
                answer == null ? null : answer.requestId(),
                problem));
    }

    /// Whether `failure` means that an object of the control plane is gone: it answers 404, and 403 too for what it no
    /// longer knows. (A 403 that speaks of an invalid key is read as UNAUTHORIZED.)
    public static boolean goneOrForbidden(RemoteFailure failure) {
        return failure.is(Kind.NOT_FOUND) || failure.is(Kind.FORBIDDEN);
    }

    /// Whether `failure` means that an object is gone, where only 404 says so.
    public static boolean gone(RemoteFailure failure) {
        return failure.is(Kind.NOT_FOUND);
    }
}
