package tableflow.console.domain.kafka;

/// A topic as listed.
///
/// @param partitionCount 0 in the answer to a creation: read again
/// @param replicationFactor 0 in the answer to a creation: read again
public record Topic(String name, int partitionCount, int replicationFactor, boolean internal) {}
