package tableflow.console.sandbox.sql;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where this user's programs keep what can be made again: `XDG_CACHE_HOME` or `~/.cache`, on macOS
/// `~/Library/Caches`, on Windows `LOCALAPPDATA`. Source: XDG Base Directory Specification; Apple's File System
/// Programming Guide.
public final class EngineCache {
    private static final String NAME = "tableflow-console";

    private EngineCache() {}

    /// The folder of this user on this machine; empty when there is no home to put it in.
    public static Optional<Path> folder() {
        return folder(System.getProperty("os.name", ""), System.getProperty("user.home", ""), System.getenv());
    }

    static Optional<Path> folder(String osName, String home, Map<String, String> environment) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return absolute(environment.get("LOCALAPPDATA")).map(folder -> folder.resolve(NAME).resolve("cache"));
        }
        if (os.startsWith("mac")) {
            return absolute(home).map(folder -> folder.resolve("Library").resolve("Caches").resolve(NAME));
        }
        return absolute(environment.get("XDG_CACHE_HOME"))
                .or(() -> absolute(home).map(folder -> folder.resolve(".cache")))
                .map(folder -> folder.resolve(NAME));
    }

    private static Optional<Path> absolute(@Nullable String folder) {
        return Optional.ofNullable(folder).filter(text -> !text.isBlank()).map(Path::of).filter(Path::isAbsolute);
    }
}
