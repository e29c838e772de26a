package tableflow.console.service.topics.change;

/// A suspended table that shall go on.
///
/// @param reason Confluent's own words for why it was suspended; may be empty
public record ResumePlan(String topic, String reason) {}
