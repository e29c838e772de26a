package tableflow.console.ui.query;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.NamedQuery;

/// Named queries in memory.
final class MemoryNamed implements NamedQueries {

    final List<NamedQuery> all = new CopyOnWriteArrayList<>();
    final List<String> listed = new CopyOnWriteArrayList<>();
    volatile @Nullable RemoteFailure failure;

    MemoryNamed with(String name, String workgroup) {
        all.add(new NamedQuery("id-" + name, new NamedQuery.Draft(
                name, "", "lake", "SELECT * FROM \"" + name + "\"", workgroup)));
        return this;
    }

    @Override
    public List<NamedQuery> list(String workgroup) {
        listed.add(workgroup);
        RemoteFailure now = failure;
        if (now != null) {
            throw now;
        }
        return all.stream()
                .filter(it -> it.draft().workgroup().equals(workgroup))
                .sorted(Comparator.comparing(it -> it.draft().name()))
                .toList();
    }

    @Override
    public NamedQuery save(NamedQuery.Draft draft) {
        NamedQuery saved = new NamedQuery("id-" + draft.name(), draft);
        all.add(saved);
        return saved;
    }

    @Override
    public void delete(NamedQuery query) {
        all.remove(query);
    }
}
