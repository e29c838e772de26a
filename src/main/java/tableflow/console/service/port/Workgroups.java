package tableflow.console.service.port;

import java.util.List;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.WorkGroup;

/// Where queries can be run in one account and region: Athena's workgroups, and the catalogs it knows. Reads only;
/// lists are complete.
public interface Workgroups extends AutoCloseable {

    List<WorkGroup.Summary> workgroups();

    /// A workgroup with its settings.
    WorkGroup workgroup(String name);

    List<DataCatalog> dataCatalogs();

    /// The databases of a data catalog as Athena sees them; for Glue's own catalog [Catalog] tells more.
    List<CatalogDatabase> databases(String dataCatalog);

    @Override
    void close();
}
