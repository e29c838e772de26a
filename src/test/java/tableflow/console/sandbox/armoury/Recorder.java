package tableflow.console.sandbox.armoury;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;

/// Stands between a client and every HTTP service of the lab, hands each call on as it is, and keeps what it was:
/// whether it reads or changes something. What the broker is asked it takes from the broker's own counters, for Kafka
/// tells its clients to go round any proxy.
public final class Recorder implements AutoCloseable {
    private static final Set<String> READING_VERBS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern READING = Pattern.compile("(Get|List|Describe|Head|BatchGet|Simulate)[A-Z].*");
    private static final Set<String> NOT_HANDED_ON = Set.of("connection", "content-length", "transfer-encoding",
            "date", "server");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/[0-9]+/[^/]+/([a-z0-9-]+)/aws4_request");
    /// Requests of Kafka's protocol that leave something behind.
    private static final List<String> CHANGING_KAFKA = List.of("Produce", "CreateTopics", "DeleteTopics",
            "CreatePartitions", "DeleteRecords", "AlterConfigs", "IncrementalAlterConfigs", "CreateAcls", "DeleteAcls",
            "OffsetCommit", "TxnOffsetCommit", "DeleteGroups", "OffsetDelete", "JoinGroup", "ConsumerGroupHeartbeat",
            "InitProducerId");

    private final Map<String, HttpServer> proxies = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OkHttpClient client = new OkHttpClient.Builder().followRedirects(false)
            .readTimeout(Duration.ofSeconds(30)).retryOnConnectionFailure(true).build();
    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> kafka;

    /// A call that was made.
    ///
    /// @param service of AWS by the name in its signature; `confluent`, `registry`, `kafka-rest`, `metrics`
    /// @param operation name of the operation, or verb and path
    public record Call(String service, String operation, boolean changes) {}

    /// @param lab whose services it stands before
    public Recorder(Lab lab) throws IOException {
        stand(lab.admin().at("/confluent/apiUrl").asText(), "confluent");
        stand(lab.admin().at("/confluent/metricsUrl").asText(), "metrics");
        stand(lab.admin().at("/kafka/restUrl").asText(), "kafka-rest");
        stand(lab.admin().at("/schemaRegistry/url").asText(), "registry");
        stand(lab.sandbox().awsUrl(), "aws");
        kafka = kafkaCalls();
    }

    private void stand(String url, String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                handOn(exchange, url, name);
            } catch (IOException | RuntimeException e) {
                throw new AssertionError(name + " " + exchange.getRequestURI(), e);
            }
        });
        server.start();
        proxies.put(url, server);
    }

    /// The profile with every address of the lab led through here.
    public ObjectNode before(ObjectNode profile) {
        String text = profile.toString();
        for (Map.Entry<String, HttpServer> one : proxies.entrySet()) {
            text = text.replace(one.getKey() + "\"", address(one.getValue()) + "\"");
        }
        try {
            return (ObjectNode) Json.parse(text);
        } catch (BadJson e) {
            throw new IllegalStateException(e);
        }
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Everything since the start or the last [#forget], in no particular order.
    public List<Call> calls() {
        List<Call> all = new ArrayList<>(calls);
        Map<String, Long> now = kafkaCalls();
        CHANGING_KAFKA.forEach(request -> {
            if (now.getOrDefault(request, 0L) > kafka.getOrDefault(request, 0L)) {
                all.add(new Call("kafka", request, true));
            }
        });
        return all;
    }

    /// Forgets what was recorded: what comes next is told apart from it.
    public void forget() {
        calls.clear();
        kafka.clear();
        kafka.putAll(kafkaCalls());
    }

    private void handOn(HttpExchange exchange, String url, String name) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        // The server gives up on connections when too many are kept, which would look like trouble of the lab's.
        exchange.getResponseHeaders().set("Connection", "close");
        String method = exchange.getRequestMethod();
        calls.add(call(exchange, name, method, body));
        Request.Builder request = new Request.Builder().url(url + exchange.getRequestURI());
        exchange.getRequestHeaders().forEach((header, values) -> {
            if (!NOT_HANDED_ON.contains(header.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.addHeader(header, value));
            }
        });
        if (exchange.getRequestHeaders().getFirst("Accept-Encoding") == null) {
            request.header("Accept-Encoding", "identity");
        }
        boolean bodiless = READING_VERBS.contains(method) || (method.equals("DELETE") && body.length == 0);
        request.method(method, bodiless ? null : RequestBody.create(body, type(exchange)));
        try (Response answer = client.newCall(request.build()).execute(); ResponseBody content = answer.body()) {
            answer.headers().forEach(header -> {
                String lower = header.getFirst().toLowerCase(Locale.ROOT);
                if (!NOT_HANDED_ON.contains(lower) || lower.equals("date")) {
                    exchange.getResponseHeaders().add(header.getFirst(), header.getSecond());
                }
            });
            if (method.equals("HEAD")) {
                Optional.ofNullable(answer.header("Content-Length")).ifPresent(length ->
                        exchange.getResponseHeaders().set("Content-Length", length));
                exchange.sendResponseHeaders(answer.code(), -1);
                return;
            }
            byte[] bytes = led(content.bytes(), answer.header("Content-Type"));
            exchange.sendResponseHeaders(answer.code(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private static MediaType type(HttpExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return MediaType.get(type == null ? "application/octet-stream" : type);
    }

    /// Addresses that a service gives for others lead through here too.
    private byte[] led(byte[] bytes, @Nullable String type) {
        if (type == null || !type.contains("json")) {
            return bytes;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (Map.Entry<String, HttpServer> one : proxies.entrySet()) {
            text = text.replace(one.getKey() + "\"", address(one.getValue()) + "\"");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Call call(HttpExchange exchange, String name, String method, byte[] body) {
        String path = exchange.getRequestURI().getRawPath();
        if (!name.equals("aws")) {
            return new Call(name, method + " " + path, !READING_VERBS.contains(method) && !dryRun(method, path));
        }
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        Optional<String> service = service(exchange);
        if (target != null) {
            String operation = target.substring(target.lastIndexOf('.') + 1);
            return new Call(service.orElse(target), operation, !READING.matcher(operation).matches());
        }
        if (service.orElse("s3").equals("s3")) {
            return new Call("s3", method + " " + path + "?" + exchange.getRequestURI().getRawQuery(),
                    !READING_VERBS.contains(method));
        }
        Matcher action = ACTION.matcher(new String(body, StandardCharsets.UTF_8));
        String operation = action.find() ? action.group(1) : path.substring(path.lastIndexOf('/') + 1);
        return new Call(service.orElse("?"), operation, !READING.matcher(operation).matches());
    }

    /// Questions that are put with POST and leave nothing behind.
    private static boolean dryRun(String method, String path) {
        return method.equals("POST")
                && (path.startsWith("/compatibility/") || path.matches("/v2/metrics/[a-z]+/(query|attributes)"));
    }

    private static Optional<String> service(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Matcher scope = SCOPE.matcher(authorization == null ? "" : authorization);
        return scope.find() ? Optional.of(scope.group(1)) : Optional.empty();
    }

    /// How often the broker was asked, by the protocol's name of the request.
    private static Map<String, Long> kafkaCalls() {
        Map<String, Long> counts = new TreeMap<>();
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName bean : beans.queryNames(
                    new ObjectName("kafka.network:type=RequestMetrics,name=RequestsPerSec,*"), null)) {
                long count = ((Number) beans.getAttribute(bean, "Count")).longValue();
                counts.merge(bean.getKeyProperty("request"), count, Long::sum);
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
        return counts;
    }

    /// Whether the broker's counters can be read at all: without them nothing would be proved.
    public boolean countsKafka() {
        return kafkaCalls().values().stream().anyMatch(count -> count > 0);
    }

    @Override
    public void close() {
        proxies.values().forEach(server -> server.stop(0));
        threads.shutdownNow();
        client.connectionPool().evictAll();
    }
}
