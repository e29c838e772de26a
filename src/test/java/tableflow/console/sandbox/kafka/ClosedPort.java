package tableflow.console.sandbox.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// A port of loopback where nobody listens: every connection is refused. It is taken until it is closed: a port that is
/// only left free may be the next one that another test, or a connection of this one, is given.
public final class ClosedPort implements AutoCloseable {

    private final Socket taken = new Socket();

    /// Any port.
    public ClosedPort() throws IOException {
        this(0);
    }

    /// The port of somebody who has gone, perhaps with connections that are about to end.
    ClosedPort(int port) throws IOException {
        taken.setReuseAddress(port != 0);
        taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    public int port() {
        return taken.getLocalPort();
    }

    @Override
    public void close() {
        try {
            taken.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
