package tableflow.console.service.profile;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tableflow.console.domain.RemoteFailure;

/// Trouble with files of this machine, told like every other failure.
public final class LocalFailures {

    private LocalFailures() {}

    /// The failure of doing `what` with `file`.
    public static RemoteFailure of(String what, Path file, IOException cause) {
        RemoteFailure.Kind kind = switch (cause) {
            case NoSuchFileException missing -> RemoteFailure.Kind.NOT_FOUND;
            case AccessDeniedException denied -> RemoteFailure.Kind.FORBIDDEN;
            default -> RemoteFailure.Kind.UNEXPECTED;
        };
        return RemoteFailure.of(kind, what, file + ": " + reason(cause))
                .withAdvice(advice(kind, file))
                .withCause(cause);
    }

    /// Why something could not be done with a file, for a sentence that says what.
    public static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "access denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }

    private static String advice(RemoteFailure.Kind kind, Path file) {
        return switch (kind) {
            case NOT_FOUND -> "Check the name and the folder it is looked for in.";
            case FORBIDDEN -> "Check who owns " + file + " and its folder, and their permissions.";
            default -> "Check that the disk of " + file + " has room and can be written.";
        };
    }
}
