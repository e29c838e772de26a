package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/// Where a cluster's tables are published.
///
/// @param config the `config` object with its `kind`: AwsGlue, Snowflake, Unity
record CatalogIntegration(
        String id, String environmentId, String clusterId, String displayName, ObjectNode config, Times times)
        implements Entity {

    record Times(Instant createdAt, Instant updatedAt) {}

    @Override
    public Instant createdAt() {
        return times.createdAt();
    }

    String kind() {
        return config.path("kind").asText();
    }

    boolean glue() {
        return kind().equals("AwsGlue");
    }

    /// The provider integration that it uses.
    Optional<String> integrationId() {
        return glue() ? Optional.of(config.path("provider_integration_id").asText()) : Optional.empty();
    }
}
