package tableflow.console.remote.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.port.Reachability;

/// Tries the way to a host: HTTP with the proxy that this JVM was told of, Kafka by a socket. Nothing is sent but the
/// request for the headers of `/`, without a key; any answer will do.
public final class HostReachability implements Reachability {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int HTTPS = 443;

    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectTimeout(CONNECT)
            .readTimeout(CONNECT)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();

    @Override
    public Reached reach(URI place) {
        String host = place.getHost();
        if (host == null) {
            throw RemoteFailure.of(Kind.INVALID, "reach " + place, "it names no host");
        }
        try {
            return place.getScheme().startsWith("kafka") ? socket(place, host) : http(place);
        } catch (IOException problem) {
            if (Thread.currentThread().isInterrupted()) {
                throw RemoteFailure.cancelled("reach " + host);
            }
            throw failure(host + (place.getPort() < 0 ? "" : ":" + place.getPort()), problem);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("reach " + host);
        }
    }

    /// @throws InterruptedException by OkHttp, which does not declare it
    private Reached http(URI place) throws IOException, InterruptedException {
        AtomicReference<@Nullable Connection> used = new AtomicReference<>();
        OkHttpClient watched = client.newBuilder().addNetworkInterceptor(chain -> {
            used.set(chain.connection());
            return chain.proceed(chain.request());
        }).build();
        Request request = new Request.Builder().url(place.resolve("/").toString()).head().build();
        try (Response response = watched.newCall(request).execute()) {
            Connection connection = used.get();
            Proxy proxy = connection == null ? Proxy.NO_PROXY : connection.route().proxy();
            boolean direct = proxy.type() == Proxy.Type.DIRECT;
            return new Reached(
                    direct && connection != null ? address(connection.route().socketAddress()) : null,
                    direct ? null : String.valueOf(proxy.address()).replaceFirst("^.*/", ""),
                    response.headers().getInstant("Date"),
                    response.handshake() == null ? null : issuer(response.handshake().peerCertificates()));
        }
    }

    private static @Nullable String address(InetSocketAddress address) {
        InetAddress resolved = address.getAddress();
        return resolved == null ? null : resolved.getHostAddress();
    }

    private static Reached socket(URI place, String host) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, place.getPort() < 0 ? HTTPS : place.getPort());
        if (address.isUnresolved()) {
            throw new UnknownHostException(host);
        }
        int millis = Math.toIntExact(CONNECT.toMillis());
        try (Socket plain = new Socket()) {
            plain.connect(address, millis);
            if (!place.getScheme().equals("kafkas")) {
                return new Reached(address(address), null, null, null);
            }
            plain.setSoTimeout(millis);
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (SSLSocket safe = (SSLSocket) factory.createSocket(plain, host, address.getPort(), true)) {
                SSLParameters parameters = safe.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                safe.setSSLParameters(parameters);
                safe.startHandshake();
                return new Reached(address(address), null, null,
                        issuer(List.of(safe.getSession().getPeerCertificates())));
            }
        }
    }

    private static @Nullable String issuer(List<Certificate> chain) {
        return chain.isEmpty() || !(chain.getFirst() instanceof X509Certificate certificate)
                ? null
                : certificate.getIssuerX500Principal().getName();
    }

    private static RemoteFailure failure(String server, IOException problem) {
        String why = switch (problem) {
            case UnknownHostException unknown -> "the name " + server.replaceFirst(":\\d+$", "") + " is not known";
            case SocketTimeoutException silent ->
                "no answer from " + server + " within " + CONNECT.toSeconds() + " s";
            case SSLException untrusted when Failures.isUntrusted(untrusted) -> "no safe connection to " + server
                    + ": its certificate is not signed by an authority that Java trusts";
            case SSLException unsafe -> "no safe connection to " + server + ": " + unsafe.getMessage();
            default -> "no connection to " + server + ": "
                    + String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
        };
        return RemoteFailure.of(Kind.UNREACHABLE, "reach " + server, why)
                .withCode(problem.getClass().getSimpleName())
                .withCause(problem)
                .withAdvice("Check the address in the profile, and VPN, proxy and firewall on the way to it.");
    }
}
