package tableflow.console.service.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;

/// Reads Iceberg's `metadata.json` (table specification, appendix C). Unknown members are passed over.
final class MetadataReader {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /// Iceberg marks a table without a snapshot so, or leaves the member out.
    private static final long NO_SNAPSHOT = -1;

    private MetadataReader() {}

    /// @param name of the file; `.gz` before the ending, or at the end, says that it is compressed
    /// @throws IOException when it cannot be read, or is no metadata file
    static TableMetadata read(String name, InputStream file) throws IOException {
        boolean compressed = name.endsWith(".gz") || name.endsWith(".gz.metadata.json");
        JsonNode root = JSON.readTree(compressed ? new GZIPInputStream(file) : file);
        if (root == null || !root.path("format-version").isInt() || !root.path("location").isTextual()) {
            throw new IOException("it is not an Iceberg metadata file");
        }
        List<Snapshot> snapshots = new ArrayList<>();
        root.path("snapshots").forEach(one -> snapshots.add(snapshot(one)));
        Long current = number(root.path("current-snapshot-id"));
        return new TableMetadata(
                root.path("format-version").intValue(),
                root.path("table-uuid").asText(),
                root.path("location").asText(),
                root.path("last-updated-ms").longValue(),
                current == null || current == NO_SNAPSHOT ? null : current,
                snapshots);
    }

    private static Snapshot snapshot(JsonNode one) {
        Map<String, String> summary = new LinkedHashMap<>();
        one.path("summary").properties().forEach(entry -> summary.put(entry.getKey(), entry.getValue().asText()));
        return new Snapshot(
                one.path("snapshot-id").longValue(),
                number(one.path("parent-snapshot-id")),
                one.path("sequence-number").longValue(),
                one.path("timestamp-ms").longValue(),
                summary.remove("operation"),
                one.path("manifest-list").isTextual() ? one.path("manifest-list").asText() : null,
                summary);
    }

    private static @Nullable Long number(JsonNode node) {
        return node.isIntegralNumber() ? Long.valueOf(node.longValue()) : null;
    }
}
