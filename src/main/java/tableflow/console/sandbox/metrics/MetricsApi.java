package tableflow.console.sandbox.metrics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.access.AccessControl;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Faults;
import tableflow.console.sandbox.http.Handler;
import tableflow.console.sandbox.http.HttpService;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;
import tableflow.console.sandbox.kafka.Broker;

/// Confluent's Metrics API v2 for one cluster, on a port of its own, with what the broker and the tables really did.
///
/// @see "openapi: metrics/v2; rate limits: 60 requests a minute for an address, 80 exports an hour for a resource"
public final class MetricsApi implements AutoCloseable {
    /// The name under which faults are aimed at it.
    public static final String SERVICE = "metrics";

    private static final String ROOT = "/v2/metrics/{dataset}";

    private final Settings settings;
    private final MetricsGate gate;
    private final Recorder recorder;
    private final RateLimit requests;
    private final RateLimit exports;
    private final BrokerSource broker;
    private final HttpService http;

    /// Where it stands.
    ///
    /// @param access keys and roles, and the time
    /// @param cluster resource name of the Kafka cluster
    /// @param folder where the recordings are kept
    public record Settings(
            AccessControl access, Crn cluster, Faults faults, Path folder) {}

    private MetricsApi(Settings settings, Broker broker, TableFigures tables) throws IOException {
        this.settings = settings;
        this.gate = new MetricsGate(settings.access(), settings.cluster(), broker.clusterId());
        this.requests = new RateLimit(60, Duration.ofMinutes(1), settings.access().clock());
        this.exports = new RateLimit(80, Duration.ofHours(1), settings.access().clock());
        this.broker = new BrokerSource(broker.admin());
        this.recorder = new Recorder(List.of(this.broker, new TableSource(tables)), settings.access().clock(),
                settings.folder(), every());
        this.http = HttpService.start(SERVICE, settings.faults().around(SERVICE, guarded(routes()),
                (request, status) -> Refusal.reply(status, "Armed by the sandbox's fault hook.")));
        recorder.start();
    }

    /// Starts to measure and to answer.
    ///
    /// @throws IOException when the folder or a port cannot be used
    public static MetricsApi start(Settings settings, Broker broker, TableFigures tables) throws IOException {
        return new MetricsApi(settings, broker, tables);
    }

    /// Address of the API, without a path.
    public String url() {
        return http.url();
    }

    private Router routes() {
        return new Router()
                .get(ROOT + "/descriptors/metrics", cloud(Descriptors::metrics))
                .get(ROOT + "/descriptors/resources", cloud(Descriptors::resources))
                .post(ROOT + "/query", cloud(this::query))
                .post(ROOT + "/attributes", cloud(this::attributes))
                .get(ROOT + "/export", cloud(this::export))
                .fallback((request, allowed) -> allowed.isEmpty()
                        ? Refusal.reply(404, "HTTP 404 Not Found")
                        : Refusal.reply(405, "HTTP 405 Method Not Allowed"));
    }

    private interface Call {
        Reply answer(Request request) throws Exception;
    }

    private static Handler cloud(Call call) {
        return request -> {
            if (!request.var("dataset").equals("cloud")) {
                throw new Refusal(404, "Unknown dataset: " + request.var("dataset"));
            }
            return call.answer(request);
        };
    }

    /// Everything comes from this machine, so the address that is counted is the key.
    private Handler guarded(Handler routes) {
        return request -> {
            try {
                String caller = gate.caller(request);
                Optional<Duration> wait = requests.take(caller);
                return wait.isPresent()
                        ? tooMany(wait.get(), "Too many requests have been made. Please see the documentation for"
                                + " current rate limits.")
                        : routes.handle(request);
            } catch (Refusal e) {
                return e.reply();
            } catch (BadJson e) {
                return Refusal.reply(400, "The body is not valid JSON: " + e.getMessage());
            }
        };
    }

    private static Reply tooMany(Duration wait, String detail) {
        return Refusal.reply(429, detail).withHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
    }

    private Reply query(Request request) throws Refusal, BadJson {
        Query query = Query.parse(request.json(), now());
        gate.require(gate.caller(request), query.clusters());
        List<Answering.Group> groups = answering().answer(query);
        if (query.groupBy().isEmpty() && request.query("page_token").isPresent()) {
            throw Refusal.invalid("page_token is only supported with group_by");
        }
        Paging<Answering.Group> page = Paging.of(groups, query.shape().limit(), request);
        ObjectNode root = Json.object();
        ArrayNode data = root.putArray("data");
        for (Answering.Group group : page.items()) {
            if (query.shape().grouped()) {
                ObjectNode one = data.addObject();
                group.labels().forEach(one::put);
                points(group, Map.of(), one.putArray("points"));
            } else {
                points(group, group.labels(), data);
            }
        }
        if (!query.groupBy().isEmpty()) {
            page.writeTo(root, false);
        }
        return Reply.json(200, root);
    }

    /// The newest first.
    private static void points(Answering.Group group, Map<String, String> labels, ArrayNode to) {
        group.points().descendingMap().forEach((minute, value) -> {
            ObjectNode point = to.addObject()
                    .put("timestamp", Instant.ofEpochSecond(minute * 60).toString())
                    .put("value", value);
            labels.forEach(point::put);
        });
    }

    private Reply attributes(Request request) throws Refusal, BadJson {
        Query query = Query.attributes(request.json(), now());
        gate.require(gate.caller(request), query.clusters());
        List<Map<String, String>> labels = new ArrayList<>();
        answering().answer(query).forEach(group -> labels.add(group.labels()));
        labels.sort((one, other) -> String.join("", one.values()).compareTo(String.join("", other.values())));
        Paging<Map<String, String>> page = Paging.of(labels, query.shape().limit(), request);
        ObjectNode root = Json.object();
        ArrayNode data = root.putArray("data");
        page.items().forEach(one -> one.forEach(data.addObject()::put));
        page.writeTo(root, false);
        return Reply.json(200, root);
    }

    private Reply export(Request request) throws Refusal {
        String caller = gate.caller(request);
        Collection<String> clusters = request.queryAll("resource.kafka.id");
        if (clusters.isEmpty()) {
            throw Refusal.invalid("At least one resource is required, such as resource.kafka.id");
        }
        gate.require(caller, clusters);
        List<String> wanted = request.queryAll("metric");
        for (String name : wanted) {
            if (Metric.find(name).isEmpty()) {
                throw Refusal.invalid("Unsupported metric: " + name);
            }
        }
        Optional<Duration> wait = exports.take(caller);
        if (wait.isPresent()) {
            return tooMany(wait.get(), "Too many requests have been made for the following resources: kafka.id:"
                    + String.join(",", clusters) + ". Please see the documentation for current rate limits.");
        }
        List<Metric> metrics = Metric.all().stream()
                .filter(metric -> wanted.isEmpty() || wanted.contains(metric.name())).toList();
        return new Export(recorder.recordings(), gate.cluster()).answer(request, metrics, exported());
    }

    /// The real service exports the minute that ended about five minutes ago; in a hurry it is the last whole one.
    private long exported() {
        long behind = settings.access().pace() == Pace.REAL ? 5 : 1;
        return Answering.minute(now().getEpochSecond()) - behind;
    }

    private Duration every() {
        return settings.access().pace() == Pace.REAL ? Duration.ofMinutes(1) : Duration.ofSeconds(5);
    }

    private Answering answering() {
        return new Answering(recorder.recordings(), gate.cluster());
    }

    private Instant now() {
        return settings.access().clock().instant();
    }

    /// Looks at all sources at once, for tests that cannot wait.
    void look() throws InterruptedException {
        recorder.look();
    }

    @Override
    public void close() {
        http.close();
        recorder.close();
        broker.close();
    }
}
