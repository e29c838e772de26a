package tableflow.console.sandbox.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;

/// What hangs on tables besides their own JSON: optimizers, statistics of columns, partitions, tags. All in one file.
final class Extras {
    private final Path file;
    private final ConcurrentSkipListMap<String, ObjectNode> all = new ConcurrentSkipListMap<>();

    private Extras(Path file) {
        this.file = file;
    }

    static Extras open(Path file) throws IOException {
        Extras extras = new Extras(file);
        if (Files.exists(file)) {
            try {
                Json.parse(Files.readAllBytes(file)).properties().forEach(one -> {
                    if (one.getValue() instanceof ObjectNode object) {
                        extras.all.put(one.getKey(), object);
                    }
                });
            } catch (BadJson e) {
                throw new IOException(file + " is not readable: " + e.getMessage(), e);
            }
        }
        return extras;
    }

    /// Parts of a key are told apart by a character that no name has.
    static String key(String... parts) {
        return String.join("\n", parts);
    }

    Optional<ObjectNode> get(String key) {
        return Optional.ofNullable(all.get(key));
    }

    void put(String key, ObjectNode value) throws IOException {
        all.put(key, value);
        save();
    }

    boolean remove(String key) throws IOException {
        boolean was = all.remove(key) != null;
        save();
        return was;
    }

    /// What stands under keys that begin so, in order.
    List<ObjectNode> under(String prefix) {
        return List.copyOf(all.subMap(prefix, prefix + Character.MAX_VALUE).values());
    }

    /// Drops what belonged to a table or database that is gone.
    void forget(String prefix) throws IOException {
        var gone = all.subMap(prefix, prefix + Character.MAX_VALUE);
        if (!gone.isEmpty()) {
            gone.clear();
            save();
        }
    }

    private void save() throws IOException {
        OwnerOnly.write(file, Json.bytes(new TreeMap<>(all)));
    }
}
