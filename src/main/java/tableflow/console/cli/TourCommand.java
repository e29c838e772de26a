package tableflow.console.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Drives every pane on a sandbox without a display and keeps a picture of each step.
@Command(
        name = "tour",
        mixinStandardHelpOptions = true,
        description = {
            "Drives every pane on a sandbox of its own, without a display: one PNG a step and a report.",
            "Exit 0 only if every step held."
        })
public final class TourCommand implements Callable<Integer> {

    /// The theme of the pictures.
    public enum Theme {
        LIGHT,
        DARK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Runs the first steps of the tour into a folder and returns the exit code.
    @FunctionalInterface
    public interface Runner {
        int run(Path folder, Theme theme, int first);
    }

    private final Runner runner;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where pictures and report go.")
    private Path out = Path.of("");

    @Option(names = "--theme", paramLabel = "THEME", defaultValue = "light", description = "light or dark.")
    private Theme theme = Theme.LIGHT;

    @Option(names = "--first", paramLabel = "N", description = "Only the first N steps.")
    private int first = Integer.MAX_VALUE;

    public TourCommand(Runner runner) {
        this.runner = runner;
    }

    @Override
    public Integer call() {
        return runner.run(out, theme, first);
    }
}
