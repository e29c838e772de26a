package tableflow.console.service.port;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;

/// A catalog of databases and tables in one account and region: Glue's, or another one that Athena knows.
public interface Catalog extends AutoCloseable {

    /// All databases. Lake Formation leaves out what one may not see, without a word: an empty list is no proof.
    List<CatalogDatabase> databases();

    /// A database; empty when the catalog does not have it. Lake Formation hides it by a FORBIDDEN failure here.
    Optional<CatalogDatabase> database(String name);

    /// All tables of a database that one may see, told one by one while the pages come. An interrupt ends it.
    ///
    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND when there is no such database; what was told stays
    void tables(String database, Consumer<CatalogTable> sink);

    /// A table; empty when the catalog does not have it, or Lake Formation hides it: the two cannot be told apart.
    Optional<CatalogTable> table(String database, String name);

    @Override
    void close();
}
