package tableflow.console.domain.kafka.group;

/// A consumer group as it is listed.
///
/// @param state `Stable`, `Empty`, `PreparingRebalance` and others, open; empty when it is not told
/// @param type `Classic`, `Consumer` and others, open; empty when it is not told
public record GroupEntry(String id, String state, String type) {}
