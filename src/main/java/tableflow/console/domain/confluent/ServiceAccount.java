package tableflow.console.domain.confluent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A service account (`iam/v2`), the usual owner of API keys.
///
/// @param createdAt absent where the service does not tell
public record ServiceAccount(String id, String displayName, String description, @Nullable Instant createdAt) {

    /// One whose age is not known.
    public ServiceAccount(String id, String displayName, String description) {
        this(id, displayName, description, null);
    }
}
