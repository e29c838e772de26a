package tableflow.console.ui.query;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.NamedQuery;
import tableflow.console.domain.query.PreparedStatement;
import tableflow.console.service.port.SavedQueries;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.query.desk.WorkgroupStatements;

/// What workgroups keep, in memory.
final class MemoryKept implements SavedQueries {

    final List<NamedQuery> all = new CopyOnWriteArrayList<>();
    final List<PreparedStatement> prepared = new CopyOnWriteArrayList<>();
    final List<String> listed = new CopyOnWriteArrayList<>();
    volatile @Nullable RemoteFailure failure;

    MemoryKept with(String name, String workgroup) {
        all.add(new NamedQuery("id-" + name, new NamedQuery.Draft(
                name, "", "lake", "SELECT * FROM \"" + name + "\"", workgroup)));
        return this;
    }

    MemoryKept withPrepared(String name, String sql) {
        prepared.add(new PreparedStatement(name, "primary", sql, "", null));
        return this;
    }

    WorkgroupStatements by(Profile profile) {
        return new WorkgroupStatements(() -> this, new WriteGuard(profile));
    }

    @Override
    public List<NamedQuery> named(String workgroup) {
        listed.add(workgroup);
        fail();
        return all.stream()
                .filter(it -> it.draft().workgroup().equals(workgroup))
                .sorted(Comparator.comparing(it -> it.draft().name()))
                .toList();
    }

    private void fail() {
        RemoteFailure now = failure;
        if (now != null) {
            throw now;
        }
    }

    @Override
    public NamedQuery create(NamedQuery.Draft draft, String token) {
        NamedQuery saved = new NamedQuery("id-" + draft.name(), draft);
        all.add(saved);
        return saved;
    }

    @Override
    public void update(NamedQuery changed) {
        all.replaceAll(one -> one.id().equals(changed.id()) ? changed : one);
    }

    @Override
    public void delete(String id) {
        all.removeIf(one -> one.id().equals(id));
    }

    @Override
    public List<PreparedStatement> prepared(String workgroup) {
        return prepared.stream().filter(it -> it.workgroup().equals(workgroup)).toList();
    }

    @Override
    public PreparedStatement prepared(String workgroup, String name) {
        fail();
        return prepared(workgroup).stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow(() ->
                RemoteFailure.of(Kind.NOT_FOUND, "read prepared statement " + name, "there is none"));
    }

    @Override
    public void prepare(PreparedStatement statement) {
        if (prepared(statement.workgroup()).stream().anyMatch(it -> it.name().equals(statement.name()))) {
            throw RemoteFailure.of(Kind.INVALID, "prepare statement " + statement.name(), "it already exists");
        }
        prepared.add(statement);
    }

    @Override
    public void change(PreparedStatement statement) {
        prepared.replaceAll(one -> one.name().equals(statement.name()) ? statement : one);
    }

    @Override
    public void deallocate(String workgroup, String name) {
        prepared.removeIf(one -> one.name().equals(name));
    }

    @Override
    public void close() {}
}
