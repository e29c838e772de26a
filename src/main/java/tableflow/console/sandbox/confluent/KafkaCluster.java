package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// @param placement where and how it runs, fixed at creation but for its size
record KafkaCluster(
        String id,
        String environmentId,
        String displayName,
        Placement placement,
        boolean deletionProtection,
        Times times)
        implements Entity {

    /// @param config the `config` object with its `kind`: Basic, Standard, Enterprise, Dedicated, Freight
    record Placement(String availability, String cloud, String region, ObjectNode config) {}

    record Times(Instant createdAt, Instant updatedAt) {}

    @Override
    public Instant createdAt() {
        return times.createdAt();
    }
}
