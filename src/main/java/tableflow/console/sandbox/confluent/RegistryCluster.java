package tableflow.console.sandbox.confluent;

import java.time.Instant;

/// The Schema Registry of an environment, made by itself with the environment's first Kafka cluster.
record RegistryCluster(String id, String environmentId, String cloud, String region, Instant createdAt)
        implements Entity {}
