package tableflow.console.service.provisioning;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.RegistryCluster;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.service.port.Connector;
import tableflow.console.service.port.ControlPlane;

/// What a run stands on and never changes: the environment, its clusters, its registry, and where they are.
record Ground(
        @Nullable Environment environment,
        Map<String, KafkaCluster> clusters,
        @Nullable RegistryCluster registry,
        Map<String, URI> restUrls) {

    private static final URI UNKNOWN = URI.create("https://unknown.invalid");

    /// Reads it.
    static Ground read(ControlPlane control, Desired desired, Profile profile) {
        String id = desired.environmentId();
        Environment environment = control.environments().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElse(null);
        if (environment == null) {
            return new Ground(null, Map.of(), null, Map.of());
        }
        Map<String, KafkaCluster> clusters = new LinkedHashMap<>();
        Map<String, URI> urls = new LinkedHashMap<>();
        for (KafkaCluster cluster : control.kafkaClusters(id)) {
            clusters.put(cluster.id(), cluster);
            restUrl(cluster, profile).ifPresent(it -> urls.put(cluster.id(), it));
        }
        RegistryCluster registry =
                control.registryClusters(id).stream().findFirst().orElse(null);
        return new Ground(environment, clusters, registry, urls);
    }

    /// The profile's choice among several access points, else the preferred one.
    private static Optional<URI> restUrl(KafkaCluster cluster, Profile profile) {
        Profile.Kafka kafka = profile.kafka();
        if (kafka != null && kafka.clusterId().equals(cluster.id()) && kafka.restUrl() != null) {
            return Optional.of(kafka.restUrl());
        }
        return cluster.preferredEndpoint().map(KafkaCluster.Endpoint::restUrl);
    }

    /// The registry, which a passed preflight promises.
    RegistryCluster theRegistry() {
        if (registry == null) {
            throw RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "find the Schema Registry",
                    "the environment has none yet");
        }
        return registry;
    }

    URI registryUrl() {
        URI url = theRegistry().url();
        if (url == null) {
            throw RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "find the Schema Registry",
                    "it has no address yet");
        }
        return url;
    }

    URI restUrl(String clusterId) {
        URI url = restUrls.get(clusterId);
        if (url == null) {
            throw RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "find cluster " + clusterId, "it has no address");
        }
        return url;
    }

    /// For previews, which do not fail for want of an address.
    Connector.Endpoints endpoints(@Nullable String clusterId) {
        URI rest = clusterId == null ? UNKNOWN : restUrls.getOrDefault(clusterId, UNKNOWN);
        return new Connector.Endpoints(rest, registry == null || registry.url() == null ? UNKNOWN : registry.url());
    }

    /// The resource name of the environment, on which those of clusters and subjects are built.
    String environmentCrn() {
        String crn = environment == null ? null : environment.resourceName();
        if (crn == null) {
            throw RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "name the environment's resources",
                    "the environment does not tell its resource name");
        }
        return crn;
    }
}
