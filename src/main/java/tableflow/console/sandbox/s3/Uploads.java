package tableflow.console.sandbox.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import tableflow.console.domain.storage.KeyOrder;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;

/// The multipart uploads of a bucket that are neither complete nor aborted, a file each; parts lie with the contents
/// of objects.
public final class Uploads {
    private static final int MOST_DONE = 1000;

    private final Path folder;
    private final Blobs blobs;
    private final Clock clock;
    private final Map<String, Upload> all = new ConcurrentHashMap<>();
    private final Map<String, Done> done = new LinkedHashMap<>();

    /// One part; a later one with the same number takes its place.
    ///
    /// @param md5 32 hexadecimal digits: its ETag
    public record Part(int number, long place, long size, String md5, Instant modified, Optional<Checksum> checksum) {}

    /// An upload that is under way.
    ///
    /// @param sum algorithm of checksums and their type, as `CRC32 COMPOSITE`; empty for none
    /// @param parts by number
    public record Upload(String id, String key, Origin origin, Attributes attributes, String sum,
            Map<Integer, Part> parts) {
        /// Who began it and when.
        public record Origin(String initiator, Instant initiated) {}
    }

    /// An upload that became an object.
    ///
    /// @param parts those of which it was made, in their order
    public record Done(Upload upload, List<Part> parts, StoredObject made) {}

    Uploads(Path folder, Blobs blobs, Clock clock) throws IOException {
        this.folder = folder;
        this.blobs = blobs;
        this.clock = clock;
        Files.createDirectories(folder);
        OwnerOnly.sweep(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
                Upload upload = read(file);
                all.put(upload.id(), upload);
            }
        }
    }

    /// Those under way, by key, the oldest first.
    public List<Upload> all() {
        return all.values().stream().sorted((a, b) -> {
            int byKey = KeyOrder.KEYS.compare(a.key(), b.key());
            int byTime = a.origin().initiated().compareTo(b.origin().initiated());
            return byKey != 0 ? byKey : byTime != 0 ? byTime : a.id().compareTo(b.id());
        }).toList();
    }

    public Optional<Upload> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /// One that became an object since the start; the oldest of many are forgotten.
    public synchronized Optional<Done> done(String id) {
        return Optional.ofNullable(done.get(id));
    }

    /// Begins one.
    public synchronized Upload begin(String key, Attributes attributes, String sum, Upload.Origin origin)
            throws IOException {
        String id = UUID.randomUUID().toString().replace("-", "") + UUID.randomUUID().toString().replace("-", "");
        return keep(new Upload(id, key, origin, attributes, sum, Map.of()));
    }

    /// Adds what was received as a part.
    ///
    /// @return nothing when the upload is gone meanwhile
    public synchronized Optional<Part> part(
            String id, int number, Bucket.Received received, Optional<Checksum> checksum) throws IOException {
        Upload upload = all.get(id);
        if (upload == null) {
            blobs.delete(received.content);
            return Optional.empty();
        }
        Part part = new Part(number, received.content.place(), received.size(), received.md5(), clock.instant(),
                checksum);
        Map<Integer, Part> parts = new TreeMap<>(upload.parts());
        Part before = parts.put(number, part);
        keep(new Upload(id, upload.key(), upload.origin(), upload.attributes(), upload.sum(), Map.copyOf(parts)));
        if (before != null) {
            blobs.delete(content(before));
        }
        return Optional.of(part);
    }

    /// Ends it and gives back its parts.
    ///
    /// @return false when there is none such
    public synchronized boolean abort(String id) throws IOException {
        Upload gone = all.remove(id);
        if (gone == null) {
            return false;
        }
        Files.deleteIfExists(file(id));
        for (Part part : gone.parts().values()) {
            blobs.delete(content(part));
        }
        return true;
    }

    /// Ends one of which an object was made, and remembers it for whoever asks again.
    public synchronized void complete(Done what) throws IOException {
        done.put(what.upload().id(), what);
        if (done.size() > MOST_DONE) {
            done.remove(done.keySet().iterator().next());
        }
        abort(what.upload().id());
    }

    void abortAll() throws IOException {
        for (Upload one : all()) {
            abort(one.id());
        }
    }

    void places(LongConsumer taker) {
        all.values().forEach(one -> one.parts().values().forEach(part -> taker.accept(part.place())));
    }

    static StoredObject.Content content(Part part) {
        return new StoredObject.Content(part.place(), part.size(), 0, 0, 0);
    }

    private Path file(String id) {
        return folder.resolve(id + ".json");
    }

    private Upload keep(Upload upload) throws IOException {
        ObjectNode root = Json.object()
                .put("id", upload.id())
                .put("key", upload.key())
                .put("initiator", upload.origin().initiator())
                .put("initiated", upload.origin().initiated().toString())
                .put("sum", upload.sum())
                .put("storageClass", upload.attributes().storageClass());
        root.set("headers", Json.tree(upload.attributes().headers()));
        root.set("tags", Json.tree(upload.attributes().tags()));
        var parts = root.putArray("parts");
        upload.parts().values().forEach(part -> {
            ObjectNode one = parts.addObject()
                    .put("number", part.number())
                    .put("place", part.place())
                    .put("size", part.size())
                    .put("md5", part.md5())
                    .put("modified", part.modified().toString());
            part.checksum().ifPresent(sum -> one.put("algorithm", sum.algorithm()).put("checksum", sum.value()));
        });
        OwnerOnly.write(file(upload.id()), Json.bytes(root));
        all.put(upload.id(), upload);
        return upload;
    }

    private static Upload read(Path file) throws IOException {
        JsonNode root;
        try {
            root = Json.parse(Files.readAllBytes(file));
        } catch (BadJson e) {
            throw new IOException(file + " is not readable: " + e.getMessage(), e);
        }
        Map<Integer, Part> parts = new HashMap<>();
        for (JsonNode one : root.path("parts")) {
            Optional<Checksum> sum = one.has("checksum")
                    ? Optional.of(new Checksum(
                            one.path("algorithm").asText(), one.path("checksum").asText(), "FULL_OBJECT"))
                    : Optional.empty();
            parts.put(one.path("number").asInt(), new Part(one.path("number").asInt(), one.path("place").asLong(),
                    one.path("size").asLong(), one.path("md5").asText(),
                    Instant.parse(one.path("modified").asText()), sum));
        }
        Attributes attributes = new Attributes(
                root.path("storageClass").asText(), map(root.path("headers")), map(root.path("tags")));
        return new Upload(root.path("id").asText(), root.path("key").asText(),
                new Upload.Origin(root.path("initiator").asText(), Instant.parse(root.path("initiated").asText())),
                attributes, root.path("sum").asText(), Map.copyOf(parts));
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new TreeMap<>();
        node.properties().forEach(one -> map.put(one.getKey(), one.getValue().asText()));
        return map;
    }
}
