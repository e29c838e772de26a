package tableflow.console.domain.confluent;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;

/// A Kafka cluster (`cmk/v2`).
///
/// @param kind Basic, Standard, Enterprise, Dedicated, Freight or newer, as sent
/// @param endpoints one per access point, from the endpoints map and else from the deprecated fields; may be empty
///     while the cluster is being made
public record KafkaCluster(
        String id,
        String displayName,
        String environmentId,
        Open<CloudProvider> cloud,
        String region,
        String kind,
        Open<ClusterPhase> phase,
        List<Endpoint> endpoints) {

    public KafkaCluster {
        endpoints = List.copyOf(endpoints);
    }

    /// One way into the cluster.
    ///
    /// @param accessPoint the id of the access point; `PUBLIC` and `PRIVATE_LINK` are reserved names
    /// @param bootstrapServers without a protocol prefix
    /// @param restUrl Kafka REST v3, without the path
    /// @param connectionType PUBLIC, PRIVATE_LINK, PRIVATE_NETWORK_INTERFACE or newer; absent when not told
    public record Endpoint(
            String accessPoint, String bootstrapServers, URI restUrl, @Nullable String connectionType) {}

    /// The public endpoint where there is one, else the first.
    public Optional<Endpoint> preferredEndpoint() {
        return endpoints.stream()
                .filter(it -> "PUBLIC".equals(it.connectionType()) || "PUBLIC".equals(it.accessPoint()))
                .findFirst()
                .or(() -> endpoints.stream().findFirst());
    }
}
