package tableflow.console.service.query.result.store;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.support.PositionedFile;

/// A result that this process has open, shared by all who have.
final class Kept {

    final ResultFolder folder;
    final ResultFile file;
    final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    final AtomicBoolean fetching = new AtomicBoolean();
    private final UseLock lock;
    private volatile ResultEntry entry;
    /// Guarded by the store.
    int users;

    private Kept(ResultFolder folder, ResultFile file, UseLock lock, ResultEntry entry) {
        this.folder = folder;
        this.file = file;
        this.lock = lock;
        this.entry = entry;
    }

    static Kept open(ResultFolder folder, PositionedFile disk) throws IOException {
        UseLock lock;
        try {
            lock = UseLock.take(folder.path(), ResultFolder.OPEN);
        } catch (IOException | RuntimeException failed) {
            disk.close();
            throw failed;
        }
        try {
            return new Kept(folder, ResultFile.on(disk), lock, folder.read());
        } catch (IOException | RuntimeException failed) {
            disk.close();
            lock.close();
            throw failed;
        }
    }

    /// Whether rows are missing that were here: the file was cut off or removed behind our back.
    boolean lacksRows() {
        return entry.arrival().is(Arrival.State.COMPLETE) && (file.rows() < entry.rows() || !file.endsWhole());
    }

    ResultEntry entry() {
        return entry.withSize(file.rows(), file.size());
    }

    /// Takes in what another console has brought meanwhile.
    ///
    /// @return whether all is here
    synchronized boolean refresh() throws IOException {
        file.catchUp();
        entry = folder.read();
        tell();
        return entry.arrival().is(Arrival.State.COMPLETE);
    }

    /// Changes what is known. In memory first: what is seen must be right even where the disk takes nothing more.
    synchronized void change(UnaryOperator<ResultEntry> how) throws IOException {
        entry = how.apply(entry);
        tell();
        // A cancelled fetch must still be able to say so: an interrupt would close the file that is written.
        boolean interrupted = Thread.interrupted();
        try {
            folder.write(entry());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    synchronized void pinned(boolean now) {
        entry = entry.withPinned(now);
        tell();
    }

    void tell() {
        listeners.forEach(Runnable::run);
    }

    void close() throws IOException {
        try (lock) {
            file.close();
        }
    }
}
