package tableflow.console.ui.query.workgroup;

import java.util.List;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.WorkGroup;

/// What the panel needs of the outside, for one profile.
///
/// @param reuse where the choice goes that statements are sent with
public record WorkgroupServices(Reader reader, ReuseChoice reuse) {

    /// Reads workgroups and catalogs. Blocking.
    public interface Reader {

        List<WorkGroup.Summary> workgroups();

        WorkGroup workgroup(String name);

        List<DataCatalog> dataCatalogs();
    }
}
