package tableflow.console.domain.confluent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A role of a principal on a resource.
///
/// @param principal `User:sa-…` or `User:u-…`
/// @param crnPattern the resource name or pattern it holds for
/// @param createdAt absent where the service does not tell
public record RoleBinding(
        String id, String principal, String roleName, String crnPattern, @Nullable Instant createdAt) {

    /// One whose age is not known.
    public RoleBinding(String id, String principal, String roleName, String crnPattern) {
        this(id, principal, roleName, crnPattern, null);
    }
}
