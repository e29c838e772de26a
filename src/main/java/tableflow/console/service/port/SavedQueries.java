package tableflow.console.service.port;

import java.util.List;
import tableflow.console.domain.query.NamedQuery;
import tableflow.console.domain.query.PreparedStatement;

/// The statements that workgroups keep. Lists are complete.
public interface SavedQueries extends AutoCloseable {

    /// The named queries of a workgroup, by name. One that is deleted meanwhile is left out.
    List<NamedQuery> named(String workgroup);

    /// Saves a statement.
    ///
    /// @param token 32 to 128 characters; the same token with the same draft never saves a second one
    NamedQuery create(NamedQuery.Draft draft, String token);

    /// Changes name, description and statement; database and workgroup stay.
    void update(NamedQuery changed);

    void delete(String id);

    /// The prepared statements of a workgroup, by name. One that is deleted meanwhile is left out.
    List<PreparedStatement> prepared(String workgroup);

    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND when the workgroup keeps none of this name
    PreparedStatement prepared(String workgroup, String name);

    /// Keeps a new statement.
    ///
    /// @throws tableflow.console.domain.RemoteFailure INVALID when there is one of this name, or its syntax is wrong
    void prepare(PreparedStatement statement);

    /// Changes statement and description; name and workgroup stay.
    ///
    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND when the workgroup keeps none of this name
    void change(PreparedStatement statement);

    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND when the workgroup keeps none of this name
    void deallocate(String workgroup, String name);

    @Override
    void close();
}
