package tableflow.console;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import tableflow.console.domain.query.NamedQuery;
import tableflow.console.service.port.SavedQueries;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.ui.query.NamedQueries;

/// The named queries of Athena for the pane; a read-only profile changes none.
///
/// @param saved made when it is first needed
record AthenaNamedQueries(Supplier<SavedQueries> saved, WriteGuard guard) implements NamedQueries {

    @Override
    public List<NamedQuery> list(String workgroup) {
        return saved.get().named(workgroup);
    }

    @Override
    public NamedQuery save(NamedQuery.Draft draft) {
        guard.check("save query " + draft.name() + " in workgroup " + draft.workgroup());
        return saved.get().create(draft, UUID.randomUUID().toString());
    }

    @Override
    public void delete(NamedQuery query) {
        guard.check("delete query " + query.draft().name() + " of workgroup " + query.draft().workgroup());
        saved.get().delete(query.id());
    }
}
