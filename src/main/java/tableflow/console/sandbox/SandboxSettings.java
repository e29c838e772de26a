package tableflow.console.sandbox;

import java.nio.file.Path;
import tableflow.console.sandbox.access.Pace;

/// How a sandbox is started.
///
/// @param directory where its data lives and stays; one that holds a sandbox's data is reopened, whatever the seed
/// @param sql when the SQL engine, the largest part, starts
public record SandboxSettings(Path directory, Seed seed, Pace pace, SqlStart sql) {
    /// Without the SQL engine until somebody asks it.
    public SandboxSettings(Path directory, Seed seed, Pace pace) {
        this(directory, seed, pace, SqlStart.WHEN_ASKED);
    }
}
