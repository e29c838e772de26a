package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.access.Secret;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;
import tableflow.console.sandbox.http.Records;

/// The organization as one JSON file, so that a sandbox that is started again on its directory has the same ids, keys
/// and objects. The secrets in it are good for that sandbox only; the file is for its owner's eyes.
final class OrganizationFile {
    private static final int VERSION = 1;
    private static final ObjectMapper MAPPER = Records.mapper();

    private final Path path;

    OrganizationFile(Path path) {
        this.path = path;
    }

    private record Section<T extends Entity>(String name, Store<T> store, Class<T> type) {
        void write(ObjectNode root) {
            root.set(name, MAPPER.valueToTree(store.list()));
        }

        void read(JsonNode root) throws IOException {
            for (JsonNode one : root.path(name)) {
                store.put(MAPPER.treeToValue(one, type));
            }
        }
    }

    private static List<Section<?>> sections(Organization org) {
        return List.of(
                new Section<>("environments", org.environments(), Environment.class),
                new Section<>("clusters", org.clusters(), KafkaCluster.class),
                new Section<>("registries", org.registries(), RegistryCluster.class),
                new Section<>("accounts", org.accounts(), Account.class),
                new Section<>("api_keys", org.apiKeys(), ApiKey.class),
                new Section<>("integrations", org.integrations(), Integration.class),
                new Section<>("catalogs", org.catalogs(), CatalogIntegration.class),
                new Section<>("tables", org.tables(), TableflowTopic.class));
    }

    /// The document in the file, when there is one.
    ///
    /// @throws IOException also when it is not such a document; the file is left as it is
    Optional<JsonNode> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        JsonNode root = MAPPER.readTree(path.toFile());
        if (root == null || root.path("version").asInt() != VERSION || root.path("organization").asText().isEmpty()) {
            throw new IOException(path + " is not a sandbox's organization of version " + VERSION);
        }
        return Optional.of(root);
    }

    /// Fills an empty organization from a document.
    void restore(JsonNode root, Organization org) throws IOException {
        for (Section<?> section : sections(org)) {
            section.read(root);
        }
        for (JsonNode one : root.path("secrets")) {
            org.keys().add(new Key(one.path("id").asText(), new Secret(one.path("secret").asText()),
                    one.path("owner").asText(), KeyKind.valueOf(one.path("kind").asText()),
                    one.path("resource").asText(), Instant.parse(one.path("usableAt").asText())));
        }
        for (JsonNode one : root.path("bindings")) {
            org.roles().add(MAPPER.treeToValue(one, Roles.Binding.class));
        }
        for (var one : root.path("outcomes").properties()) {
            org.outcomes().arm(one.getKey(), MAPPER.treeToValue(one.getValue(), Outcomes.Outcome.class));
        }
        for (var one : root.path("quotas").properties()) {
            org.quotas().change(one.getKey(), one.getValue().asInt());
        }
    }

    /// Writes all of it; a reader sees the old file or the new one.
    ///
    /// @param founding the ids that make up the founding
    void write(Organization org, ObjectNode founding) throws IOException {
        ObjectNode root = MAPPER.createObjectNode().put("version", VERSION).put("organization", org.id());
        root.set("founding", founding);
        sections(org).forEach(section -> section.write(root));
        ArrayNode secrets = root.putArray("secrets");
        org.keys().all().forEach(key -> secrets.addObject()
                .put("id", key.id())
                .put("secret", key.secret().reveal())
                .put("owner", key.owner())
                .put("kind", key.kind().name())
                .put("resource", key.resource())
                .put("usableAt", key.usableAt().toString()));
        root.set("bindings", MAPPER.valueToTree(org.roles().all()));
        root.set("outcomes", MAPPER.valueToTree(org.outcomes().all()));
        root.set("quotas", MAPPER.valueToTree(org.quotas().changed()));
        OwnerOnly.write(path, Json.pretty(root));
    }
}
