package tableflow.console.domain.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A statement with `?` that a workgroup keeps for `EXECUTE name`.
///
/// @param modified absent when not told
public record PreparedStatement(
        String name, String workgroup, String sql, String description, @Nullable Instant modified) {

    /// As a list tells it.
    public record Summary(String name, @Nullable Instant modified) {}
}
