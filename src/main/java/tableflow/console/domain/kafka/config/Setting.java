package tableflow.console.domain.kafka.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.TopicConfig;

/// A setting of a topic with what the broker knows of it.
///
/// @param config its value now
/// @param type the broker's word for what values it takes: `LONG`, `LIST`; open
/// @param documentation the broker's own words, plain text; empty when it tells none
/// @param origins the values that would apply, from the one that does to the last resort
public record Setting(TopicConfig config, String type, String documentation, List<Origin> origins) {

    public Setting {
        origins = List.copyOf(origins);
    }

    /// A value that is set somewhere.
    ///
    /// @param name which may differ from the topic's: `log.retention.ms` of the broker for `retention.ms`
    /// @param value absent when it is sensitive
    /// @param source `DYNAMIC_TOPIC_CONFIG`, `STATIC_BROKER_CONFIG`, `DEFAULT_CONFIG` and others, open
    public record Origin(String name, @Nullable String value, String source) {}

    public String name() {
        return config.name();
    }

    /// What would apply without the topic's own value; absent when it is not told.
    public @Nullable String inherited() {
        return origins.stream()
                .filter(origin -> !origin.source().equals("DYNAMIC_TOPIC_CONFIG"))
                .findFirst()
                .map(Origin::value)
                .orElse(null);
    }
}
