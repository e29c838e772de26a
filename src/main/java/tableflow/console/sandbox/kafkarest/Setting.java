package tableflow.console.sandbox.kafkarest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.kafka.CloudSettings;

/// One topic setting with its present value, where that comes from, and what would be in force without it.
///
/// @param value null for a sensitive one
/// @param synonyms the values that apply, strongest first
record Setting(String name, @Nullable String value, String source, boolean readOnly, boolean sensitive,
        List<Synonym> synonyms) {
    private static final String DEFAULT = ConfigEntry.ConfigSource.DEFAULT_CONFIG.name();
    private static final String TOPIC = ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG.name();

    /// A value that another source gives, under that source's name for it.
    record Synonym(String name, @Nullable String value, String source) {}

    static Setting of(ConfigEntry entry) {
        var synonyms = entry.synonyms().stream()
            .map(s -> new Synonym(s.name(), s.value(), s.source().name()))
            .toList();
        return new Setting(entry.name(), entry.value(), entry.source().name(), entry.isReadOnly(),
            entry.isSensitive(), synonyms);
    }

    /// All settings that only Confluent's brokers know.
    ///
    /// @param changed those that a topic has, the rest being defaults
    static List<Setting> cloud(Map<String, String> changed) {
        var all = new ArrayList<Setting>();
        CloudSettings.defaults().forEach((name, standard) -> {
            var byDefault = new Synonym(name, standard, DEFAULT);
            String own = changed.get(name);
            all.add(own == null
                ? new Setting(name, standard, DEFAULT, false, false, List.of(byDefault))
                : new Setting(name, own, TOPIC, false, false, List.of(new Synonym(name, own, TOPIC), byDefault)));
        });
        return all;
    }

    ObjectNode json(Call call, String topic) {
        ObjectNode json = call.resource("KafkaTopicConfig", "/topic=" + topic + "/config=" + name,
                "topics", topic, "configs", name)
            .put("topic_name", topic)
            .put("name", name)
            .put("value", value)
            .put("is_default", source.equals(DEFAULT))
            .put("is_read_only", readOnly)
            .put("is_sensitive", sensitive)
            .put("source", source);
        ArrayNode others = json.putArray("synonyms");
        synonyms.forEach(s -> others.addObject()
            .put("name", s.name()).put("value", s.value()).put("source", s.source()));
        return json;
    }
}
