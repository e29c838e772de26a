package tableflow.console.sandbox.confluent;

import java.time.Instant;

/// What every stored object has: a key that is unique in its store, and the time it was made.
interface Entity {
    String id();

    Instant createdAt();
}
