package tableflow.console.sandbox.confluent;

import java.time.Instant;
import tableflow.console.sandbox.access.KeyKind;

/// What the control plane remembers of a key beside what lets its bearer in, which is in
/// [tableflow.console.sandbox.access.Keys].
///
/// @param resource id of what it opens
record ApiKey(String id, Text text, String owner, KeyKind kind, String resource, Times times) implements Entity {
    record Text(String displayName, String description) {}

    record Times(Instant createdAt, Instant updatedAt) {}

    @Override
    public Instant createdAt() {
        return times.createdAt();
    }
}
