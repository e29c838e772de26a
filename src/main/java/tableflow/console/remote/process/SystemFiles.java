package tableflow.console.remote.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tableflow.console.service.port.DesktopFiles;

/// Opens files by the command that a desktop brings for it: `xdg-open` on Linux and other Unix systems, `open` on
/// macOS, and the shell's own handler of files on Windows. The file is an argument of its own, absolute, and so neither
/// part of a shell's line nor taken for an option.
public final class SystemFiles implements DesktopFiles {

    private final Function<Path, List<String>> command;

    SystemFiles(Function<Path, List<String>> command) {
        this.command = command;
    }

    /// Those of this machine; [DesktopFiles#NONE] where there is no command for it.
    public static DesktopFiles ofThisMachine() {
        return of(System.getProperty("os.name", ""), System.getenv().getOrDefault("PATH", ""));
    }

    /// @param path folders with programs, as the environment variable lists them
    static DesktopFiles of(String osName, String path) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return with("rundll32.exe", path, List.of("url.dll,FileProtocolHandler"));
        }
        return with(os.startsWith("mac") ? "open" : "xdg-open", path, List.of());
    }

    private static DesktopFiles with(String program, String path, List<String> first) {
        Optional<Path> found = Programs.find(program, path);
        return found.<DesktopFiles>map(it -> new SystemFiles(file -> {
            List<String> words = new ArrayList<>(List.of(it.toString()));
            words.addAll(first);
            words.add(file.toAbsolutePath().toString());
            return words;
        })).orElse(NONE);
    }

    @Override
    public boolean open(Path file) {
        return Programs.run(command.apply(file));
    }
}
