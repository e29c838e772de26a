package tableflow.console.sandbox.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.server.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/// Listening sockets bound to 127.0.0.1 before the broker starts: its ports are known when its configuration is
/// written, and no other process can take them in between.
final class LoopbackSockets implements ServerSocketFactory, AutoCloseable {
    static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 128;

    private final Map<String, ServerSocketChannel> sockets = new LinkedHashMap<>();

    /// Binds a socket for a listener of this name to a free port and returns the port.
    int bind(String listener) throws IOException {
        return bind(listener, 0);
    }

    /// The same at a port, which must be free.
    int bind(String listener, int port) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        sockets.put(listener, socket);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port), BACKLOG);
        socket.configureBlocking(false);
        return ((InetSocketAddress) socket.getLocalAddress()).getPort();
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, @Nullable InetSocketAddress address, int backlog, int receiveBufferSize)
            throws IOException {
        ServerSocketChannel socket = sockets.get(listener);
        if (socket == null || !socket.isOpen()) {
            throw new IOException("No socket was bound for the listener " + listener);
        }
        return socket;
    }

    /// Closes what is still open; the broker has closed its own by then.
    @Override
    public void close() {
        sockets.values().forEach(socket -> Utils.closeQuietly(socket, "listening socket"));
    }
}
