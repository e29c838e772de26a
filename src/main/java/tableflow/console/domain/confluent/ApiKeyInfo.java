package tableflow.console.domain.confluent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An API key without its secret, which only the answer to its creation ever holds.
///
/// @param resourceId the cluster that it opens; `cloud`, `tableflow` or `global` for keys without one
public record ApiKeyInfo(
        String id,
        String displayName,
        String description,
        String ownerId,
        KeyPurpose purpose,
        String resourceId,
        @Nullable Instant createdAt) {}
