package tableflow.console.remote.http;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/// An answer that came; its body in whole and unpacked.
final class HttpAnswer {

    private final int status;
    private final Headers headers;
    private final byte[] body;

    HttpAnswer(int status, Headers headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    Headers headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400 && headers.get("Location") != null;
    }

    @Nullable String requestId() {
        return headers.get("X-Request-Id");
    }
}
