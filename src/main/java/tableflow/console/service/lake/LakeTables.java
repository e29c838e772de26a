package tableflow.console.service.lake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.service.port.ObjectStorage;

/// Opens tables and keeps the last few: a metadata file never changes, so it is read again only when the catalog points
/// to another. Safe for use by several threads.
public final class LakeTables {

    private static final int KEPT = 16;

    private final Entries catalog;
    private final ObjectStorage storage;
    private final ThreadFactory threads;
    private final Map<String, LakeTable> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LakeTable> eldest) {
            return size() > KEPT;
        }
    };

    /// Where entries come from: Glue, by [tableflow.console.service.port.Catalog#table].
    @FunctionalInterface
    public interface Entries {
        Optional<CatalogTable> table(String database, String name);
    }

    /// @param storage closed by who opened it
    /// @param threads on which several manifests are read at the same time
    public LakeTables(Entries catalog, ObjectStorage storage, ThreadFactory threads) {
        this.catalog = catalog;
        this.storage = storage;
        this.threads = threads;
    }

    /// The catalog's entry of now; empty when it has none or hides it.
    public Optional<CatalogTable> entry(String database, String name) {
        return catalog.table(database, name);
    }

    /// The table that an entry points to.
    ///
    /// @throws tableflow.console.domain.RemoteFailure UNEXPECTED when it is no Iceberg table
    public LakeTable open(CatalogTable entry) {
        String pointer = entry.parameters().getOrDefault("metadata_location", "");
        synchronized (kept) {
            LakeTable known = kept.get(pointer);
            if (known != null) {
                return known;
            }
        }
        LakeTable opened = LakeTable.open(entry, storage, threads);
        synchronized (kept) {
            kept.put(pointer, opened);
        }
        return opened;
    }
}
