package tableflow.console.service.query.desk;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.NamedQuery;
import tableflow.console.domain.query.PreparedStatement;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Tokens;
import tableflow.console.service.port.SavedQueries;
import tableflow.console.service.profile.WriteGuard;

/// The statements that workgroups keep for everybody who may use them: named queries and prepared statements. Athena
/// does not tell whether somebody else has changed one meanwhile, so each is read again before it is changed. A
/// read-only profile changes none. All methods block.
public final class WorkgroupStatements {

    private static final String MEANWHILE = "somebody else has changed it since it was read";
    private static final String LOOK = "Read the list again, and look at what it says now.";

    private final Supplier<SavedQueries> saved;
    private final WriteGuard guard;

    /// @param saved asked when it is first needed: a client may have to be opened
    public WorkgroupStatements(Supplier<SavedQueries> saved, WriteGuard guard) {
        this.saved = saved;
        this.guard = guard;
    }

    /// What a workgroup keeps.
    ///
    /// @param named by name
    /// @param prepared by name
    public record Kept(List<NamedQuery> named, List<PreparedStatement> prepared) {
        public Kept {
            named = List.copyOf(named);
            prepared = List.copyOf(prepared);
        }
    }

    /// All that a workgroup keeps.
    public Kept list(String workgroup) {
        return new Kept(saved.get().named(workgroup), saved.get().prepared(workgroup));
    }

    /// Whether nothing may be changed.
    public boolean readOnly() {
        return guard.readOnly();
    }

    /// @throws RemoteFailure FORBIDDEN in a read-only profile, before anything is sent
    public NamedQuery save(NamedQuery.Draft draft) {
        guard.check("save query " + draft.name() + " in workgroup " + draft.workgroup());
        return saved.get().create(draft, UUID.randomUUID().toString());
    }

    /// Changes name, description or statement.
    ///
    /// @param before as it was read
    /// @param after of the same workgroup and database
    /// @throws RemoteFailure FORBIDDEN in a read-only profile, before anything is sent; CONFLICT when it is not
    ///     `before` any more, NOT_FOUND when it is gone
    public void change(NamedQuery before, NamedQuery.Draft after) {
        String what = "change query " + before.draft().name() + " of workgroup " + before.draft().workgroup();
        guard.check(what);
        NamedQuery now = saved.get().named(before.draft().workgroup()).stream()
                .filter(one -> one.id().equals(before.id()))
                .findFirst()
                .orElseThrow(() -> RemoteFailure.of(Kind.NOT_FOUND, what, "somebody has deleted it")
                        .withAdvice("Save it anew."));
        same(what, now.equals(before));
        saved.get().update(new NamedQuery(before.id(), after));
    }

    /// @throws RemoteFailure FORBIDDEN in a read-only profile, before anything is sent
    public void delete(NamedQuery query) {
        guard.check("delete query " + query.draft().name() + " of workgroup " + query.draft().workgroup());
        saved.get().delete(query.id());
    }

    /// Keeps a new prepared statement.
    ///
    /// @throws RemoteFailure INVALID for a name that Athena would not take and for one that there is already; FORBIDDEN
    ///     in a read-only profile, before anything is sent
    public void prepare(PreparedStatement statement) {
        String what = "prepare statement " + statement.name() + " in workgroup " + statement.workgroup();
        guard.check(what);
        if (!statement.name().matches(PreparedStatement.NAME)) {
            throw RemoteFailure.of(Kind.INVALID, what, "this is no name for a prepared statement")
                    .withAdvice("A name begins with a letter or _, and goes on with letters, digits, _, @ and :.");
        }
        saved.get().prepare(statement);
    }

    /// Changes statement and description of a prepared statement.
    ///
    /// @param before as it was read
    /// @throws RemoteFailure as [#change(NamedQuery, NamedQuery.Draft)]
    public void change(PreparedStatement before, String sql, String description) {
        String what = "change prepared statement " + before.name() + " of workgroup " + before.workgroup();
        guard.check(what);
        same(what, saved.get().prepared(before.workgroup(), before.name()).equals(before));
        saved.get().change(new PreparedStatement(before.name(), before.workgroup(), sql, description, null));
    }

    /// @throws RemoteFailure FORBIDDEN in a read-only profile, before anything is sent
    public void delete(PreparedStatement statement) {
        guard.check("delete prepared statement " + statement.name() + " of workgroup " + statement.workgroup());
        saved.get().deallocate(statement.workgroup(), statement.name());
    }

    /// The request with the statement that it executes, for whoever has to know what it does: for `EXECUTE name` the
    /// text that the workgroup keeps. Every other request stays as it is, and so does one whose statement the workgroup
    /// does not tell: Athena says then what is wrong with it.
    ///
    /// @throws RemoteFailure CANCELLED after an interrupt
    public QueryRequest meant(QueryRequest request) {
        List<Token> tokens = Tokens.meaning(request.sql());
        String workgroup = request.workgroup();
        if (workgroup == null || tokens.size() < 3 || !tokens.getFirst().is("EXECUTE") || tokens.get(1).is("IMMEDIATE")
                || !tokens.get(1).isName()) {
            return request;
        }
        String name = tokens.get(1).kind() == Token.Kind.QUOTED ? tokens.get(1).value() : tokens.get(1).text();
        try {
            return new QueryRequest(saved.get().prepared(workgroup, name).sql(), request.database(), workgroup,
                    request.resultLocation(), request.parameters(), request.catalog(), request.reuseMinutes());
        } catch (RemoteFailure untold) {
            if (untold.is(Kind.CANCELLED)) {
                throw untold;
            }
            return request;
        }
    }

    private static void same(String what, boolean unchanged) {
        if (!unchanged) {
            throw RemoteFailure.of(Kind.CONFLICT, what, MEANWHILE).withAdvice(LOOK);
        }
    }
}
