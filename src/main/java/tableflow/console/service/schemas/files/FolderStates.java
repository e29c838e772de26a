package tableflow.console.service.schemas.files;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.topics.Asking;

/// Holds many files against a registry, several at a time: a folder may have ten thousand, and each takes an answer.
public final class FolderStates {

    private static final int AT_ONCE = 8;
    private static final String WHAT = "hold the schema files against the registry";

    private FolderStates() {}

    /// A file with the subject that it is held against; empty for none.
    public record Asked(SchemaFile file, Optional<String> subject) {}

    /// Tells how each file stands, in no order, on any thread.
    ///
    /// @throws RemoteFailure CANCELLED after an interrupt: nothing more is told then, but for what is being told
    public static void tell(
            List<Asked> files, FileStates states, Executor executor, BiConsumer<Asked, FileState> told,
            Progress progress) {
        AtomicInteger next = new AtomicInteger();
        try (Asking asking = new Asking(executor, WHAT)) {
            for (int worker = 0; worker < Math.min(AT_ONCE, files.size()); worker++) {
                asking.start(() -> {
                    for (int at = next.getAndIncrement(); at < files.size(); at = next.getAndIncrement()) {
                        Progress.throwIfCancelled(WHAT);
                        Asked file = files.get(at);
                        progress.report(file.file().name(), at, files.size());
                        told.accept(file, state(states, file));
                    }
                });
            }
            asking.join();
        }
    }

    private static FileState state(FileStates states, Asked file) {
        // What belongs to no subject need not be read.
        if (file.subject().isEmpty()) {
            return FileState.of(FileState.Kind.NO_SUBJECT);
        }
        try {
            SchemaText whole = SchemaText.read(file.file().path());
            return states.of(file.file(), whole.text().text(), whole.references(), file.subject());
        } catch (BadInput unreadable) {
            return FileState.untold(String.valueOf(unreadable.getMessage()));
        } catch (RemoteFailure failure) {
            if (failure.is(RemoteFailure.Kind.CANCELLED)) {
                throw failure;
            }
            // It went, or may not be read, since the folder was listed.
            return FileState.untold(failure.why());
        }
    }
}
