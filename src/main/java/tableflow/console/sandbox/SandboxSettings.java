package tableflow.console.sandbox;

import java.nio.file.Path;
import java.util.Optional;
import tableflow.console.sandbox.access.Pace;

/// How a sandbox is started.
///
/// @param directory where its data lives and stays; one that holds a sandbox's data is reopened, whatever the seed
/// @param sql when the SQL engine, the largest part, starts
/// @param cache where the SQL engine keeps what makes the next start of any sandbox quicker; without one each start is
///     like the first
public record SandboxSettings(Path directory, Seed seed, Pace pace, SqlStart sql, Optional<Path> cache) {
    /// Without the SQL engine until somebody asks it, and without its cache.
    public SandboxSettings(Path directory, Seed seed, Pace pace) {
        this(directory, seed, pace, SqlStart.WHEN_ASKED, Optional.empty());
    }
}
