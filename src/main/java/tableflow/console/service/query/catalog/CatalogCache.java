package tableflow.console.service.query.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tableflow.console.service.support.AtomicFiles;

/// Indexes of one profile between runs: a compressed file for each region, account and data catalog. It holds names,
/// types and comments of the catalog, and no secret.
public final class CatalogCache {
    private final Path folder;

    /// @param folder made when something is stored
    public CatalogCache(Path folder) {
        this.folder = folder;
    }

    /// What was stored last; empty when there is nothing, or nothing that can be read: Glue has it all.
    public CatalogIndex load(CatalogKey key) {
        try (InputStream in = Files.newInputStream(folder.resolve(key.fileName()))) {
            return IndexFormat.read(in);
        } catch (IOException unreadable) {
            return CatalogIndex.EMPTY;
        }
    }

    /// Replaces it in one step: a kill leaves the old or the new one.
    public void store(CatalogKey key, CatalogIndex index) throws IOException {
        AtomicFiles.createFolders(folder);
        AtomicFiles.write(folder.resolve(key.fileName()), IndexFormat.write(index));
    }
}
