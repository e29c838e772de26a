package tableflow.console.service.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.remote.HttpConnector;
import tableflow.console.service.port.ControlPlane;
import tableflow.console.service.support.Waiter;

/// A process that applies one topic to a sandbox and halts at a chosen line of its journal:
/// `profile home topic haltAt`. It exits with 0 when the run is done.
final class ApplyingProcess {

    private ApplyingProcess() {}

    static void main(String[] args) throws IOException {
        int haltAt = Integer.parseInt(args[3]);
        AtomicInteger points = new AtomicInteger();
        Provisioning provisioning = provisioning(profile(Path.of(args[0])), Path.of(args[1]), point -> {
            if (points.incrementAndGet() == haltAt) {
                Runtime.getRuntime().halt(137);
            }
        });
        RunResult result = provisioning.apply(
                provisioning.plan(manifest(args[2]), Progress.NONE), ApplyOptions.DEFAULT, System.out::println);
        System.exit(result.outcome() == RunResult.Outcome.DONE ? 0 : 1);
    }

    static boolean hasChanges(Profile profile, Path home, String topic) {
        return provisioning(profile, home, Boundary.NONE).plan(manifest(topic), Progress.NONE).hasChanges();
    }

    private static Provisioning provisioning(Profile profile, Path home, Boundary boundary) {
        return new Provisioning(profile, tools(profile, home), boundary);
    }

    private static Tools tools(Profile profile, Path home) {
        return new Tools(HttpConnector.standard(profile.confluent().apiUrl(), "test"),
                new FileSecrets(home.resolve("secrets")), home.resolve("runs"), Thread.ofVirtual().factory(),
                Waiter.real(), Timing.SANDBOX);
    }

    static ControlPlane control(Profile profile, Path home) {
        KeyRef key = profile.confluent().cloudApiKey();
        Secret secret = key.secret();
        if (secret == null) {
            throw new IllegalArgumentException("the profile has no Cloud API key in clear");
        }
        return tools(profile, home).connector().controlPlane(new ApiKey(key.id(), secret));
    }

    /// A topic of its own, keys of its own, and the integrations that all share.
    private static Manifest manifest(String topic) {
        TopicSpec spec = Stand.topic(topic);
        Manifest.KeySpec key = new Manifest.KeySpec(topic + "-key", null);
        return new Manifest(null, null, null, null, new Manifest.Keys(key, key, key),
                new Manifest.Integration(null, Stand.ROLE), new Manifest.Glue(null, null), List.of(spec));
    }

    static Profile profile(Path file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(Files.readString(file));
        JsonNode confluent = root.get("confluent");
        JsonNode kafka = root.get("kafka");
        JsonNode registry = root.get("schemaRegistry");
        return new Profile("sandbox", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(uri(confluent, "apiUrl"), null, text(confluent, "environmentId"),
                        key(confluent.get("cloudApiKey")), text(confluent, "serviceAccountId")),
                new Profile.Kafka(text(kafka, "clusterId"), text(kafka, "bootstrapServers"), uri(kafka, "restUrl"),
                        "SASL_PLAINTEXT", key(kafka.get("apiKey"))),
                new Profile.Registry(text(registry, "clusterId"), uri(registry, "url"), key(registry.get("apiKey"))),
                key(root.get("tableflow").get("apiKey")),
                new Profile.Aws("us-east-1", null, null, "dev-confluent-topics-backup", Map.of(), null));
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).asText();
    }

    private static URI uri(JsonNode node, String name) {
        return URI.create(text(node, name));
    }

    private static KeyRef key(JsonNode node) {
        return KeyRef.inline(text(node, "id"), new Secret(text(node, "secret")));
    }
}
