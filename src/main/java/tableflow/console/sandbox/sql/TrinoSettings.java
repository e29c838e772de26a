package tableflow.console.sandbox.sql;

import java.nio.file.Path;
import java.util.Optional;

/// How the engine is started.
///
/// @param libraries the folder of its jars; see [EngineLibraries]
/// @param directory for its own files and its log, `sql-engine.log`
/// @param cache where what makes the next start quicker is kept; without one each start is like the first
/// @param lake the tables
/// @param memoryMb largest heap, in MB
public record TrinoSettings(Path libraries, Path directory, Optional<Path> cache, Lake lake, int memoryMb) {
    private static final int MEMORY_MB = 600;

    /// With the usual heap.
    public TrinoSettings(Path libraries, Path directory, Optional<Path> cache, Lake lake) {
        this(libraries, directory, cache, lake, MEMORY_MB);
    }

    /// Where the tables are and who reads them.
    ///
    /// @param endpoint address of both S3 and Glue
    /// @param secretAccessKey never to be logged
    public record Lake(String endpoint, String region, String accessKeyId, String secretAccessKey) {
        @Override
        public String toString() {
            return "Lake[" + endpoint + ", " + accessKeyId + "]";
        }
    }
}
