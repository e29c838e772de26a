package tableflow.console.sandbox.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Keys;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.access.Secret;
import tableflow.console.sandbox.http.Faults;

/// A running registry, its administrator's key, and a plain HTTP client.
public final class RegistryProbe implements AutoCloseable {
    /// The administrator's key; its secret is "secret of ADMIN".
    public static final String KEY = "ADMIN";
    static final String CLUSTER = "lsrc-abc123";
    static final Crn ENVIRONMENT = Crn.organization("org-1").environment("env-1");

    final Keys keys = new Keys(Clock.systemUTC());
    final Roles roles = new Roles(Clock.systemUTC(), Pace.FAST);
    final Faults faults = new Faults();
    final Registry registry;
    private final HttpClient client = HttpClient.newHttpClient();

    public RegistryProbe(@Nullable Path file) throws IOException {
        addKey("ADMIN", "sa-admin", KeyKind.SCHEMA_REGISTRY, CLUSTER);
        grant("sa-admin", "EnvironmentAdmin", ENVIRONMENT);
        registry = Registry.start(
            new RegistrySettings(keys, roles, faults, Clock.systemUTC(), ENVIRONMENT, CLUSTER), file);
    }

    void addKey(String id, String owner, KeyKind kind, String resource) {
        keys.add(new Key(id, new Secret("secret of " + id), owner, kind, resource, Instant.EPOCH));
    }

    void grant(String principal, String role, Crn scope) {
        roles.add(new Roles.Binding("rb-" + principal + role, principal, role, scope, Instant.EPOCH));
    }

    public HttpResponse<String> call(String method, String pathAndQuery, @Nullable String body) {
        return callAs("ADMIN", method, pathAndQuery, body);
    }

    HttpResponse<String> callAs(String key, String method, String pathAndQuery, @Nullable String body) {
        return send(method, pathAndQuery, body, Map.of("Authorization", basic(key, "secret of " + key)));
    }

    static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> send(String method, String pathAndQuery, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(registry.url() + pathAndQuery))
            .method(method, body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/vnd.schemaregistry.v1+json");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Troubles that its calls meet.
    public Faults faults() {
        return faults;
    }

    /// Where it listens; [#KEY] opens it.
    public URI url() {
        return URI.create(registry.url());
    }

    static List<String> header(HttpResponse<String> response, String name) {
        return response.headers().allValues(name);
    }

    @Override
    public void close() {
        registry.close();
        client.close();
    }
}
