package tableflow.console.sandbox;

import java.nio.file.Path;
import tableflow.console.sandbox.access.Pace;

/// How a sandbox is started.
///
/// @param directory where its data lives and stays; one that holds a sandbox's data is reopened, whatever the seed
public record SandboxSettings(Path directory, Seed seed, Pace pace) {}
