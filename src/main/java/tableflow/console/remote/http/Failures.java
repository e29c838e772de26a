package tableflow.console.remote.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Collections;
import java.util.Objects;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.remote.http.HttpCall.Effect;

/// Turns the bad end of a call into a [RemoteFailure]: kind, the remote words, advice, request id, and whether a change
/// may have happened all the same.
final class Failures {

    private final HttpSettings settings;
    private final Access access;
    private final Dialect dialect;

    Failures(HttpSettings settings, Access access, Dialect dialect) {
        this.settings = settings;
        this.access = access;
        this.dialect = dialect;
    }

    RemoteFailure of(HttpCall call, RestClient.Try last, int tries) {
        return last.answer() != null
                ? refused(call, last.answer(), tries)
                : unanswered(call, Objects.requireNonNull(last.problem()), last.arrived(), tries);
    }

    private RemoteFailure refused(HttpCall call, HttpAnswer answer, int tries) {
        ErrorBody error = ErrorBody.read(answer.body());
        int status = answer.status();
        Kind kind = dialect.kindOf(status, error).orElseGet(() -> kindOf(status, error));
        String codes = error.codes().isEmpty() ? "" : ", " + String.join(", ", error.codes());
        String suffix = " (HTTP " + status + codes + (tries > 1 ? ", after " + tries + " tries" : "") + ")";
        String why = access.scrubbed(error.text().isEmpty() ? reasonPhrase(status) : error.text()) + suffix;
        String requestId = answer.requestId() == null ? error.requestId() : answer.requestId();
        RemoteFailure failure = RemoteFailure.of(kind, call.what(), why).withRequest(requestId, status)
                .withCode(error.codes().isEmpty() ? String.valueOf(status) : Collections.min(error.codes()));
        String advice = dialect.advice(status, error).orElse(advice(kind));
        if (advice != null) {
            failure = failure.withAdvice(advice);
        }
        return status >= 500 && status != 501 ? perhaps(call, failure) : failure;
    }

    private static Kind kindOf(int status, ErrorBody error) {
        boolean client = status >= 400 && status < 500;
        if (client && (error.hasCode("quota_exceeded") || error.says("is currently limited to"))) {
            return Kind.QUOTA;
        }
        return switch (status) {
            case 400, 422 -> Kind.INVALID;
            case 401 -> Kind.UNAUTHORIZED;
            case 402 -> Kind.QUOTA;
            case 403 -> error.says("invalid api key") ? Kind.UNAUTHORIZED : Kind.FORBIDDEN;
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            case 429 -> Kind.THROTTLED;
            default -> Kind.UNEXPECTED;
        };
    }

    private @Nullable String advice(Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED, FORBIDDEN -> access.advice(kind);
            case QUOTA -> "A limit of the organization or environment is reached: remove what is not used, or ask"
                    + " Confluent's support to raise it.";
            case THROTTLED -> "Too many calls at once for this service. Wait a minute, then try again.";
            default -> null;
        };
    }

    /// What a status means where the server says nothing.
    private static String reasonPhrase(int status) {
        return switch (status) {
            case 400 -> "the request is wrong";
            case 401 -> "the key was refused";
            case 402 -> "a quota is reached";
            case 403 -> "not allowed";
            case 404 -> "there is no such thing";
            case 409 -> "it conflicts with what exists";
            case 422 -> "the request cannot be processed";
            case 429 -> "too many calls";
            case 500 -> "the server failed";
            case 502, 503, 504 -> "the service is not available";
            default -> "the server refused without a reason";
        };
    }

    private RemoteFailure unanswered(HttpCall call, IOException problem, boolean arrived, int tries) {
        String why = reason(problem, arrived, call.url()) + (tries > 1 ? " (after " + tries + " tries)" : "");
        RemoteFailure failure = RemoteFailure.of(Kind.UNREACHABLE, call.what(), access.scrubbed(why))
                .withCause(problem)
                .withAdvice(adviceFor(problem, call.url()));
        return arrived ? perhaps(call, failure) : failure;
    }

    /// Why no answer came, time-outs by their name.
    String reason(IOException problem, boolean connected, HttpUrl url) {
        String server = url.host() + ":" + url.port();
        if (isTimeout(problem)) {
            if (!(problem instanceof SocketTimeoutException)) {
                return "not done by " + server + " within " + Times.text(settings.call()) + " (call time-out)";
            }
            if (connected) {
                return "no answer from " + server + " within " + Times.text(settings.read()) + " (read time-out)";
            }
            return "no connection to " + server + " within " + Times.text(settings.connect()) + " (connect time-out)";
        }
        if (problem instanceof UnknownHostException) {
            return "the name " + url.host() + " is not known";
        }
        if (problem instanceof ConnectException) {
            return "no connection to " + server + ": refused or not reachable";
        }
        if (isUntrusted(problem)) {
            return "no safe connection to " + server
                    + ": its certificate is not signed by an authority that Java trusts";
        }
        if (problem instanceof SSLPeerUnverifiedException) {
            return "no safe connection to " + server + ": its certificate is made out for another name";
        }
        if (problem instanceof SSLException) {
            return "no safe connection to " + server + ": " + problem.getMessage();
        }
        return "the connection to " + server + " was lost: " + problem.getMessage();
    }

    private static String adviceFor(IOException problem, HttpUrl url) {
        if (problem instanceof UnknownHostException) {
            return "Check the address for typing errors, and that this machine resolves names (VPN, proxy).";
        }
        if (isUntrusted(problem)) {
            return "Check that " + url.host() + " is the right address. Where a proxy of your company replaces"
                    + " certificates, put its authority into a trust store and start with"
                    + " JAVA_TOOL_OPTIONS=\"-Djavax.net.ssl.trustStore=FILE -Djavax.net.ssl.trustStorePassword=...\".";
        }
        if (problem instanceof SSLException) {
            return "Check that " + url.host() + " is the right address and that no proxy replaces its certificate.";
        }
        return "Check the network, the address, and, for a private cluster, that this machine is inside its network.";
    }

    /// Whether no path leads from the server's certificate to a trusted authority (`PKIX path building failed`).
    static boolean isUntrusted(IOException problem) {
        return problem instanceof SSLException && problem.getCause() instanceof CertificateException;
    }

    /// Whether OkHttp ran out of one of its three times.
    static boolean isTimeout(@Nullable IOException problem) {
        return problem instanceof InterruptedIOException;
    }

    /// Whether the next try would end just so: an unknown name, a certificate that is not trusted.
    static boolean isHopeless(@Nullable IOException problem) {
        return problem instanceof UnknownHostException
                || problem instanceof SSLPeerUnverifiedException
                || (problem instanceof SSLException && problem.getCause() instanceof CertificateException);
    }

    RemoteFailure unusable(HttpCall call, HttpAnswer answer, String why) {
        return perhaps(
                call,
                RemoteFailure.of(Kind.UNEXPECTED, call.what(), access.scrubbed(why) + " (HTTP " + answer.status() + ")")
                        .withRequest(answer.requestId(), answer.status())
                        .withAdvice("Check that " + call.url().host() + " is the address of the service itself, not of"
                                + " a proxy or a sign-in page."));
    }

    RemoteFailure redirected(HttpCall call, HttpAnswer answer, @Nullable HttpUrl target) {
        String where = target == null ? "nowhere" : "https".equals(target.scheme()) || "http".equals(target.scheme())
                ? target.scheme() + "://" + target.host() + ":" + target.port() : "elsewhere";
        return RemoteFailure.of(
                        Kind.UNEXPECTED,
                        call.what(),
                        call.url().host() + " redirects to " + where + "; the key was not sent there (HTTP "
                                + answer.status() + ")")
                .withRequest(answer.requestId(), answer.status())
                .withAdvice("If you trust that server, put its address in the profile.");
    }

    RemoteFailure cancelled(HttpCall call, boolean arrived) {
        RemoteFailure failure = RemoteFailure.cancelled(call.what());
        return arrived ? perhaps(call, failure) : failure;
    }

    /// A change may have happened; a read has nothing to be uncertain about.
    private static RemoteFailure perhaps(HttpCall call, RemoteFailure failure) {
        return call.effect() == Effect.NONE ? failure : failure.asUncertain();
    }
}
