package tableflow.console.service.port;

import java.util.List;
import tableflow.console.domain.aws.CatalogEncryption;
import tableflow.console.domain.aws.TableOptimizer;
import tableflow.console.domain.aws.TableVersion;

/// What Glue keeps beside the entries of its catalog. Reads only.
public interface CatalogDetails extends AutoCloseable {

    /// The newest versions of a table, the newest first.
    ///
    /// @param atMost how many, up to 100
    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND when there is no such table
    List<TableVersion> versions(String database, String table, int atMost);

    /// What Glue itself maintains of a table: those of its optimizers that are set up.
    ///
    /// @param account that the catalog belongs to; this one question does not take the caller's as read
    List<TableOptimizer> optimizers(String account, String database, String table);

    /// How the catalog is encrypted.
    CatalogEncryption encryption();

    @Override
    void close();
}
