package tableflow.console.remote.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.service.port.DesktopNotices;

/// Notices by the command that a desktop brings for them: `notify-send` on Linux and other Unix systems, `osascript` on
/// macOS. Texts are arguments of their own, never part of a script or of a shell's line. Windows has no such command.
public final class SystemNotices implements DesktopNotices {

    private static final Logger LOG = LoggerFactory.getLogger(SystemNotices.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST = 400;
    private static final String APPLICATION = "Tableflow Console";

    private final BiFunction<String, String, List<String>> command;

    SystemNotices(BiFunction<String, String, List<String>> command) {
        this.command = command;
    }

    /// Those of this machine; [DesktopNotices#NONE] where there is no command for them.
    public static DesktopNotices ofThisMachine() {
        return of(System.getProperty("os.name", ""), System.getenv().getOrDefault("PATH", ""));
    }

    /// @param path folders with programs, as the environment variable lists them
    static DesktopNotices of(String osName, String path) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return NONE;
        }
        return os.startsWith("mac")
                ? find("osascript", path).<DesktopNotices>map(it -> new SystemNotices(macintosh(it))).orElse(NONE)
                : find("notify-send", path).<DesktopNotices>map(it -> new SystemNotices(freedesktop(it))).orElse(NONE);
    }

    private static Optional<Path> find(String program, String path) {
        for (String folder : path.split(Pattern.quote(File.pathSeparator))) {
            try {
                Path candidate = Path.of(folder).resolve(program);
                if (candidate.isAbsolute() && Files.isExecutable(candidate)) {
                    return Optional.of(candidate);
                }
            } catch (InvalidPathException strange) {
                LOG.debug("Not a folder in PATH: {}", folder);
            }
        }
        return Optional.empty();
    }

    /// The body may be read as markup (Desktop Notifications Specification), hence the entities.
    static BiFunction<String, String, List<String>> freedesktop(Path program) {
        return (title, text) -> List.of(program.toString(), "--app-name=" + APPLICATION, "--", title,
                text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    static BiFunction<String, String, List<String>> macintosh(Path program) {
        return (title, text) -> List.of(program.toString(),
                "-e", "on run argv",
                "-e", "display notification (item 2 of argv) with title (item 1 of argv)",
                "-e", "end run",
                "--", title, text);
    }

    @Override
    public boolean show(String title, String text) {
        try {
            Process process = new ProcessBuilder(command.apply(plain(title), plain(text)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException failed) {
            LOG.debug("The desktop shows no notice: {}", failed.getMessage());
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Control characters have no business in an argument; a desktop shows few words anyway.
    private static String plain(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
