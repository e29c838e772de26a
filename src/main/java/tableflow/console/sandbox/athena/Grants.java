package tableflow.console.sandbox.athena;

import tableflow.console.sandbox.aws.Principal;

/// What Lake Formation shows of a table to a caller, beside and before what policies allow. It hides: what may not be
/// seen is not refused but not found.
@FunctionalInterface
public interface Grants {
    /// Nobody manages grants: all is shown.
    Grants NONE = (caller, database, table) -> Sight.ALL;

    enum Sight {
        ALL,
        /// The table is known, none of its columns is.
        NO_COLUMNS,
        NOTHING
    }

    /// @param database lower case, as [tableflow.console.domain.sql.TableName] has it
    Sight of(Principal caller, String database, String table);
}
