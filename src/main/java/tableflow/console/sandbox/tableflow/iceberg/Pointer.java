package tableflow.console.sandbox.tableflow.iceberg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;

/// Which metadata file is a table's current one: the one thing that a commit changes. Kept as a small file that is
/// replaced whole, so that after a kill it is the old commit or the new one.
public final class Pointer {
    private final Path file;
    private State state;

    /// @param metadata null until the table is made
    /// @param deltaVersion last version in `_delta_log`, -1 for none
    /// @param deltaSnapshot snapshot that this version tells, 0 for none
    public record State(@Nullable String metadata, @Nullable String previous, long deltaVersion, long deltaSnapshot) {
        static final State NONE = new State(null, null, -1, 0);
    }

    public Pointer(Path file) throws IOException {
        this.file = file;
        this.state = Files.exists(file) ? read(file) : State.NONE;
    }

    private static State read(Path file) throws IOException {
        try {
            JsonNode root = Json.parse(Files.readAllBytes(file));
            return new State(text(root, "metadata_location"), text(root, "previous_metadata_location"),
                root.path("delta_version").asLong(-1), root.path("delta_snapshot_id").asLong());
        } catch (BadJson e) {
            throw new IOException(file + " is not the pointer of a table: " + e.getMessage(), e);
        }
    }

    private static @Nullable String text(JsonNode root, String name) {
        return root.hasNonNull(name) ? root.path(name).asText() : null;
    }

    public synchronized State state() {
        return state;
    }

    /// Where the current metadata is; empty until the table is made.
    public synchronized Optional<String> metadata() {
        return Optional.ofNullable(state.metadata());
    }

    synchronized void advance(String metadata) {
        save(new State(metadata, state.metadata(), state.deltaVersion(), state.deltaSnapshot()));
    }

    /// Notes that a version of `_delta_log` is written.
    public synchronized void delta(long version, long snapshot) {
        save(new State(state.metadata(), state.previous(), version, snapshot));
    }

    private void save(State wanted) {
        ObjectNode root = Json.object()
            .put("metadata_location", wanted.metadata())
            .put("previous_metadata_location", wanted.previous())
            .put("delta_version", wanted.deltaVersion())
            .put("delta_snapshot_id", wanted.deltaSnapshot());
        try {
            OwnerOnly.writeForced(file, Json.pretty(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        state = wanted;
    }
}
