package tableflow.console.service.storage.findings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.Catalog;

/// Which prefixes of a bucket the catalog knows as Iceberg tables.
@FunctionalInterface
public interface TableEntries {

    /// By prefix, each ending with a slash.
    ///
    /// @throws RemoteFailure when nobody may ask
    Map<String, CatalogTable> under(String bucket);

    /// Those of some databases of Glue; one that is not there has none.
    ///
    /// @param databases asked anew each time
    /// @param catalog opened for one question and closed
    static TableEntries of(Supplier<List<String>> databases, Supplier<Catalog> catalog) {
        return bucket -> {
            Map<String, CatalogTable> found = new HashMap<>();
            List<String> names = databases.get();
            try (Catalog opened = catalog.get()) {
                for (String name : names) {
                    read(opened, name, entry -> root(entry).filter(root -> root.bucket().equals(bucket))
                            .ifPresent(root -> found.put(root.key(), entry)));
                }
            }
            return found;
        };
    }

    private static void read(Catalog catalog, String database, Consumer<CatalogTable> sink) {
        try {
            catalog.tables(database, sink);
        } catch (RemoteFailure failed) {
            if (!failed.is(Kind.NOT_FOUND)) {
                throw failed;
            }
        }
    }

    private static Optional<S3Uri> root(CatalogTable entry) {
        try {
            return entry.isIceberg() ? entry.root() : Optional.empty();
        } catch (IllegalArgumentException elsewhere) {
            return Optional.empty();
        }
    }
}
