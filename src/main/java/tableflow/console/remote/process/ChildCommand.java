package tableflow.console.remote.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How this program is started a second time.
///
/// @param words the command line, up to where the arguments of the program's own command go on
public record ChildCommand(List<String> words) {

    /// Native code and `sun.misc.Unsafe` are used by Kafka's compression; a small heap and the quick compiler suit a
    /// sandbox that shall be ready soon and share the machine.
    private static final List<String> JVM_OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx768m");

    public ChildCommand {
        words = List.copyOf(words);
    }

    /// This same program with `arguments`: the same Java, class path and main class; or the launcher of an installed
    /// package, which has no `java` command of its own.
    public static ChildCommand ofThisProgram(String mainClass, List<String> arguments) {
        Path java = Path.of(System.getProperty("java.home"), "bin", File.separatorChar == '\\' ? "java.exe" : "java");
        String launcher = System.getProperty("jpackage.app-path");
        List<String> words = new ArrayList<>();
        if (launcher != null && !Files.isExecutable(java)) {
            words.add(launcher);
        } else {
            words.add(java.toString());
            words.addAll(JVM_OPTIONS);
            words.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        }
        words.addAll(arguments);
        return new ChildCommand(words);
    }
}
