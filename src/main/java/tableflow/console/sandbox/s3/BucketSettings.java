package tableflow.console.sandbox.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;

/// What is known of a bucket besides its objects: where and whose it is, and the documents that clients have set, such
/// as its policy. Each change is on disk before it counts.
public final class BucketSettings {
    /// The document that is the bucket's policy.
    public static final String POLICY = "policy";

    /// What every new bucket has since 2023: nobody outside may be let in, and whoever owns it owns its objects.
    private static final Map<String, String> NEW = Map.of(
            "publicAccessBlock", """
                    <PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls>\
                    <IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy>\
                    <RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>""",
            "ownershipControls", """
                    <OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule>\
                    </OwnershipControls>""");

    private final Path file;
    private final Identity identity;
    private volatile Versioning versioning = Versioning.OFF;
    private volatile Map<String, String> documents = Map.of();

    /// What never changes.
    ///
    /// @param owner account, twelve digits
    public record Identity(String name, String region, String owner, Instant created) {}

    private BucketSettings(Path file, Identity identity) {
        this.file = file;
        this.identity = identity;
    }

    static BucketSettings create(Path file, Identity identity) throws IOException {
        BucketSettings settings = new BucketSettings(file, identity);
        settings.save(Versioning.OFF, NEW);
        return settings;
    }

    static BucketSettings read(Path file) throws IOException {
        JsonNode root;
        try {
            root = Json.parse(Files.readAllBytes(file));
        } catch (BadJson e) {
            throw new IOException(file + " is not readable: " + e.getMessage(), e);
        }
        BucketSettings settings = new BucketSettings(file, new Identity(
                root.path("name").asText(), root.path("region").asText(), root.path("owner").asText(),
                Instant.parse(root.path("created").asText())));
        settings.versioning = Versioning.valueOf(root.path("versioning").asText("OFF"));
        Map<String, String> documents = new TreeMap<>();
        root.path("documents").properties().forEach(one -> documents.put(one.getKey(), one.getValue().asText()));
        settings.documents = Collections.unmodifiableMap(documents);
        return settings;
    }

    public String name() {
        return identity.name();
    }

    public String region() {
        return identity.region();
    }

    /// The account that owns the bucket, twelve digits.
    public String owner() {
        return identity.owner();
    }

    public Instant created() {
        return identity.created();
    }

    public Versioning versioning() {
        return versioning;
    }

    public synchronized void versioning(Versioning wanted) throws IOException {
        save(wanted, documents);
    }

    /// A document as a client sent it, by the name of its subresource: [#POLICY], `encryption`, `inventory/ID`.
    public Optional<String> document(String name) {
        return Optional.ofNullable(documents.get(name));
    }

    /// All documents in the order of their names.
    public Map<String, String> documents() {
        return documents;
    }

    public synchronized void document(String name, String text) throws IOException {
        Map<String, String> changed = new TreeMap<>(documents);
        changed.put(name, text);
        save(versioning, changed);
    }

    /// Deletes a document; nothing happens when there is none.
    public synchronized void forget(String name) throws IOException {
        Map<String, String> changed = new TreeMap<>(documents);
        if (changed.remove(name) != null) {
            save(versioning, changed);
        }
    }

    private void save(Versioning kept, Map<String, String> texts) throws IOException {
        ObjectNode root = Json.object()
                .put("name", name())
                .put("region", region())
                .put("owner", owner())
                .put("created", created().toString())
                .put("versioning", kept.name());
        root.set("documents", Json.tree(texts));
        OwnerOnly.write(file, Json.pretty(root));
        versioning = kept;
        documents = Collections.unmodifiableMap(texts);
    }
}
