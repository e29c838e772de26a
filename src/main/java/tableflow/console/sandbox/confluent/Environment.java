package tableflow.console.sandbox.confluent;

import java.time.Instant;

/// @param governance Stream Governance package: `ESSENTIALS` or `ADVANCED`
record Environment(String id, String displayName, String governance, Instant createdAt, Instant updatedAt)
        implements Entity {}
