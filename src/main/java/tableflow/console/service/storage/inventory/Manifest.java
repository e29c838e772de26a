package tableflow.console.service.storage.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What one list of S3 Inventory consists of.
///
/// @param source bucket that is listed
/// @param destination bucket that the list lies in
/// @param created when S3 began to list
/// @param format open: `CSV`, `ORC`, `Parquet`
/// @param fields of CSV in their order; empty for other formats
/// @param files keys in the destination bucket
/// @see "Amazon S3: Locating your inventory list, inventory manifest"
public record Manifest(
        String source, String destination, Instant created, String format, List<String> fields, List<Part> files) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NEEDED = Set.of("Bucket", "Key", "Size", "LastModifiedDate", "StorageClass");

    public Manifest {
        fields = List.copyOf(fields);
        files = List.copyOf(files);
    }

    /// A file of the list.
    ///
    /// @param size bytes
    /// @param md5 of its bytes in hexadecimal
    public record Part(String key, long size, String md5) {}

    /// @throws IllegalArgumentException when it is none, or lacks what counting needs; with the place
    static Manifest read(byte[] document) {
        JsonNode root;
        try {
            root = JSON.readTree(document);
        } catch (IOException broken) {
            throw new IllegalArgumentException("manifest.json is no JSON document", broken);
        }
        String format = required(root, "fileFormat");
        List<Part> files = new ArrayList<>();
        for (JsonNode file : root.path("files")) {
            if (!file.path("size").canConvertToLong()) {
                throw new IllegalArgumentException("files[" + files.size() + "].size is missing");
            }
            files.add(new Part(required(file, "key"), file.path("size").asLong(),
                    required(file, "MD5checksum").toLowerCase(Locale.ROOT)));
        }
        String schema = required(root, "fileSchema");
        List<String> fields = format.equalsIgnoreCase("CSV")
                ? Arrays.stream(schema.split(",")).map(String::strip).toList() : List.of();
        for (String needed : NEEDED) {
            boolean there = fields.isEmpty() ? schema.contains(columnOf(needed)) : fields.contains(needed);
            if (!there) {
                throw new IllegalArgumentException("the list lacks the field " + needed
                        + "; add it to the inventory's configuration");
            }
        }
        String destination = required(root, "destinationBucket");
        try {
            return new Manifest(required(root, "sourceBucket"), destination.replaceFirst("^arn:[^:]*:s3:::", ""),
                    Instant.ofEpochMilli(Long.parseLong(required(root, "creationTimestamp"))), format, fields, files);
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("creationTimestamp is no number of milliseconds", none);
        }
    }

    /// Columns of Parquet and ORC are named in small letters.
    private static String columnOf(String field) {
        return switch (field) {
            case "LastModifiedDate" -> "last_modified_date";
            case "StorageClass" -> "storage_class";
            default -> field.toLowerCase(Locale.ROOT);
        };
    }

    private static String required(JsonNode node, String name) {
        if (!node.path(name).isValueNode() || node.path(name).asText().isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return node.path(name).asText();
    }

    public boolean isCsv() {
        return format.equalsIgnoreCase("CSV");
    }

    public boolean isParquet() {
        return format.equalsIgnoreCase("Parquet");
    }

    /// Bytes of all files.
    public long bytes() {
        return files.stream().mapToLong(Part::size).sum();
    }
}
