package tableflow.console.sandbox.confluent;

import java.time.Instant;

/// A service account, or a user of the organization; either can own keys and hold roles.
record Account(String id, Kind kind, String displayName, String description, Instant createdAt, Instant updatedAt)
        implements Entity {
    enum Kind {
        SERVICE_ACCOUNT,
        USER
    }
}
