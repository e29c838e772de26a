package tableflow.console.service.query.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.query.catalog.CatalogRefresh.Outcome;

/// What is known of the catalog, shared by all who look at it: the editor's completion and the tree beside it know the
/// same, and the catalog is read once for both.
public final class CatalogBook {

    /// Within this time another reader is content with what the one before read.
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final Supplier<CatalogRefresh> refresh;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile CatalogIndex index = CatalogIndex.EMPTY;
    private @Nullable Outcome newest;
    private @Nullable Instant readAt;

    /// @param refresh asked on reading threads only: clients may have to be opened
    public CatalogBook(Supplier<CatalogRefresh> refresh, InstantSource clock) {
        this.refresh = refresh;
        this.clock = clock;
    }

    /// What is known by now; never waits.
    public CatalogIndex index() {
        return index;
    }

    /// Reads the catalog unless that was done a moment ago. Blocking; a reading that is under way is waited for.
    ///
    /// @param first the database to begin with; need not exist
    /// @param steps gets what is known, after each database
    /// @throws RemoteFailure as [CatalogRefresh#refresh]
    public Outcome read(String first, Consumer<CatalogIndex> steps, Progress progress) {
        return locked(() -> {
            Outcome known = newest;
            if (known != null && readAt != null && readAt.plus(FRESH).isAfter(clock.instant())) {
                steps.accept(known.index());
                return known;
            }
            return again(first, steps, progress);
        });
    }

    /// Reads the catalog in any case; else as [#read].
    public Outcome readAgain(String first, Consumer<CatalogIndex> steps, Progress progress) {
        return locked(() -> again(first, steps, progress));
    }

    private Outcome again(String first, Consumer<CatalogIndex> steps, Progress progress) {
        CatalogRefresh catalog = refresh.get();
        if (index.databases().isEmpty()) {
            index = catalog.load();
        }
        steps.accept(index);
        Outcome outcome = catalog.refresh(index, first, now -> {
            index = now;
            steps.accept(now);
        }, progress);
        index = outcome.index();
        newest = outcome;
        readAt = outcome.failures().isEmpty() ? clock.instant() : null;
        return outcome;
    }

    private Outcome locked(Supplier<Outcome> work) {
        try {
            reading.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("read the catalog").withCause(e);
        }
        try {
            return work.get();
        } finally {
            reading.unlock();
        }
    }
}
