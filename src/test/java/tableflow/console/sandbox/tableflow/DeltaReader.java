package tableflow.console.sandbox.tableflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.formats.ReadBuilder;
import org.apache.iceberg.inmemory.InMemoryInputFile;
import org.apache.iceberg.io.CloseableIterable;
import org.roaringbitmap.RoaringBitmap;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.tableflow.iceberg.S3Place;

/// Reads a table by its `_delta_log` alone, as Delta's protocol says: actions replayed, deletion vectors decoded.
/// Of Iceberg it takes the columns only.
final class DeltaReader {
    private static final String Z85 =
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

    private final LakeFixture lake;
    private final String path;
    /// What `add` says of each file that is there.
    final Map<String, JsonNode> files = new TreeMap<>();
    private JsonNode protocol = Json.object();

    DeltaReader(LakeFixture lake, String path) throws Exception {
        this.lake = lake;
        this.path = path;
        List<String> log = lake.objects(path).stream().filter(key -> key.contains("/_delta_log/")).sorted().toList();
        for (int version = 0; version < log.size(); version++) {
            if (!log.get(version).endsWith("%020d.json".formatted(version))) {
                throw new AssertionError("version " + version + " is missing: " + log);
            }
            for (String line : new String(lake.object(log.get(version)), StandardCharsets.UTF_8).lines().toList()) {
                take(Json.parse(line));
            }
        }
    }

    /// A file is told by its path together with its deletion vector: what is removed must be there just so.
    private void take(JsonNode action) {
        if (action.has("protocol")) {
            protocol = action.path("protocol");
        }
        if (action.has("remove")) {
            JsonNode known = files.remove(action.at("/remove/path").asText());
            if (known == null || !known.path("deletionVector").equals(action.at("/remove/deletionVector"))) {
                throw new AssertionError("removed what is not there: " + action);
            }
        }
        if (action.has("add") && files.put(action.at("/add/path").asText(), action.path("add")) != null) {
            throw new AssertionError("added twice: " + action);
        }
    }

    List<String> readerFeatures() {
        List<String> features = new ArrayList<>();
        protocol.path("readerFeatures").forEach(one -> features.add(one.asText()));
        return features;
    }

    List<Record> rows(org.apache.iceberg.Schema columns) throws Exception {
        List<Record> rows = new ArrayList<>();
        for (JsonNode file : files.values()) {
            RoaringBitmap gone = gone(file.path("deletionVector"));
            byte[] content = lake.object(S3Place.of(path + "/" + file.path("path").asText()).key());
            int place = 0;
            ReadBuilder<Record, Object> reader = FormatModelRegistry.readBuilder(
                FileFormat.PARQUET, Record.class, new InMemoryInputFile(content));
            try (CloseableIterable<Record> all = reader.project(columns).build()) {
                for (Record row : all) {
                    if (!gone.contains(place++)) {
                        rows.add(row);
                    }
                }
            }
            if (content.length != file.path("size").asLong()
                    || place != Json.parse(file.path("stats").asText()).path("numRecords").asInt()) {
                throw new AssertionError("another size or number of rows: " + file);
            }
        }
        return rows;
    }

    private static RoaringBitmap gone(JsonNode vector) throws Exception {
        RoaringBitmap gone = new RoaringBitmap();
        if (vector.isMissingNode()) {
            return gone;
        }
        byte[] all = decode(vector.path("pathOrInlineDv").asText());
        byte[] bytes = Arrays.copyOf(all, vector.path("sizeInBytes").asInt());
        ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (!vector.path("storageType").asText().equals("i") || head.getInt() != 1_681_511_377
                || head.getLong() != 1 || head.getInt() != 0) {
            throw new AssertionError("no bitmap of places below 2^32: " + vector);
        }
        DataInput rest = new DataInputStream(new ByteArrayInputStream(bytes, head.position(), head.remaining()));
        gone.deserialize(rest);
        if (gone.getLongCardinality() != vector.path("cardinality").asLong()) {
            throw new AssertionError("another number of places: " + vector);
        }
        return gone;
    }

    private static byte[] decode(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() / 5 * 4);
        for (int i = 0; i < text.length(); i += 5) {
            long group = 0;
            for (char digit : text.substring(i, i + 5).toCharArray()) {
                group = group * 85 + Z85.indexOf(digit);
            }
            bytes.putInt((int) group);
        }
        return bytes.array();
    }
}
