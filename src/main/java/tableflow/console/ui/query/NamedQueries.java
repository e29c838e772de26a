package tableflow.console.ui.query;

import java.util.List;
import tableflow.console.domain.query.NamedQuery;

/// The statements that workgroups keep for everybody who may use them. All of it blocks.
public interface NamedQueries {

    /// Those of a workgroup, by name; all of them.
    List<NamedQuery> list(String workgroup);

    /// @throws tableflow.console.domain.RemoteFailure FORBIDDEN in a read-only profile, before anything is sent
    NamedQuery save(NamedQuery.Draft draft);

    /// @throws tableflow.console.domain.RemoteFailure FORBIDDEN in a read-only profile, before anything is sent
    void delete(NamedQuery query);
}
