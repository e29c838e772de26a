package tableflow.console.service.query.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.service.support.Fingerprint;

/// The parameters that a statement was last run with. Statements are known by their fingerprint; the newest 500 are
/// kept. Methods block, and wait for each other.
public final class ParameterMemory {

    private static final int MOST = 500;
    private static final int VERSION = 1;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Path file;
    private final InstantSource clock;

    /// @param clock names the file that a damaged one becomes
    public ParameterMemory(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// What `sql` was last run with; empty when it was not.
    public synchronized List<SqlParameter> of(String sql) throws IOException {
        return read().getOrDefault(Fingerprint.of(sql), List.of());
    }

    /// Remembers what `sql` is run with.
    public synchronized void remember(String sql, List<SqlParameter> parameters) throws IOException {
        Map<String, List<SqlParameter>> all = read();
        String key = Fingerprint.of(sql);
        all.remove(key);
        all.put(key, List.copyOf(parameters));
        while (all.size() > MOST) {
            all.remove(all.keySet().iterator().next());
        }
        ObjectNode root = json.createObjectNode();
        root.put("version", VERSION);
        root.set("statements", json.valueToTree(all));
        AtomicFiles.write(file, json.writeValueAsBytes(root));
    }

    private Map<String, List<SqlParameter>> read() throws IOException {
        try {
            JsonNode root = json.readTree(Files.readAllBytes(file));
            if (root.path("version").asInt() == VERSION && root.path("statements").isObject()) {
                return statements(root.path("statements"));
            }
        } catch (NoSuchFileException absent) {
            return new LinkedHashMap<>();
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            // Set aside like one of another version.
        }
        AtomicFiles.setAside(file, clock.instant());
        return new LinkedHashMap<>();
    }

    private static Map<String, List<SqlParameter>> statements(JsonNode all) {
        Map<String, List<SqlParameter>> read = new LinkedHashMap<>();
        all.properties().forEach(statement -> {
            List<SqlParameter> parameters = new ArrayList<>();
            for (JsonNode each : statement.getValue()) {
                parameters.add(new SqlParameter(
                        SqlParameter.Type.valueOf(text(each, "type")), text(each, "value")));
            }
            read.put(statement.getKey(), List.copyOf(parameters));
        });
        return read;
    }

    private static String text(JsonNode parameter, String name) {
        String text = parameter.path(name).textValue();
        if (text == null) {
            throw new IllegalArgumentException("a parameter without " + name);
        }
        return text;
    }
}
