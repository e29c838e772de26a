package tableflow.console.sandbox.registry.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.registry.store.SchemaContent.Reference;

/// The store as one JSON file, so that a sandbox that is started again knows its schemas.
public final class StoreFile {
    private static final int VERSION = 1;

    private final Path path;

    public StoreFile(Path path) {
        this.path = path;
    }

    /// Fills an empty store from the file; nothing happens when there is none.
    ///
    /// @throws IOException also when the file is not one of this kind; it is left as it is
    public void load(SchemaStore store) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        JsonNode root;
        try {
            root = Json.parse(Files.readAllBytes(path));
        } catch (BadJson e) {
            throw new IOException(path + " is damaged: " + e.getMessage(), e);
        }
        if (root.path("version").asInt() != VERSION) {
            throw new IOException(path + " has version " + root.path("version") + ", not " + VERSION);
        }
        root.path("versions").forEach(node -> store.restore(version(node)));
        root.path("configs").properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode config) {
                store.config(SubjectName.of(entry.getKey()), config);
            }
        });
        root.path("modes").properties().forEach(entry ->
            store.mode(SubjectName.of(entry.getKey()), entry.getValue().asText()));
    }

    /// Writes the whole store; a reader sees the old file or the new one.
    public void save(SchemaStore store) throws IOException {
        ObjectNode root = Json.object().put("version", VERSION);
        ArrayNode versions = root.putArray("versions");
        store.versions().forEach(version -> versions.add(json(version)));
        ObjectNode configs = root.putObject("configs");
        store.configs().forEach(configs::set);
        ObjectNode modes = root.putObject("modes");
        store.modes().forEach(modes::put);
        Path next = path.resolveSibling(path.getFileName() + ".new");
        Files.write(next, Json.pretty(root));
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ObjectNode json(StoredVersion version) {
        SchemaContent content = version.schema().content();
        ObjectNode node = Json.object()
            .put("subject", version.subject().toString())
            .put("version", version.number())
            .put("id", version.schema().id())
            .put("guid", version.schema().guid())
            .put("schemaType", content.format().name())
            .put("schema", content.text())
            .put("deleted", version.deleted())
            .put("ts", version.at());
        node.set("references", Json.tree(content.references()));
        setUnlessNull(node, "metadata", content.metadata());
        setUnlessNull(node, "ruleSet", content.ruleSet());
        return node;
    }

    private static void setUnlessNull(ObjectNode node, String name, @Nullable JsonNode value) {
        if (value != null) {
            node.set(name, value);
        }
    }

    private static StoredVersion version(JsonNode node) {
        List<Reference> references = new ArrayList<>();
        node.path("references").forEach(reference -> references.add(new Reference(reference.path("name").asText(),
            reference.path("subject").asText(), reference.path("version").asInt())));
        SchemaContent content = new SchemaContent(SchemaFormat.valueOf(node.path("schemaType").asText()),
            node.path("schema").asText(), references, node.get("metadata"), node.get("ruleSet"));
        return new StoredVersion(SubjectName.of(node.path("subject").asText()), node.path("version").asInt(),
            new StoredSchema(node.path("id").asInt(), node.path("guid").asText(), content),
            node.path("deleted").asBoolean(), node.path("ts").asLong());
    }
}
