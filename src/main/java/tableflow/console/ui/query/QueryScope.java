package tableflow.console.ui.query;

import org.jspecify.annotations.Nullable;

/// Where a statement runs.
///
/// @param database where names without one are looked up; absent for statements that name none
/// @param workgroup whose limits hold
public record QueryScope(@Nullable String database, String workgroup) {

    /// The same with another database.
    public QueryScope withDatabase(@Nullable String other) {
        return new QueryScope(other, workgroup);
    }

    /// The same with another workgroup.
    public QueryScope withWorkgroup(String other) {
        return new QueryScope(database, other);
    }
}
