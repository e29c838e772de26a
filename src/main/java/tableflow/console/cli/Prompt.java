package tableflow.console.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the person at the terminal.
@FunctionalInterface
public interface Prompt {

    /// The answer to `question`, without surrounding blanks; empty when nobody sits at a terminal. The text is empty
    /// when somebody ended the input there (Ctrl-D), which is no consent.
    Optional<String> ask(String question);

    /// The answer that a line read at a terminal is; absent at the end of the input.
    static Optional<String> answer(@Nullable String line) {
        return Optional.of(line == null ? "" : line.strip());
    }
}
