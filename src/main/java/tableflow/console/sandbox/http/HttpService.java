package tableflow.console.sandbox.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One HTTP server on a free loopback port, a virtual thread a request. It listens when [#start] returns.
public final class HttpService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);
    private static final int LARGEST_BODY = 64 << 20;
    private static final String REQUEST_ID = "X-Request-Id";
    /// AWS's services name their calls in a header of their own.
    private static final List<String> OTHER_IDS = List.of("x-amz-request-id", "x-amzn-RequestId");
    private static final String LENGTH = "Content-Length";

    /// How much of a body that nobody wanted is read all the same, so that the client comes to hear the answer.
    private static final long DRAINED = 16L << 20;

    private final String name;
    private final Bodies bodies;
    private final HttpServer server;
    private final ExecutorService threads;

    /// How the handler gets the bodies of requests.
    public enum Bodies {
        /// Read before it is called; one over 64 MiB is a 413.
        WHOLE,
        /// As they come, of any length.
        FLOWING
    }

    private HttpService(String name, Bodies bodies, HttpServer server, ExecutorService threads) {
        this.name = name;
        this.bodies = bodies;
        this.server = server;
        this.threads = threads;
    }

    /// @param name for logs and as the service name that a fault is aimed at
    public static HttpService start(String name, Handler root) throws IOException {
        return start(name, root, 0);
    }

    /// @param port 0 for any free one
    public static HttpService start(String name, Handler root, int port) throws IOException {
        return start(name, root, port, Bodies.WHOLE);
    }

    /// @param port 0 for any free one
    public static HttpService start(String name, Handler root, int port, Bodies bodies) throws IOException {
        // Read once by the JDK when its server class loads; without it small answers stall 40 ms (delayed ACK).
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpService service = new HttpService(name, bodies, server, threads);
        server.setExecutor(threads);
        server.createContext("/", exchange -> service.serve(exchange, root));
        server.start();
        return service;
    }

    public String name() {
        return name;
    }

    /// Such as `http://127.0.0.1:41234`, with no slash at the end.
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// Ends all connections at once.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange, Handler root) throws IOException {
        try (exchange) {
            if (bodies == Bodies.FLOWING) {
                try (Reply reply = answer(root, request(exchange))) {
                    drain(exchange.getRequestBody());
                    send(exchange, reply);
                }
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            try (Reply reply = body.length > LARGEST_BODY
                    ? Reply.text(413, "body too large")
                    : answer(root, request(exchange).withBody(body))) {
                send(exchange, reply);
            }
        } catch (DropConnection e) {
            // Closing the exchange before any header is sent cuts the connection: what the client should see.
            LOG.debug("{}: dropped {}", name, exchange.getRequestMethod());
        } catch (IOException e) {
            LOG.debug("{}: the client left", name, e);
        }
    }

    private Reply answer(Handler root, Request request) throws DropConnection {
        try {
            return root.handle(request);
        } catch (DropConnection e) {
            throw e;
        } catch (BadJson e) {
            return Reply.json(400, Map.of("error_code", 400, "message", String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DropConnection();
        } catch (Exception e) {
            LOG.error("{}: {} failed", name, request, e);
            return Reply.json(500, Map.of("error_code", 500, "message", "Internal Server Error"));
        }
    }

    private static Request request(HttpExchange exchange) {
        return new Request(
                exchange.getRequestMethod(), target(exchange), headers(exchange), exchange.getRequestBody());
    }

    private static void drain(InputStream body) {
        byte[] waste = new byte[1 << 16];
        try {
            for (long left = DRAINED; left > 0;) {
                int got = body.read(waste);
                left = got < 0 ? 0 : left - got;
            }
        } catch (IOException e) {
            LOG.debug("the rest of a body did not come", e);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        reply.headers().forEach(headers::set);
        if (!headers.containsKey(REQUEST_ID) && OTHER_IDS.stream().noneMatch(headers::containsKey)) {
            headers.set(REQUEST_ID, UUID.randomUUID().toString().replace("-", ""));
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            if (reply.length() > 0 || !headers.containsKey(LENGTH)) {
                headers.set(LENGTH, Long.toString(reply.length()));
            }
            exchange.sendResponseHeaders(reply.status(), -1);
        } else if (reply.length() == 0) {
            exchange.sendResponseHeaders(reply.status(), -1);
        } else {
            exchange.sendResponseHeaders(reply.status(), reply.length());
            reply.send(exchange.getResponseBody());
        }
    }

    /// The URI as sent; an absolute-form target is cut down to path and query.
    private static URI target(HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        return uri.getRawPath() == null || uri.getRawPath().isEmpty() ? URI.create("/") : uri;
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> all = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> all.put(name, String.join(", ", values)));
        return all;
    }
}
