package tableflow.console.service.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.monitor.Threshold;
import tableflow.console.service.monitor.MonitorSettings.Hook;
import tableflow.console.service.profile.JsonFile;

/// The monitor's settings of one profile on disk, as `schemas/console/monitor.schema.json` describes them. What this
/// version does not know stays: keys, and limits with rules of a newer one.
public final class SettingsFile {

    private static final String THRESHOLDS = "thresholds";
    private static final String WEBHOOK = "webhook";

    private final JsonFile file;

    /// @param clock names the file that a damaged one becomes
    public SettingsFile(Path file, InstantSource clock) {
        this.file = new JsonFile(file, "the monitor's settings", clock);
    }

    /// What was chosen; the usual before anything was.
    public MonitorSettings read() {
        return file.exists() ? of(file.read()) : MonitorSettings.usual();
    }

    /// Keeps other settings.
    public void write(MonitorSettings settings) {
        change(before -> settings);
    }

    /// Changes what is kept; nobody else does in between.
    ///
    /// @return what is kept now
    public MonitorSettings change(UnaryOperator<MonitorSettings> change) {
        AtomicReference<MonitorSettings> kept = new AtomicReference<>(MonitorSettings.usual());
        file.change(document -> {
            MonitorSettings settings = change.apply(of(document));
            kept.set(settings);
            document.put("sampling", settings.sampling());
            document.put("intervalSeconds", settings.interval().toSeconds());
            document.put("desktopNotices", settings.desktopNotices());
            document.set(THRESHOLDS, thresholds(document.path(THRESHOLDS), settings.thresholds()));
            Hook hook = settings.webhook();
            if (hook == null) {
                document.remove(WEBHOOK);
            } else {
                put(document.path(WEBHOOK) instanceof ObjectNode known ? known : document.putObject(WEBHOOK), hook);
            }
        });
        return Objects.requireNonNull(kept.get());
    }

    /// Where secrets of these settings lie in the secret store.
    public List<String> secretReferences() {
        return Optional.ofNullable(read().webhook()).map(Hook::secretRef).map(List::of).orElse(List.of());
    }

    private static void put(ObjectNode node, Hook hook) {
        node.put("url", hook.url().toString()).put("enabled", hook.enabled());
        put(node, "header", hook.header());
        put(node, "secretRef", hook.secretRef());
    }

    private static void put(ObjectNode node, String name, @Nullable String text) {
        if (text == null) {
            node.remove(name);
        } else {
            node.put(name, text);
        }
    }

    /// Those of `now`, each upon what stood there under its id, and behind them those that are not understood.
    private static ArrayNode thresholds(JsonNode before, List<Threshold> now) {
        Map<String, ObjectNode> known = new HashMap<>();
        List<JsonNode> strange = new ArrayList<>();
        for (JsonNode one : before) {
            if (one instanceof ObjectNode object && threshold(one).isPresent()) {
                known.put(one.path("id").asText(), object);
            } else {
                strange.add(one);
            }
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Threshold threshold : now) {
            ObjectNode node = known.getOrDefault(threshold.id(), JsonNodeFactory.instance.objectNode());
            node.put("id", threshold.id())
                    .put("topics", threshold.topics())
                    .put("samples", threshold.samples())
                    .put("enabled", threshold.enabled());
            node.set("rule", Rules.json(threshold.rule()));
            all.add(node);
        }
        strange.forEach(all::add);
        return all;
    }

    private static Optional<Threshold> threshold(JsonNode node) {
        String id = node.path("id").asText();
        String topics = node.path("topics").asText();
        int samples = node.path("samples").asInt(1);
        return id.isEmpty() || topics.isBlank() || samples < 1 || samples > Threshold.MOST_SAMPLES
                ? Optional.empty()
                : Rules.of(node.path("rule"))
                        .map(rule -> new Threshold(id, topics, rule, samples, node.path("enabled").asBoolean(true)));
    }

    private static MonitorSettings of(ObjectNode document) {
        MonitorSettings usual = MonitorSettings.usual();
        List<Threshold> thresholds = new ArrayList<>();
        document.path(THRESHOLDS).forEach(one -> threshold(one).ifPresent(thresholds::add));
        long seconds = document.path("intervalSeconds").asLong(usual.interval().toSeconds());
        return new MonitorSettings(
                document.path("sampling").asBoolean(usual.sampling()),
                Duration.ofSeconds(Math.max(MonitorSettings.INTERVALS.getFirst().toSeconds(), seconds)),
                document.path("desktopNotices").asBoolean(usual.desktopNotices()),
                document.has(THRESHOLDS) ? thresholds : usual.thresholds(),
                hook(document.path(WEBHOOK)));
    }

    private static @Nullable Hook hook(JsonNode node) {
        try {
            return node.path("url").asText().isEmpty()
                    ? null
                    : new Hook(
                            URI.create(node.path("url").asText()),
                            node.path("enabled").asBoolean(true),
                            text(node, "header"),
                            text(node, "secretRef"));
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        String text = node.path(name).asText();
        return text.isEmpty() ? null : text;
    }
}
