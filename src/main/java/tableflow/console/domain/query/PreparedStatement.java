package tableflow.console.domain.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A statement with `?` that a workgroup keeps for `EXECUTE name`.
///
/// @param name a letter or `_`, then letters, digits, `_`, `@`, `:`; 256 characters at most. Source: the API's pattern
/// @param description empty when there is none; at most 1,024 characters
/// @param modified when it was last written; absent when not told, and before it is kept
public record PreparedStatement(
        String name, String workgroup, String sql, String description, @Nullable Instant modified) {

    /// Names that Athena takes.
    public static final String NAME = "[a-zA-Z_][a-zA-Z0-9_@:]{0,255}";
}
