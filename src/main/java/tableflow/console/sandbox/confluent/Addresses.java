package tableflow.console.sandbox.confluent;

/// Where the broker and the registry listen; known once they have started.
///
/// @param bootstrapServers `host:port`
/// @param restUrl of Kafka REST, without the path
/// @param registryUrl of Schema Registry
public record Addresses(String bootstrapServers, String restUrl, String registryUrl) {}
