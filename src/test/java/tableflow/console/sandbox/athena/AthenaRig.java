package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.HttpService;
import tableflow.console.sandbox.kafka.Eventually;

/// Athena behind HTTP with the AWS SDK's client before it, on a scripted engine, buckets in memory and a switch for
/// each permission. Signatures are not looked at here.
final class AthenaRig implements AutoCloseable {
    static final String USER = "arn:aws:iam::123456789012:user/operator";
    static final String OUTPUT = "s3://query-results-bucket/";

    final ScriptedEngine engine = new ScriptedEngine();
    final Buckets store = new Buckets();
    final Map<String, Map<String, JsonNode>> catalog = new ConcurrentSkipListMap<>();
    /// Actions, or actions with a blank and a resource, that are refused.
    final Set<String> refused = ConcurrentHashMap.newKeySet();
    final Map<String, Grants.Sight> sights = new ConcurrentHashMap<>();
    final Set<Access> asked = ConcurrentHashMap.newKeySet();
    final AthenaClient client;
    private final Path folder;
    private final Clock clock;
    private final HttpService http;
    private Athena athena;

    AthenaRig(Path folder, Clock clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.athena = opened();
        this.http = HttpService.start("athena", request -> {
            try {
                return athena.handle(request, new Principal(USER, "123456789012", "AIDA", Optional.empty()));
            } catch (AwsFailure e) {
                return athena.error(request, e);
            }
        });
        this.client = AthenaClient.builder()
                .endpointOverride(URI.create(http.url()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private Athena opened() throws IOException {
        return Athena.open(folder,
                new Athena.Ground(engine, store, new InMemory(), this::decide,
                        (caller, database, table) -> sights.getOrDefault(database + "." + table, Grants.Sight.ALL),
                        clock),
                new Athena.Place("us-east-1", "123456789012", OUTPUT));
    }

    private void decide(Principal caller, Access access) throws AwsFailure {
        asked.add(access);
        if (refused.contains(access.action()) || refused.contains(access.action() + " " + access.resource())) {
            throw new AwsFailure(403, "AccessDenied", "User: " + caller.arn() + " is not authorized to perform: "
                    + access.action() + " on resource: " + access.resource()
                    + " because no identity-based policy allows the " + access.action() + " action");
        }
    }

    /// Ends the service as a kill would and opens its folder again.
    void restart() throws IOException {
        athena.close();
        athena = opened();
    }

    Athena athena() {
        return athena;
    }

    String url() {
        return http.url();
    }

    String start(String sql) {
        return client.startQueryExecution(b -> b.queryString(sql)).queryExecutionId();
    }

    QueryExecution get(String id) {
        return client.getQueryExecution(b -> b.queryExecutionId(id)).queryExecution();
    }

    /// Waits for the end.
    QueryExecution done(String id) throws Exception {
        Eventually.holds("the end of " + id, () -> {
            QueryExecutionState state = get(id).status().state();
            return state != QueryExecutionState.QUEUED && state != QueryExecutionState.RUNNING;
        });
        return get(id);
    }

    QueryExecution run(String sql) throws Exception {
        return done(start(sql));
    }

    @Override
    public void close() {
        client.close();
        http.close();
        athena.close();
    }

    /// Buckets that hold bytes.
    static final class Buckets implements ResultStore {
        final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
        final Map<String, String> types = new ConcurrentHashMap<>();
        final Map<String, String> regions = new ConcurrentHashMap<>(Map.of("query-results-bucket", "us-east-1",
                "far-bucket", "eu-west-1", "own-bucket", "us-east-1"));
        volatile boolean broken;

        @Override
        public Optional<String> region(String bucket) {
            return Optional.ofNullable(regions.get(bucket));
        }

        @Override
        public boolean exists(S3Uri object) {
            return objects.containsKey(object.toString());
        }

        @Override
        public boolean holds(S3Uri folder) {
            return objects.keySet().stream().anyMatch(key -> key.startsWith(folder.child("").toString()));
        }

        @Override
        public void put(S3Uri at, String contentType, Body body) throws IOException {
            if (broken) {
                throw new IOException("No space left on device");
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            body.write(bytes);
            objects.put(at.toString(), bytes.toByteArray());
            types.put(at.toString(), contentType);
        }

        String text(String uri) {
            byte[] bytes = objects.get(uri);
            return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private final class InMemory implements Catalog {
        @Override
        public List<JsonNode> databases() {
            return catalog.keySet().stream()
                    .<JsonNode>map(name -> tableflow.console.sandbox.http.Json.object().put("Name", name))
                    .toList();
        }

        @Override
        public Optional<JsonNode> database(String name) {
            return databases().stream().filter(one -> one.path("Name").asText().equals(name)).findFirst();
        }

        @Override
        public List<JsonNode> tables(String database) {
            return List.copyOf(new TreeMap<>(catalog.getOrDefault(database, Map.of())).values());
        }

        @Override
        public Optional<JsonNode> table(String database, String name) {
            return Optional.ofNullable(catalog.getOrDefault(database, Map.of()).get(name));
        }
    }
}
