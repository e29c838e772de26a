package tableflow.console.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tableflow.console.Main;
import tableflow.console.sandbox.sql.EngineCache;

/// The program as a user starts it: each command a process of its own, with a home of its own.
public final class Program {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path home;
    private final String cache;

    /// Its sandboxes keep nothing that makes the next start quicker.
    ///
    /// @param home where the program keeps its files
    public Program(Path home) {
        this(home, EngineCache.OFF);
    }

    /// @param cache the folder for what makes the next start of a sandbox quicker
    public Program(Path home, Path cache) {
        this(home, cache.toString());
    }

    private Program(Path home, String cache) {
        this.home = home;
        this.cache = cache;
    }

    /// How a command ended.
    public record Ended(int code, String out, String err) {

        /// Standard output as the one JSON document that it must be.
        public JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (IOException e) {
                throw new AssertionError("standard output is no JSON document: " + out + "\n" + err, e);
            }
        }
    }

    /// Runs a command to its end.
    public Ended run(String... arguments) throws InterruptedException {
        try {
            Path out = Files.createTempFile(home, "out", ".txt");
            Path err = Files.createTempFile(home, "err", ".txt");
            Process process = builder(List.of(arguments))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end within " + LIMIT + ": " + List.of(arguments) + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts a sandbox and returns when its profile file is there.
    public Process sandbox(Path info, String... more) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("sandbox", "--info", info.toString()));
        arguments.addAll(List.of(more));
        try {
            Path log = home.resolve("sandbox.log");
            Process process = builder(arguments).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            long end = System.nanoTime() + LIMIT.toNanos();
            while (!Files.exists(info)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    process.destroyForcibly();
                    throw new AssertionError("the sandbox did not start: " + Files.readString(log));
                }
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(List<String> arguments) {
        return java(Main.class, arguments);
    }

    /// Any main class of the class path, started as the program is; without a display.
    public ProcessBuilder java(Class<?> main, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        words.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("TABLEFLOW_CONSOLE_HOME", home.resolve("home").toString());
        builder.environment().put(EngineCache.VARIABLE, cache);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.equals("DISPLAY"));
        return builder;
    }
}
