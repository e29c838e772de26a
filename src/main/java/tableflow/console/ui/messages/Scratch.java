package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import tableflow.console.domain.RemoteFailure;

/// Where records lie on this machine's disk for as long as they are shown, and what does not fit into memory while they
/// are sorted.
///
/// @param room bytes of memory that sorting takes before it goes to the disk
record Scratch(Path folder, long room) {

    private static final long USUAL = 32 << 20;

    static Scratch in(Path folder) {
        return new Scratch(folder, USUAL);
    }

    /// The same failure with what to do about it, where the disk is to blame for it.
    RemoteFailure advised(RemoteFailure failure) {
        return failure.getCause() instanceof UncheckedIOException
                ? failure.withAdvice(text("messages.scratch.advice", folder)) : failure;
    }
}
