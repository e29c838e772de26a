package tableflow.console.service.port;

import java.util.Optional;
import tableflow.console.domain.lake.CatalogTable;

/// Glue's catalog in one account and region.
public interface Catalog extends AutoCloseable {

    /// A table; empty when the catalog does not have it, or Lake Formation hides it: the two cannot be told apart.
    Optional<CatalogTable> table(String database, String name);

    @Override
    void close();
}
