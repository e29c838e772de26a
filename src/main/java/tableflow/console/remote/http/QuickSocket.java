package tableflow.console.remote.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Connections without a client behind them, for commands that ask once and end.
public final class QuickSocket {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);

    private QuickSocket() {}

    /// A connection to a server. On a virtual thread an interrupt closes it at once.
    ///
    /// @param encrypted whether TLS is spoken, with a certificate for that very host
    /// @param connect until it stands; three seconds at most, as somebody with more patience asks after it
    /// @param read until the next bytes come
    public static Socket open(String host, int port, boolean encrypted, Duration connect, Duration read)
            throws IOException {
        Duration limit = connect.compareTo(LONGEST_CONNECT) < 0 ? connect : LONGEST_CONNECT;
        Socket plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(Math.toIntExact(read.toMillis()));
            plain.connect(new InetSocketAddress(host, port), Math.toIntExact(limit.toMillis()));
            return encrypted ? secure(plain, host, port) : plain;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static SSLSocket secure(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secure = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }
}
