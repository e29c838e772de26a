package tableflow.console.sandbox.sql;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where this user's programs keep what can be made again: `XDG_CACHE_HOME` or `~/.cache`, on macOS
/// `~/Library/Caches`, on Windows `LOCALAPPDATA`. Source: XDG Base Directory Specification; Apple's File System
/// Programming Guide.
///
/// The environment variable `TABLEFLOW_SANDBOX_CACHE` names another folder, or says `off`. Where
/// `TABLEFLOW_CONSOLE_HOME` puts all files of the console into one folder, the cache is there too.
public final class EngineCache {
    /// The environment variable that names the folder, or says [#OFF].
    public static final String VARIABLE = "TABLEFLOW_SANDBOX_CACHE";
    /// Nothing is kept.
    public static final String OFF = "off";

    private static final String HOME_VARIABLE = "TABLEFLOW_CONSOLE_HOME";
    private static final String NAME = "tableflow-console";

    private EngineCache() {}

    /// The folder of this user on this machine; empty when there is no home to put it in, or nothing is to be kept.
    public static Optional<Path> folder() {
        return folder(System.getProperty("os.name", ""), System.getProperty("user.home", ""), System.getenv());
    }

    static Optional<Path> folder(String osName, String home, Map<String, String> environment) {
        String chosen = environment.getOrDefault(VARIABLE, "").strip();
        if (!chosen.isEmpty()) {
            return chosen.equals(OFF) ? Optional.empty() : Optional.of(Path.of(chosen).toAbsolutePath());
        }
        String all = environment.getOrDefault(HOME_VARIABLE, "").strip();
        if (!all.isEmpty()) {
            return Optional.of(Path.of(all).toAbsolutePath().resolve("cache"));
        }
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
