package tableflow.console.remote.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Sends requests, one try each. Redirects and repeats are not OkHttp's business here: it would turn a redirected POST
/// into a GET, and repeat a POST on a lost connection.
public final class Transport {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int MAX_BODY = 64 << 20;
    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;

    private final HttpSettings settings;
    private final Supplier<OkHttpClient> maker;
    private final @Nullable QuickGet quick;
    private @Nullable OkHttpClient client;

    /// Keeps idle connections as long as OkHttp does by itself: five of them, five minutes.
    public Transport(HttpSettings settings) {
        this(settings, () -> made(settings, new ConnectionPool()), null);
        client();
    }

    private Transport(HttpSettings settings, Supplier<OkHttpClient> maker, @Nullable QuickGet quick) {
        this.settings = settings;
        this.maker = maker;
        this.quick = quick;
    }

    private synchronized OkHttpClient client() {
        OkHttpClient now = client;
        if (now == null) {
            now = maker.get();
            client = now;
        }
        return now;
    }

    private static OkHttpClient made(HttpSettings settings, ConnectionPool idle) {
        return new OkHttpClient.Builder()
                .connectionPool(idle)
                .connectTimeout(settings.connect())
                .readTimeout(settings.read())
                .writeTimeout(settings.read())
                .callTimeout(settings.call())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(chain -> {
                    Connected connected = chain.request().tag(Connected.class);
                    if (connected != null) {
                        connected.now.set(true);
                    }
                    return chain.proceed(chain.request());
                })
                .build();
    }

    /// One that lets go of idle connections at once, for work that ends soon.
    public static Transport passing(HttpSettings settings) {
        return new Transport(settings, () -> made(settings, new ConnectionPool(5, 2, TimeUnit.SECONDS)), null);
    }

    /// One for a command that asks once and ends: reads are asked by [QuickGet] first, and the client is made when that
    /// has no answer.
    ///
    /// @param beforeClient run before the client is made, which may write to the log
    public static Transport quick(HttpSettings settings, Runnable beforeClient) {
        return new Transport(settings, () -> {
            beforeClient.run();
            return made(settings, new ConnectionPool());
        }, new QuickGet(settings, MAX_BODY));
    }

    HttpSettings settings() {
        return settings;
    }

    /// Tells whether a connection stood, from when on a request may have arrived.
    static final class Connected {
        private final AtomicBoolean now = new AtomicBoolean();

        boolean isSo() {
            return now.get();
        }
    }

    /// Sends `call` to `url` and reads the whole answer.
    ///
    /// @param headers besides the usual ones
    HttpAnswer send(HttpCall call, HttpUrl url, String authorization, Map<String, String> headers, Connected connected)
            throws IOException, InterruptedException {
        if (quick != null && call.method().equals("GET")) {
            Optional<HttpAnswer> answer = quick.send(url, authorization, headers);
            if (answer.isPresent()) {
                return new HttpAnswer(
                        answer.get().status(), answer.get().headers(), unpacked(answer.get().body()));
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
        }
        Request.Builder builder = new Request.Builder();
        headers.forEach(builder::header);
        Request request = builder
                .url(url)
                .method(call.method(), call.body() == null ? null : RequestBody.create(Json.bytes(call.body()), JSON))
                .header("Accept", "application/json")
                .header("User-Agent", settings.userAgent())
                .header("Authorization", authorization)
                .tag(Connected.class, connected)
                .build();
        try (Response response = client().newCall(request).execute()) {
            return new HttpAnswer(response.code(), response.headers(), unpacked(read(response.body().byteStream())));
        }
    }

    private static byte[] read(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new IOException("the answer is longer than " + (MAX_BODY >> 20) + " MiB");
        }
        return bytes;
    }

    /// Confluent has been seen to send gzip without `Content-Encoding`: only the first two bytes tell.
    private static byte[] unpacked(byte[] bytes) throws IOException {
        if (bytes.length < 2 || (bytes[0] & 0xff) != GZIP_MAGIC_1 || (bytes[1] & 0xff) != GZIP_MAGIC_2) {
            return bytes;
        }
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return read(stream);
        }
    }
}
