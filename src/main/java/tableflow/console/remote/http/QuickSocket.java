package tableflow.console.remote.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Connections without a client behind them, for commands that ask once and end.
public final class QuickSocket {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);

    private static final Duration SLICE = Duration.ofMillis(50);

    private QuickSocket() {}

    /// A connection to a server. An interrupt ends a read that waits, within [#SLICE] and on every kind of thread.
    ///
    /// @param encrypted whether TLS is spoken, with a certificate for that very host
    /// @param connect until it stands; three seconds at most, as somebody with more patience asks after it
    /// @param read until the next bytes come
    public static Socket open(String host, int port, boolean encrypted, Duration connect, Duration read)
            throws IOException {
        Duration limit = connect.compareTo(LONGEST_CONNECT) < 0 ? connect : LONGEST_CONNECT;
        Socket plain = new Listening(read);
        try {
            plain.setTcpNoDelay(true);
            plain.setSoTimeout(Math.toIntExact(SLICE.toMillis()));
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

    /// Waits in slices and looks for an interrupt between them: on a platform thread a socket hears none by itself. TLS
    /// stands on top of it, and is never cut in the midst of a record.
    private static final class Listening extends Socket {

        private final Duration patience;

        Listening(Duration patience) {
            this.patience = patience;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    long start = System.nanoTime();
                    while (true) {
                        try {
                            return in.read(bytes, from, length);
                        } catch (SocketTimeoutException slice) {
                            if (Thread.currentThread().isInterrupted()
                                    || System.nanoTime() - start > patience.toNanos()) {
                                throw slice;
                            }
                        }
                    }
                }
            };
        }
    }
}
