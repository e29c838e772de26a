package tableflow.console.service.query.catalog;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.service.port.Catalog;

/// Brings an index up to date. Every call blocks; an interrupt ends it, and what was read until then is kept.
///
/// Lake Formation hides databases and tables without a word, so that one which is missing may be there all the same: it
/// is kept and marked.
public final class CatalogRefresh {
    private final Catalog catalog;
    private final CatalogCache cache;
    private final CatalogKey key;
    private final Clock clock;

    public CatalogRefresh(Catalog catalog, CatalogCache cache, CatalogKey key, Clock clock) {
        this.catalog = catalog;
        this.cache = cache;
        this.key = key;
        this.clock = clock;
    }

    /// What came of a refresh.
    ///
    /// @param failures of databases whose tables could not be listed; they are as they were before
    /// @param kept whether the index could be written to disk
    public record Outcome(CatalogIndex index, List<RemoteFailure> failures, boolean kept) {
        public Outcome {
            failures = List.copyOf(failures);
        }
    }

    /// What is on disk.
    public CatalogIndex load() {
        return cache.load(key);
    }

    /// Reads all databases and their tables.
    ///
    /// @param before what is known so far
    /// @param first the database to begin with, because somebody works in it; it need not exist
    /// @param sink gets the index after each database, on the calling thread
    /// @throws RemoteFailure when the databases cannot be listed, and CANCELLED after an interrupt
    public Outcome refresh(CatalogIndex before, String first, Consumer<CatalogIndex> sink, Progress progress) {
        List<String> names = new ArrayList<>(catalog.databases().stream().map(CatalogDatabase::name).sorted().toList());
        if (names.remove(first)) {
            names.addFirst(first);
        }
        CatalogIndex[] now = {marked(before, names)};
        List<RemoteFailure> failures = new ArrayList<>();
        SharedTexts shared = new SharedTexts();
        boolean kept = true;
        try {
            for (int i = 0; i < names.size(); i++) {
                Progress.throwIfCancelled("read the catalog");
                progress.report(names.get(i), i, names.size());
                try {
                    now[0] = now[0].with(read(now[0], names.get(i), shared, progress));
                    sink.accept(now[0]);
                } catch (RemoteFailure failed) {
                    if (failed.is(Kind.CANCELLED)) {
                        throw failed;
                    }
                    failures.add(failed);
                }
            }
        } finally {
            kept = store(now[0]);
        }
        return new Outcome(now[0], failures, kept);
    }

    /// Reads the tables of one database.
    ///
    /// @throws RemoteFailure what the catalog answers, and CANCELLED after an interrupt
    public Outcome refreshDatabase(CatalogIndex before, String database, Progress progress) {
        CatalogIndex now = before.with(read(before, database, new SharedTexts(), progress));
        return new Outcome(now, List.of(), store(now));
    }

    private IndexedDatabase read(CatalogIndex before, String name, SharedTexts shared, Progress progress) {
        List<IndexedTable> tables = new ArrayList<>();
        Set<String> found = new HashSet<>();
        catalog.tables(name, table -> {
            if (found.add(table.name())) {
                tables.add(IndexedTable.of(table.name(), TableKind.of(table), table.columns(), shared));
            }
            if (tables.size() % 500 == 0) {
                progress.report(name + ": " + tables.size());
            }
        });
        before.database(name).ifPresent(old -> old.tables().stream()
                .filter(table -> !found.contains(table.name()))
                .map(IndexedTable::notSeen)
                .forEach(tables::add));
        return new IndexedDatabase(name, tables, clock.instant(), true);
    }

    /// With the databases that are new, and a mark at those that are missing.
    private static CatalogIndex marked(CatalogIndex before, List<String> names) {
        Set<String> missing = new TreeSet<>(names);
        List<IndexedDatabase> databases = new ArrayList<>(before.databases().stream()
                .map(database -> missing.remove(database.name())
                        ? new IndexedDatabase(database.name(), database.tables(), database.readAt(), true)
                        : database.notSeen())
                .toList());
        databases.addAll(missing.stream()
                .map(name -> new IndexedDatabase(name, List.of(), null, true))
                .collect(Collectors.toList()));
        return new CatalogIndex(databases);
    }

    /// A full disk must not cost the index in memory.
    private boolean store(CatalogIndex index) {
        // An interrupt would close the file's channel half-way.
        boolean interrupted = Thread.interrupted();
        try {
            cache.store(key, index);
            return true;
        } catch (IOException notKept) {
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
