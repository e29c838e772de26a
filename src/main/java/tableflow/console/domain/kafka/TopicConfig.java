package tableflow.console.domain.kafka;

import org.jspecify.annotations.Nullable;

/// One setting of a topic.
///
/// @param value absent when it is sensitive or unset
/// @param isDefault whether nobody set it on this topic
/// @param source where the value comes from, as the service names it
public record TopicConfig(
        String name, @Nullable String value, boolean isDefault, boolean readOnly, boolean sensitive, String source) {}
