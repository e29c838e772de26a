package tableflow.console.cli;

import java.util.Optional;

/// Asks the person at the terminal.
@FunctionalInterface
public interface Prompt {

    /// The answer to `question`, without surrounding blanks; empty when nobody sits at a terminal.
    Optional<String> ask(String question);
}
