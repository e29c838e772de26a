package tableflow.console.service.messages.read;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.port.RecordCursor;

/// Cursors of one topic: first the one that is open already, then new ones.
final class Cursors implements AutoCloseable {

    private final Supplier<RecordCursor> opener;
    private final AtomicReference<@Nullable RecordCursor> idle;

    Cursors(Supplier<RecordCursor> opener, RecordCursor first) {
        this.opener = opener;
        this.idle = new AtomicReference<>(first);
    }

    /// Belongs to the caller.
    RecordCursor next() {
        RecordCursor opened = idle.getAndSet(null);
        return opened != null ? opened : opener.get();
    }

    /// One that has not asked anything yet, and so remembers nothing; belongs to the caller.
    RecordCursor fresh() {
        return opener.get();
    }

    /// Closes the first one, if nobody took it.
    @Override
    public void close() {
        RecordCursor unused = idle.getAndSet(null);
        if (unused != null) {
            unused.close();
        }
    }
}
