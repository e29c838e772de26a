package tableflow.console.domain.query;

/// A statement saved in a workgroup under a name; names need not be unique.
public record NamedQuery(String id, Draft draft) {

    /// All of it but the id, which Athena gives. Database and workgroup of a saved one never change.
    ///
    /// @param name 1 to 128 characters
    /// @param description empty when there is none; at most 1,024 characters
    public record Draft(String name, String description, String database, String sql, String workgroup) {}
}
