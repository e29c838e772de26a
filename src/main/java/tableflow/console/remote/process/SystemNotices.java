package tableflow.console.remote.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import tableflow.console.service.port.DesktopNotices;

/// Notices by the command that a desktop brings for them: `notify-send` on Linux and other Unix systems, `osascript` on
/// macOS. Texts are arguments of their own, never part of a script or of a shell's line. Windows has no such command.
public final class SystemNotices implements DesktopNotices {

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
        boolean mac = os.startsWith("mac");
        return Programs.find(mac ? "osascript" : "notify-send", path)
                .<DesktopNotices>map(it -> new SystemNotices(mac ? macintosh(it) : freedesktop(it)))
                .orElse(NONE);
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
        return Programs.run(command.apply(plain(title), plain(text)));
    }

    /// Control characters have no business in an argument; a desktop shows few words anyway.
    private static String plain(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
