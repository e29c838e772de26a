package tableflow.console.sandbox.confluent;

import java.time.Instant;
import java.util.Map;

/// What the control plane needs to know of a topic of the broker.
///
/// @param createdAt when it was made, as near as the broker knows
/// @param config its settings by name, defaults included
public record KafkaTopic(String name, Instant createdAt, Map<String, String> config) {}
