package tableflow.console.domain.aws;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A role.
///
/// @param arn with its path, which the ARNs of its sessions lack
/// @param path `/` or `/some/path/`
/// @param uniqueId `AROA...`: a role that was deleted and made again has another
/// @param trust the document that says who may take it, as JSON
/// @param boundary ARN of its permissions boundary; absent when it has none
public record IamRole(
        String name,
        String arn,
        String path,
        String uniqueId,
        String trust,
        @Nullable String boundary,
        @Nullable Instant createdAt) {

    /// The name of the role that an ARN is of, be it the role's (`.../role/path/NAME`) or one of its sessions'
    /// (`.../assumed-role/NAME/session`); empty for anything else.
    public static Optional<String> nameIn(String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) {
            return Optional.empty();
        }
        String[] path = parts[5].split("/");
        return switch (path[0]) {
            case "role" -> path.length > 1 ? Optional.of(path[path.length - 1]) : Optional.empty();
            case "assumed-role" -> path.length > 1 ? Optional.of(path[1]) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
