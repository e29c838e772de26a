package tableflow.console.sandbox.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;

/// Databases and tables on disk and in memory. A database is a folder with `database.json`; a table a folder in it
/// with `table.json`, the table as it is now, and one file for each older version in `versions`.
///
/// An older version is written before the table, so a kill between the two leaves the old table whole. Reading needs
/// no lock; whoever changes holds the one of [GlueApi]. The nodes are never changed once they are in here.
final class CatalogStore {
    private static final String DATABASE = "database.json";
    private static final String TABLE = "table.json";

    private final Path folder;
    private final NavigableMap<String, ObjectNode> databases = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, NavigableMap<String, ObjectNode>> tables = new ConcurrentSkipListMap<>();

    private CatalogStore(Path folder) {
        this.folder = folder;
    }

    /// @throws IOException also when a file is damaged; it is left as it is
    static CatalogStore open(Path folder) throws IOException {
        Files.createDirectories(folder);
        CatalogStore store = new CatalogStore(folder);
        for (Path database : folders(folder)) {
            if (Files.exists(database.resolve(DATABASE))) {
                store.load(database);
            }
        }
        return store;
    }

    private void load(Path database) throws IOException {
        String name = decoded(database);
        databases.put(name, read(database.resolve(DATABASE)));
        NavigableMap<String, ObjectNode> inside = new ConcurrentSkipListMap<>();
        for (Path table : folders(database)) {
            if (Files.exists(table.resolve(TABLE))) {
                inside.put(decoded(table), read(table.resolve(TABLE)));
            }
        }
        tables.put(name, inside);
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    List<ObjectNode> databases() {
        return List.copyOf(databases.values());
    }

    Optional<ObjectNode> database(String name) {
        return Optional.ofNullable(databases.get(name));
    }

    void putDatabase(String name, ObjectNode database) throws IOException {
        OwnerOnly.write(folder(name).resolve(DATABASE), Json.bytes(database));
        databases.put(name, database);
        tables.computeIfAbsent(name, _ -> new ConcurrentSkipListMap<>());
    }

    /// With all its tables, as Glue does.
    void removeDatabase(String name) throws IOException {
        Files.deleteIfExists(folder(name).resolve(DATABASE));
        databases.remove(name);
        tables.remove(name);
        delete(folder(name));
    }

    List<ObjectNode> tables(String database) {
        NavigableMap<String, ObjectNode> inside = tables.get(database);
        return inside == null ? List.of() : List.copyOf(inside.values());
    }

    Optional<ObjectNode> table(String database, String name) {
        return Optional.ofNullable(tables.get(database)).map(inside -> inside.get(name));
    }

    /// @param keep whether the table as it was remains as a version
    void putTable(String database, String name, ObjectNode table, boolean keep) throws IOException {
        Optional<ObjectNode> old = table(database, name);
        if (keep && old.isPresent()) {
            OwnerOnly.write(version(database, name, old.get().path("VersionId").asText()), Json.bytes(old.get()));
        }
        OwnerOnly.writeForced(folder(database, name).resolve(TABLE), Json.bytes(table));
        tables.computeIfAbsent(database, _ -> new ConcurrentSkipListMap<>()).put(name, table);
    }

    void removeTable(String database, String name) throws IOException {
        Files.deleteIfExists(folder(database, name).resolve(TABLE));
        Optional.ofNullable(tables.get(database)).ifPresent(inside -> inside.remove(name));
        delete(folder(database, name));
    }

    /// Numbers of the versions that are kept, the current one included, newest first.
    List<Long> versions(String database, String name) throws IOException {
        Path kept = folder(database, name).resolve("versions");
        Stream<Long> current = table(database, name).stream().map(t -> t.path("VersionId").asLong());
        if (!Files.isDirectory(kept)) {
            return current.toList();
        }
        try (Stream<Path> files = Files.list(kept)) {
            Stream<Long> older = files.map(f -> String.valueOf(f.getFileName()))
                    .filter(f -> f.matches("[0-9]+\\.json"))
                    .map(f -> Long.valueOf(f.substring(0, f.indexOf('.'))));
            return Stream.concat(current, older).distinct().sorted(Comparator.reverseOrder()).toList();
        }
    }

    /// The table as it was, or is.
    Optional<ObjectNode> version(String database, String name, long number) throws IOException {
        Optional<ObjectNode> current = table(database, name).filter(t -> t.path("VersionId").asLong() == number);
        Path file = version(database, name, Long.toString(number));
        return current.isPresent() || !Files.exists(file) ? current : Optional.of(read(file));
    }

    /// @return false when there was none
    boolean removeVersion(String database, String name, long number) throws IOException {
        return Files.deleteIfExists(version(database, name, Long.toString(number)));
    }

    private Path folder(String database) {
        return folder.resolve(encoded(database));
    }

    private Path folder(String database, String table) {
        return folder(database).resolve(encoded(table));
    }

    private Path version(String database, String table, String number) {
        return folder(database, table).resolve("versions").resolve(number + ".json");
    }

    /// Also for names like `..`.
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A").replace(".", "%2E");
    }

    private static String decoded(Path folder) {
        return URLDecoder.decode(String.valueOf(folder.getFileName()), StandardCharsets.UTF_8);
    }

    private static ObjectNode read(Path file) throws IOException {
        try {
            if (Json.parse(Files.readAllBytes(file)) instanceof ObjectNode object) {
                return object;
            }
        } catch (BadJson e) {
            throw new IOException(file + " is not readable: " + e.getMessage(), e);
        }
        throw new IOException(file + " is not readable: no object");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
