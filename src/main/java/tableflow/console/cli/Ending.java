package tableflow.console.cli;

import java.io.UncheckedIOException;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;

/// How a command that failed ends: a sentence on standard error and an exit code.
final class Ending {

    private Ending() {}

    static int of(Exception failure, Terminal terminal) {
        switch (failure) {
            case RemoteFailure remote when remote.is(RemoteFailure.Kind.CANCELLED) -> {
                terminal.note("Cancelled: " + remote.what() + ".");
                return ExitCode.CANCELLED;
            }
            case RemoteFailure remote -> {
                terminal.failure(remote);
                return ExitCode.REMOTE;
            }
            case BadInput input -> {
                input.problems().forEach(problem -> terminal.note(problem.toString()));
                return ExitCode.USAGE;
            }
            case UncheckedIOException local -> {
                Throwable cause = local.getCause();
                terminal.note("Error: " + local.getMessage() + (cause == null ? "" : ": " + cause.getMessage()));
                return ExitCode.REMOTE;
            }
            default -> {
                // Not a failure anybody foresaw: the class name helps who reports it, the log has the rest.
                terminal.note("Error: " + failure.getClass().getSimpleName()
                        + (failure.getMessage() == null ? "" : ": " + failure.getMessage()));
                return ExitCode.REMOTE;
            }
        }
    }
}
