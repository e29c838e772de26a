package tableflow.console.remote.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.port.Webhook;

/// Posts to webhooks. The path of the address and the header may be secret: neither is ever in a failure's text, nor is
/// what the other side answers.
public final class HttpWebhook implements Webhook {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final String WHAT = "post to the webhook at ";
    private static final int TOO_MANY = 429;
    private static final int NOT_IMPLEMENTED = 501;

    private final HttpSettings settings;
    private final BackOff backOff;
    private final OkHttpClient client;

    public HttpWebhook(HttpSettings settings, BackOff backOff) {
        this.settings = settings;
        this.backOff = backOff;
        this.client = new OkHttpClient.Builder()
                .connectTimeout(settings.connect())
                .readTimeout(settings.read())
                .writeTimeout(settings.read())
                .callTimeout(settings.call())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
    }

    @Override
    public void post(URI url, @Nullable Header header, String json) {
        HttpUrl target = HttpUrl.parse(url.toString());
        if (target == null) {
            throw RemoteFailure.of(Kind.INVALID, "post to a webhook", "its address is no https:// address");
        }
        String what = WHAT + target.host();
        if (!target.isHttps() && !Urls.isThisMachine(target.host())) {
            throw RemoteFailure.of(Kind.INVALID, what, "the address is not encrypted")
                    .withAdvice("Nothing was sent. Use https://; plain http:// is for addresses of this machine only.");
        }
        Request request = request(what, target, header, json);
        for (int tries = 1; ; tries++) {
            Progress.throwIfCancelled(what);
            Try end = once(what, request);
            if (end.status() >= 200 && end.status() < 300) {
                return;
            }
            if (tries >= settings.maxTries() || !mayRepeat(end.status())) {
                throw failure(what, end, tries);
            }
            pause(what, tries, end.headers());
        }
    }

    private Request request(String what, HttpUrl target, @Nullable Header header, String json) {
        Request.Builder request = new Request.Builder()
                .url(target)
                .post(RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON))
                .header("User-Agent", settings.userAgent());
        try {
            if (header != null) {
                request.header(header.name(), header.value().reveal());
            }
        } catch (IllegalArgumentException unsendable) {
            // Its message would quote the value.
            throw RemoteFailure.of(Kind.INVALID, what, "the header's name or value has characters that HTTP forbids");
        }
        return request.build();
    }

    /// How one try ended.
    ///
    /// @param status 0 when no answer came
    private record Try(int status, @Nullable Headers headers, @Nullable IOException problem) {}

    private Try once(String what, Request request) {
        try (Response response = client.newCall(request).execute()) {
            return new Try(response.code(), response.headers(), null);
        } catch (IOException problem) {
            if (Thread.currentThread().isInterrupted()) {
                throw RemoteFailure.cancelled(what);
            }
            return new Try(0, null, problem);
        }
    }

    private static boolean mayRepeat(int status) {
        return status == 0 || status == TOO_MANY || (status >= 500 && status != NOT_IMPLEMENTED);
    }

    private void pause(String what, int tries, @Nullable Headers headers) {
        try {
            backOff.waiter().await(backOff.after(tries, headers));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled(what);
        }
    }

    private static RemoteFailure failure(String what, Try end, int tries) {
        String after = tries > 1 ? " after " + tries + " tries" : "";
        if (end.problem() != null) {
            return RemoteFailure.of(Kind.UNREACHABLE, what, "no answer came" + after + " ("
                            + end.problem().getClass().getSimpleName() + ")")
                    .withAdvice("Check the address, and that this machine may reach it.");
        }
        if (end.status() >= 300 && end.status() < 400) {
            return RemoteFailure.of(Kind.UNEXPECTED, what, "it redirects (HTTP " + end.status() + ")")
                    .withRequest(null, end.status())
                    .withAdvice("Alerts are not sent on to other places: enter the address that it leads to.");
        }
        Kind kind = switch (end.status()) {
            case 401 -> Kind.UNAUTHORIZED;
            case 403 -> Kind.FORBIDDEN;
            case 404, 410 -> Kind.NOT_FOUND;
            case TOO_MANY -> Kind.THROTTLED;
            case 400, 405, 413, 415, 422 -> Kind.INVALID;
            default -> Kind.UNEXPECTED;
        };
        return RemoteFailure.of(kind, what, "it answers HTTP " + end.status() + after)
                .withRequest(null, end.status())
                .withAdvice(kind == Kind.UNAUTHORIZED || kind == Kind.FORBIDDEN
                        ? "Check the header and its secret."
                        : "Check the address with whoever runs it.");
    }
}
