package tableflow.console.sandbox.confluent;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.access.AccessControl;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.access.StepClock;
import tableflow.console.sandbox.contract.OpenApiContract;
import tableflow.console.sandbox.http.Faults;

/// A control plane at real pace on a clock that a test moves, with topics that a test makes. Every answer it gives is
/// held against the OpenAPI files when they are there.
final class Plane implements AutoCloseable {
    private static final Map<String, String> FILES = Map.of(
            "/org/v2", "org-v2.yaml",
            "/cmk/v2", "cmk-v2.yaml",
            "/srcm/v3", "srcm-v3.yaml",
            "/iam/v2/service-accounts", "iam-v2.yaml",
            "/iam/v2/role-bindings", "role-bindings-v2.yaml",
            "/iam/v2/api-keys", "api-keys-v2.yaml",
            "/pim/v1", "provider-integrations-v1.yaml",
            "/service-quota/v1", "service-quota-v1.yaml",
            "/tableflow/v1", "tableflow-v1.yaml");

    /// Read once: they are large.
    private static final Map<String, OpenApiContract> CONTRACTS = read();

    final StepClock clock;
    final AccessControl access;
    final Faults faults = new Faults();
    final ControlPlane server;
    final Founding founding;
    final String environment;
    final String cluster;
    private final Map<String, KafkaTopic> topics = new TreeMap<>();
    private final Map<String, OpenApiContract> contracts;
    private final HttpClient client = HttpClient.newHttpClient();

    Plane() throws IOException {
        this(CONTRACTS);
    }

    Plane(Map<String, OpenApiContract> contracts) throws IOException {
        this(contracts, null, new StepClock());
    }

    /// One that keeps its organization in a file, or reopens it there.
    static Plane on(Path file, StepClock clock) throws IOException {
        return new Plane(CONTRACTS, file, clock);
    }

    private Plane(Map<String, OpenApiContract> contracts, @Nullable Path file, StepClock clock) throws IOException {
        this.contracts = contracts;
        this.clock = clock;
        this.access = AccessControl.of(clock, Pace.REAL);
        Topics broker = new Topics() {
            @Override
            public Optional<KafkaTopic> find(String clusterId, String name) {
                return Optional.ofNullable(topics.get(clusterId + "/" + name));
            }

            @Override
            public void ensure(String clusterId, String name) {
                topics.putIfAbsent(clusterId + "/" + name, new KafkaTopic(name, clock.instant(), Map.of()));
            }
        };
        server = file == null
                ? ControlPlane.start(access, broker, faults)
                : ControlPlane.start(access, broker, faults, file);
        server.announce(new Addresses("127.0.0.1:9092", "http://127.0.0.1:8090", "http://127.0.0.1:8081"));
        founding = server.founding();
        environment = founding.environment();
        cluster = founding.clusters().kafka();
    }

    /// A topic that Tableflow can already see.
    void topic(String name, Map<String, String> config) {
        topics.put(cluster + "/" + name, new KafkaTopic(name, clock.instant().minus(Duration.ofDays(1)), config));
    }

    /// A topic made this very moment.
    void freshTopic(String name) {
        topics.put(cluster + "/" + name, new KafkaTopic(name, clock.instant(), Map.of()));
    }

    boolean hasTopic(String name) {
        return topics.containsKey(cluster + "/" + name);
    }

    Answer cloud(String method, String path, String... body) {
        return as(founding.keys().cloud(), method, path, body);
    }

    Answer tableflow(String method, String path, String... body) {
        return as(founding.keys().tableflow(), method, path, body);
    }

    Answer as(Key key, String method, String path, String... body) {
        return as(key.id() + ":" + key.secret().reveal(), method, path, body);
    }

    /// @param credential `id:secret`, or nothing
    /// @param body with single quotes for double ones
    Answer as(@Nullable String credential, String method, String path, String... body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path)).method(method,
                HttpRequest.BodyPublishers.ofString(String.join("", body).replace('\'', '"')));
        if (credential != null) {
            byte[] bytes = credential.getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        try {
            HttpResponse<String> got = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            check(method, path.replaceAll("\\?.*", ""), got);
            return new Answer(got.statusCode(), got.headers(), got.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    /// `?environment=...&spec.kafka_cluster=...` of the founding cluster.
    String scope() {
        return "?environment=" + environment + "&spec.kafka_cluster=" + cluster;
    }

    /// The two references that most bodies need.
    String references() {
        return "'environment':{'id':'" + environment + "'},'kafka_cluster':{'id':'" + cluster + "'}";
    }

    /// Makes a provider integration for a role of this name.
    String integration(String role) {
        return cloud("POST", "/pim/v1/integrations", "{'display_name':'" + role + "','provider':'AWS','config':{"
                + "'kind':'AwsIntegrationConfig',"
                + "'customer_iam_role_arn':'arn:aws:iam::123456789012:role/" + role + "'},"
                + "'environment':{'id':'" + environment + "'}}").text("/id");
    }

    /// A service account with a key of this resource, usable now.
    ///
    /// @param resource as in `spec.resource`; empty for a Cloud key
    String account(String name, String resource) {
        String id = cloud("POST", "/iam/v2/service-accounts", "{'display_name':'" + name + "'}").text("/id");
        return id + " " + key(id, resource);
    }

    /// A key of that owner as `id:secret`, usable now.
    String key(String owner, String resource) {
        String of = resource.isEmpty() ? "" : ",'resource':{'id':'" + resource + "'}";
        Answer made = cloud("POST", "/iam/v2/api-keys", "{'spec':{'owner':{'id':'" + owner + "'}" + of + "}}");
        clock.advance(Duration.ofMinutes(5));
        return made.text("/id") + ":" + made.text("/spec/secret");
    }

    /// The contracts by path prefix, with nothing seen yet; empty when there are no OpenAPI files.
    static Map<String, OpenApiContract> read() {
        Map<String, OpenApiContract> all = new LinkedHashMap<>();
        FILES.forEach((prefix, file) -> OpenApiContract.find(file).ifPresent(c -> all.put(prefix, c)));
        return all;
    }

    private void check(String method, String path, HttpResponse<String> got) {
        contracts.forEach((prefix, contract) -> {
            if (path.startsWith(prefix) && !method.equals("HEAD")) {
                // Seen on the real service and not in its file: the POST that comes too early after its topic.
                boolean early = method.equals("POST") && path.endsWith("/tableflow-topics") && got.statusCode() == 404;
                contract.conforms(early ? "GET" : method, early ? path + "/x" : path, got.statusCode(),
                        got.headers().firstValue("Content-Type").orElse(""), got.body());
            }
        });
    }

    @Override
    public void close() {
        server.close();
    }
}
