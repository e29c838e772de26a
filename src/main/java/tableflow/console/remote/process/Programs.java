package tableflow.console.remote.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Small programs of the desktop: where they are, and running them.
final class Programs {

    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Programs() {}

    /// The first program of this name in the folders that `path` lists; never one of the working folder.
    static Optional<Path> find(String program, String path) {
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

    /// Runs one to its end, for a few seconds at most.
    ///
    /// @param command the program and its arguments
    /// @return whether it said that all went well
    static boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
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
            LOG.debug("{} does not run: {}", command.getFirst(), failed.getMessage());
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
