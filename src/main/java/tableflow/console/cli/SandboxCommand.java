package tableflow.console.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs the sandbox until it is interrupted.
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a sandbox on 127.0.0.1 until Ctrl-C: a Kafka broker, a Schema Registry and Confluent's",
            "control plane.",
            "It needs no account and serves outside clients too."
        })
public final class SandboxCommand implements Callable<Integer> {

    /// How fast the sandbox's slow parts are: FAST below a second, REAL as the real services.
    public enum Pace {
        FAST,
        REAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// When the SQL engine, by far the largest part, starts.
    public enum Sql {
        /// Behind the other parts: the first query is quick.
        NOW,
        /// With the first query: a sandbox of which nobody asks one is smaller.
        ASKED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What the options say.
    ///
    /// @param info where to write the profile; absent for nowhere
    /// @param folder where the data lies; absent for a folder that goes with the process
    /// @param seed what a new sandbox holds, as the user wrote it
    public record Options(@Nullable Path info, @Nullable Path folder, String seed, Pace pace, Sql sql) {}

    /// Runs a sandbox and returns the exit code when it ended; 2 for a seed that does not exist.
    @FunctionalInterface
    public interface Runner {
        int run(Options options);
    }

    private final Runner runner;

    @Option(names = "--info", paramLabel = "FILE", description = "Write a profile with its endpoints and keys to FILE.")
    private @Nullable Path info;

    @Option(names = "--dir", paramLabel = "DIR", description = "Keep the data in DIR; without it they go at the end.")
    private @Nullable Path folder;

    @Option(
            names = "--seed",
            paramLabel = "NAME",
            defaultValue = "empty",
            description = {
                "What a new one holds: empty, demo (a shop with traffic), or much for work on scale, such as",
                "load:topics=10000,partitions=4,objects=1000000. Default: ${DEFAULT-VALUE}."
            })
    private String seed = "empty";

    @Option(
            names = "--pace",
            paramLabel = "PACE",
            defaultValue = "fast",
            description = "fast, or real for the delays of the real services. Default: ${DEFAULT-VALUE}.")
    private Pace pace = Pace.FAST;

    @Option(
            names = "--sql",
            paramLabel = "WHEN",
            defaultValue = "now",
            description = {
                "When the SQL engine starts: now, or asked (with the first query, which waits for it).",
                "Default: ${DEFAULT-VALUE}."
            })
    private Sql sql = Sql.NOW;

    public SandboxCommand(Runner runner) {
        this.runner = runner;
    }

    @Override
    public Integer call() {
        return runner.run(new Options(info, folder, seed, pace, sql));
    }
}
