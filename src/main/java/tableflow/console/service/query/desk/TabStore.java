package tableflow.console.service.query.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.support.AtomicFiles;

/// The open tabs of a profile, a file for each and one for their order, so that a key stroke writes one text and damage
/// costs one tab at most. A file is replaced as a whole: whoever is killed while writing leaves the text before.
///
/// Methods block, and wait for each other.
public final class TabStore {

    private static final int VERSION = 1;
    private static final String ORDER = "order.json";
    private static final String SUFFIX = ".json";

    private final JsonMapper json = JsonMapper.builder().build();
    private final Path folder;
    private final InstantSource clock;

    /// What was found.
    ///
    /// @param tabs in their order
    /// @param chosen the id of the one that was shown; may be none of them
    /// @param notices what could not be read, and where it is now
    public record Found(List<StoredTab> tabs, @Nullable String chosen, List<String> notices) {
        public Found {
            tabs = List.copyOf(tabs);
            notices = List.copyOf(notices);
        }
    }

    /// @param folder of the profile; made when something is written
    /// @param clock names the files that damaged ones become
    public TabStore(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// Reads what is there. Tabs that the order does not name come last.
    ///
    /// @throws IOException when the folder cannot be read
    public synchronized Found read() throws IOException {
        if (!Files.isDirectory(folder)) {
            return new Found(List.of(), null, List.of());
        }
        List<String> notices = new ArrayList<>();
        Map<String, StoredTab> tabs = new LinkedHashMap<>();
        for (Path file : files()) {
            StoredTab tab = readTab(file, notices);
            if (tab != null) {
                tabs.put(tab.id(), tab);
            }
        }
        JsonNode order = order(notices);
        List<StoredTab> sorted = new ArrayList<>();
        for (JsonNode id : order.path("tabs")) {
            StoredTab tab = tabs.remove(id.asText());
            if (tab != null) {
                sorted.add(tab);
            }
        }
        sorted.addAll(tabs.values());
        return new Found(sorted, order.path("chosen").textValue(), notices);
    }

    /// Keeps a tab in place of what was kept of it.
    public synchronized void write(StoredTab tab) throws IOException {
        ObjectNode root = json.createObjectNode();
        root.put("version", VERSION);
        root.put("name", tab.name());
        root.put("database", tab.database());
        root.put("catalog", tab.catalog());
        root.put("workgroup", tab.workgroup());
        root.put("file", tab.file());
        root.put("fingerprint", tab.fingerprint());
        root.put("caret", tab.caret());
        root.put("anchor", tab.anchor());
        if (tab.extra() != null) {
            root.put("extra", tab.extra());
        }
        root.put("text", tab.text());
        AtomicFiles.write(file(tab.id()), json.writeValueAsBytes(root));
    }

    /// Keeps the order of the tabs, and which is shown.
    public synchronized void order(List<String> ids, @Nullable String chosen) throws IOException {
        ObjectNode root = json.createObjectNode();
        root.put("version", VERSION);
        root.put("chosen", chosen);
        ArrayNode tabs = root.putArray("tabs");
        ids.forEach(tabs::add);
        AtomicFiles.write(folder.resolve(ORDER), json.writeValueAsBytes(root));
    }

    /// Forgets a tab that was closed.
    public synchronized void remove(String id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    private Path file(String id) {
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("no id of a tab: " + id);
        }
        return folder.resolve("tab-" + id + SUFFIX);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(it -> it.getFileName().toString().matches("tab-[A-Za-z0-9-]{1,64}\\.json"))
                    .sorted()
                    .toList();
        }
    }

    private @Nullable StoredTab readTab(Path file, List<String> notices) throws IOException {
        String name = file.getFileName().toString();
        String id = name.substring("tab-".length(), name.length() - SUFFIX.length());
        try {
            JsonNode root = json.readTree(Files.readAllBytes(file));
            if (root.path("version").asInt() != VERSION || !root.path("text").isTextual()) {
                setAside(file, notices);
                return null;
            }
            return new StoredTab(
                    id,
                    root.path("name").asText(),
                    root.path("text").textValue(),
                    root.path("caret").asInt(),
                    root.path("anchor").asInt(),
                    root.path("database").textValue(),
                    root.path("workgroup").asText(),
                    root.path("file").textValue(),
                    root.path("fingerprint").textValue(),
                    root.path("catalog").textValue(),
                    root.path("extra").textValue());
        } catch (NoSuchFileException closedMeanwhile) {
            return null;
        } catch (JsonProcessingException damaged) {
            setAside(file, notices);
            return null;
        }
    }

    private JsonNode order(List<String> notices) throws IOException {
        Path file = folder.resolve(ORDER);
        try {
            return json.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException absent) {
            return json.createObjectNode();
        } catch (JsonProcessingException damaged) {
            setAside(file, notices);
            return json.createObjectNode();
        }
    }

    private void setAside(Path file, List<String> notices) throws IOException {
        Path kept = AtomicFiles.setAside(file, clock.instant());
        notices.add(file.getFileName() + " \u2192 " + kept);
    }
}
