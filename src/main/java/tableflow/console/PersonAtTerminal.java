package tableflow.console;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tableflow.console.cli.Prompt;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.PassphraseSource;

/// Asks the person at the terminal, where there is one.
final class PersonAtTerminal {

    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
    private static final List<String> TERMINALS = List.of("/dev/pts/", "/dev/tty", "/dev/console");

    private PersonAtTerminal() {}

    /// Questions of the commands; the end of input is no answer.
    static Prompt prompt() {
        return question -> terminal().flatMap(console -> Prompt.answer(console.readLine("%s ", question)));
    }

    /// The passphrase of `store`, as a [PassphraseSource] asks for it; empty when nobody sits there.
    static Optional<Secret> passphrase(PassphraseSource.Purpose purpose, String store) {
        String question = switch (purpose) {
            case CHOOSE -> "Choose a passphrase for " + store + ": ";
            case UNLOCK -> "Passphrase for " + store + ": ";
            case UNLOCK_AGAIN -> "That was not it. Passphrase for " + store + ": ";
        };
        return terminal()
                .flatMap(console -> Optional.ofNullable(console.readPassword("%s", question)))
                .map(typed -> new Secret(new String(typed)));
    }

    /// Whether standard error is a terminal. The JDK tells it of input and output together only, Linux of each.
    static boolean watches() {
        try {
            return TERMINALS.stream().anyMatch(Files.readSymbolicLink(STANDARD_ERROR).toString()::startsWith);
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return terminal().isPresent();
        }
    }

    private static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
