package tableflow.console.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/// Speaks TLS on loopback for a server that does not: what comes in by TLS goes on to it in clear, and back. While it
/// is open this JVM trusts its certificate, or not.
public final class TlsFront implements AutoCloseable {

    private final SSLContext before;
    private final ServerSocket socket;
    private final int behind;
    private final AtomicInteger greeted = new AtomicInteger();

    /// @param host whom the certificate is for; the front itself is at `localhost`
    /// @param trusted whether this JVM trusts the certificate's authority
    /// @param behind the port of the server on loopback
    public TlsFront(String host, boolean trusted, int behind) throws IOException {
        this.behind = behind;
        HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate own = new HeldCertificate.Builder()
                .commonName(host).addSubjectAlternativeName(host).signedBy(authority).build();
        HandshakeCertificates server = new HandshakeCertificates.Builder().heldCertificate(own).build();
        HandshakeCertificates.Builder client = new HandshakeCertificates.Builder();
        if (trusted) {
            client.addTrustedCertificate(authority.certificate());
        } else {
            client.addPlatformTrustedCertificates();
        }
        try {
            before = SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
        socket = server.sslContext().getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        SSLContext.setDefault(client.build().sslContext());
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /// How many clients said anything once the connection was safe.
    public int greeted() {
        return greeted.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket one = socket.accept();
                Thread.ofVirtual().start(() -> pass(one));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket one) {
        try (one; Socket other = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            byte[] first = new byte[1 << 16];
            int count = one.getInputStream().read(first);
            if (count <= 0) {
                return;
            }
            greeted.incrementAndGet();
            other.getOutputStream().write(first, 0, count);
            Thread back = Thread.ofVirtual().start(() -> copy(other, one));
            one.getInputStream().transferTo(other.getOutputStream());
            back.join();
        } catch (IOException refused) {
            // The client did not like the certificate, or has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // One of the two has ended it.
        }
    }

    @Override
    public void close() {
        SSLContext.setDefault(before);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
