package tableflow.console.sandbox.kafka;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;

/// The topic settings that only Confluent's brokers know. An Apache broker refuses `confluent.*`, so they are held
/// here, in a small file beside the broker's data, under the topic's id: a topic that is deleted and made again starts
/// with the defaults. Thread-safe.
public final class CloudSettings {
    private static final String PREFIX = "confluent.";
    private static final String BY_TOPIC_NAME = "io.confluent.kafka.serializers.subject.TopicNameStrategy";
    private static final Map<String, String> DEFAULTS = defaultValues();
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Map<String, Map<String, String>> byTopic;

    /// Reads the file if it exists.
    ///
    /// @throws IOException if it cannot be read
    public CloudSettings(Path file) throws IOException {
        this.file = file;
        this.byTopic = Files.exists(file)
            ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Map<String, String>>>() {})
            : new TreeMap<>();
    }

    /// Whether a setting of this name is held here and not by the broker.
    public static boolean owns(String name) {
        return name.startsWith(PREFIX);
    }

    /// All names held here, with the values that a new topic has.
    public static Map<String, String> defaults() {
        return DEFAULTS;
    }

    /// Why this setting cannot be given this value, in the broker's words; empty if it can. An absent value stands
    /// for the default.
    public static Optional<String> objection(String name, Optional<String> value) {
        String standard = DEFAULTS.get(name);
        if (standard == null) {
            return Optional.of("Unknown topic config name: " + name);
        }
        boolean isBoolean = standard.equals("false");
        if (isBoolean && value.isPresent() && !value.get().matches("(?i)true|false")) {
            return Optional.of("Invalid value " + value.get() + " for configuration " + name
                + ": Expected value to be either true or false");
        }
        return Optional.empty();
    }

    /// The values that differ from the defaults.
    public synchronized Map<String, String> of(Uuid topic) {
        return Map.copyOf(byTopic.getOrDefault(topic.toString(), Map.of()));
    }

    /// Sets values, and resets those that are absent.
    ///
    /// @throws UncheckedIOException if the file cannot be written; nothing has changed then
    public synchronized void change(Uuid topic, Map<String, Optional<String>> changes) {
        var all = new TreeMap<>(byTopic);
        var mine = new TreeMap<>(byTopic.getOrDefault(topic.toString(), Map.of()));
        changes.forEach((name, value) -> value.ifPresentOrElse(v -> mine.put(name, v), () -> mine.remove(name)));
        all.put(topic.toString(), mine);
        if (mine.isEmpty()) {
            all.remove(topic.toString());
        }
        write(all);
        byTopic.clear();
        byTopic.putAll(all);
    }

    private void write(Map<String, Map<String, String>> all) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            JSON.writeValue(fresh.toFile(), all);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> defaultValues() {
        var values = new LinkedHashMap<String, String>();
        values.put("confluent.key.schema.validation", "false");
        values.put("confluent.key.subject.name.strategy", BY_TOPIC_NAME);
        values.put("confluent.schema.validation.context.name", "default");
        values.put("confluent.topic.type", "standard");
        values.put("confluent.value.schema.validation", "false");
        values.put("confluent.value.subject.name.strategy", BY_TOPIC_NAME);
        return Collections.unmodifiableMap(values);
    }
}
