package tableflow.console.domain.confluent;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;

/// The Schema Registry of an environment (`srcm/v3`). It appears by itself after the first Kafka cluster.
///
/// @param url absent while it is being made
public record RegistryCluster(
        String id, String displayName, @Nullable URI url, Open<ClusterPhase> phase, @Nullable String region) {}
