package tableflow.console.sandbox.tableflow.iceberg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.inmemory.InMemoryInputFile;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.s3.Attributes;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.StoredObject;

/// Iceberg's files in a bucket as if they were written at an earlier moment, for the past of a seed. Iceberg takes its
/// times from the machine's clock; they stand in the `metadata.json` alone, so none there is let through that is later
/// than the moment.
public final class PastFiles implements FileIO {
    private static final long serialVersionUID = 1L;
    private static final String TIME = "timestamp-ms";

    private final transient Bucket bucket;
    private Instant now;

    /// @param begin of the past
    public PastFiles(Bucket bucket, Instant begin) {
        this.bucket = bucket;
        this.now = begin;
    }

    /// From here on it is this moment, which is not before the last one.
    public void now(Instant moment) {
        now = moment;
    }

    @Override
    public InputFile newInputFile(String location) {
        String key = S3Place.of(location).key();
        StoredObject found = bucket.get(key).orElseThrow(() -> new NotFoundException("%s is not there", location));
        try {
            return new InMemoryInputFile(location, bucket.bytes(found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new UploadedFile(this, location, bytes -> put(location, bytes));
    }

    @Override
    public void deleteFile(String location) {
        try {
            bucket.delete(S3Place.of(location).key(), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(String location, byte[] content) {
        try {
            bucket.put(S3Place.of(location).key(), location.endsWith(".metadata.json") ? dated(content) : content,
                new Bucket.Given(Attributes.PLAIN, Optional.empty(), Optional.of(now)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] dated(byte[] metadata) throws IOException {
        try {
            ObjectNode table = (ObjectNode) Json.parse(new String(metadata, StandardCharsets.UTF_8));
            noLater(table, "last-updated-ms");
            for (String list : new String[] {"snapshots", "snapshot-log", "metadata-log"}) {
                for (JsonNode entry : table.path(list)) {
                    noLater((ObjectNode) entry, TIME);
                }
            }
            return Json.bytes(table);
        } catch (BadJson e) {
            throw new IOException("no table metadata: " + e.getMessage(), e);
        }
    }

    private void noLater(ObjectNode entry, String field) {
        entry.put(field, Math.min(entry.path(field).longValue(), now.toEpochMilli()));
    }
}
