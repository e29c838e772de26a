package tableflow.console.domain.confluent;

/// The phase of a Kafka or Schema Registry cluster.
public enum ClusterPhase {
    PROVISIONING,
    PROVISIONED,
    FAILED
}
