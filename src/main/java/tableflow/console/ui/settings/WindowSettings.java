package tableflow.console.ui.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.ui.work.Timer;

/// Named texts that outlive the window: theme, bounds, last pane, chosen columns. No secrets.
///
/// Changes are written together half a second after the last one, to a new file that then takes the old one's place.
/// A file that cannot be read is set aside under a new name, and [#notice()] says so; one that cannot be written is
/// logged and tried again at the next change: settings never stop the console.
public final class WindowSettings implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WindowSettings.class);
    private static final Duration DELAY = Duration.ofMillis(500);
    private static final int VERSION = 1;

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final Path file;
    private final Timer timer;
    private final InstantSource clock;
    private final Map<String, String> values = new TreeMap<>();
    private @Nullable String notice;
    private Timer.@Nullable Alarm alarm;

    /// Reads `file`; an absent one means that nothing is set.
    ///
    /// @param clock names the file that a damaged one becomes
    public WindowSettings(Path file, Timer timer, InstantSource clock) {
        this.file = file;
        this.timer = timer;
        this.clock = clock;
        read();
    }

    /// What the user should know of reading the file: that it was damaged, and its new name.
    public Optional<String> notice() {
        return Optional.ofNullable(notice);
    }

    /// The name of what is chosen for one topic of a profile. No topic has a slash in its name: profile `a` with topic
    /// `b.c` is not profile `a.b` with topic `c`.
    public static String ofTopic(String what, String profile, String topic) {
        return what + "." + profile + "/" + topic;
    }

    public synchronized Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// The constant stored under `name`; `otherwise` when there is none, or one of another version of the console.
    public <E extends Enum<E>> E get(String name, E otherwise) {
        try {
            return get(name)
                    .map(text -> Enum.valueOf(otherwise.getDeclaringClass(), text))
                    .orElse(otherwise);
        } catch (IllegalArgumentException unknown) {
            return otherwise;
        }
    }

    /// Sets `name`; null forgets it.
    public synchronized void put(String name, @Nullable String value) {
        @Nullable String before = value == null ? values.remove(name) : values.put(name, value);
        if (Objects.equals(before, value)) {
            return;
        }
        if (alarm != null) {
            alarm.cancel();
        }
        alarm = timer.after(DELAY, this::flush);
    }

    /// Writes what is not written yet.
    public synchronized void flush() {
        if (alarm == null) {
            return;
        }
        alarm.cancel();
        alarm = null;
        try {
            write();
        } catch (IOException e) {
            LOG.warn("cannot write the settings to {}: {}", file, e.toString());
        }
    }

    @Override
    public void close() {
        flush();
    }

    private void write() throws IOException {
        ObjectNode root = json.createObjectNode();
        root.put("version", VERSION);
        root.set("values", json.valueToTree(values));
        AtomicFiles.write(file, json.writeValueAsBytes(root));
    }

    private void read() {
        try {
            JsonNode root = json.readTree(Files.readAllBytes(file));
            if (root.path("version").asInt() != VERSION || !root.path("values").isObject()) {
                setAside("not settings of version " + VERSION);
                return;
            }
            values.putAll(json.convertValue(root.get("values"), new TypeReference<Map<String, String>>() {}));
        } catch (NoSuchFileException absent) {
            LOG.debug("no settings yet at {}", file);
        } catch (JsonProcessingException | IllegalArgumentException damaged) {
            setAside("damaged");
        } catch (IOException e) {
            notice = file + ": " + e;
        }
    }

    private void setAside(String reason) {
        try {
            Path target = AtomicFiles.setAside(file, clock.instant());
            notice = file + " (" + reason + ") \u2192 " + target.getFileName();
        } catch (IOException e) {
            notice = file + " (" + reason + "): " + e;
        }
    }
}
