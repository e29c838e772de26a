package tableflow.console.service.support;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the console keeps its files on this machine.
///
/// The system property `tableflow.console.home`, or else the environment variable `TABLEFLOW_CONSOLE_HOME`, puts all
/// of them under one folder: for tests, and for a portable installation.
///
/// @param config what the user chose: profiles, settings
/// @param data what must not be lost: the encrypted secrets, journals
/// @param state what may be lost: window state, logs
public record AppDirs(Path config, Path data, Path state) {

    /// The system property that overrides the places.
    public static final String HOME_PROPERTY = "tableflow.console.home";

    /// The environment variable that overrides the places.
    public static final String HOME_VARIABLE = "TABLEFLOW_CONSOLE_HOME";

    private static final String TITLE = "Tableflow Console";
    private static final String UNIX_NAME = "tableflow-console";

    /// The places for this process.
    public static AppDirs current() {
        return of(new Machine(
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")),
                System.getenv(),
                System.getProperty(HOME_PROPERTY)));
    }

    /// What the places depend on.
    ///
    /// @param osName as the Java property `os.name` has it
    /// @param override the value of [#HOME_PROPERTY]
    public record Machine(
            String osName, Path userHome, Map<String, String> environment, @Nullable String override) {

        private @Nullable Path folder(String variable) {
            String value = environment.get(variable);
            // The XDG Base Directory Specification has a relative path ignored.
            return value == null || value.isBlank() || !Path.of(value).isAbsolute() ? null : Path.of(value);
        }
    }

    /// The places on `machine`: XDG Base Directory Specification on Linux and other Unix systems, the Library folder
    /// on macOS, `APPDATA` and `LOCALAPPDATA` on Windows.
    public static AppDirs of(Machine machine) {
        String chosen = machine.override != null ? machine.override : machine.environment.get(HOME_VARIABLE);
        if (chosen != null && !chosen.isBlank()) {
            return under(Path.of(chosen).toAbsolutePath());
        }
        String os = machine.osName.toLowerCase(Locale.ROOT);
        Path home = machine.userHome;
        if (os.startsWith("windows")) {
            Path roaming = or(machine.folder("APPDATA"), home.resolve("AppData").resolve("Roaming"));
            Path local = or(machine.folder("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"));
            Path own = local.resolve(TITLE);
            return new AppDirs(roaming.resolve(TITLE), own.resolve("data"), own.resolve("state"));
        }
        if (os.startsWith("mac")) {
            return under(home.resolve("Library").resolve("Application Support").resolve(TITLE));
        }
        return new AppDirs(
                or(machine.folder("XDG_CONFIG_HOME"), home.resolve(".config")).resolve(UNIX_NAME),
                or(machine.folder("XDG_DATA_HOME"), home.resolve(".local").resolve("share")).resolve(UNIX_NAME),
                or(machine.folder("XDG_STATE_HOME"), home.resolve(".local").resolve("state")).resolve(UNIX_NAME));
    }

    /// All places under `home`.
    public static AppDirs under(Path home) {
        return new AppDirs(home.resolve("config"), home.resolve("data"), home.resolve("state"));
    }

    /// The folder of the log files.
    public Path logs() {
        return state.resolve("logs");
    }

    private static Path or(@Nullable Path chosen, Path usual) {
        return chosen == null ? usual : chosen;
    }
}
