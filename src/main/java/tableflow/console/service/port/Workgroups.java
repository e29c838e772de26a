package tableflow.console.service.port;

import java.util.List;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.WorkGroup;

/// Where queries can be run in one account and region: Athena's workgroups, and the catalogs it knows. Reads only;
/// lists are complete.
public interface Workgroups extends AutoCloseable {

    List<WorkGroup.Summary> workgroups();

    /// A workgroup with its settings.
    WorkGroup workgroup(String name);

    /// Glue's own and those that are registered with Athena; what is in them a [Catalog] tells.
    List<DataCatalog> dataCatalogs();

    @Override
    void close();
}
