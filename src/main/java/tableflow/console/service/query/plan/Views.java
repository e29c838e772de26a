package tableflow.console.service.query.plan;

import org.jspecify.annotations.Nullable;

/// Where the queries behind views come from.
@FunctionalInterface
interface Views {

    /// The view of this name; absent when it is none, when it cannot be told, and when its query cannot be read.
    ///
    /// @param catalog absent for that of the session
    /// @param database absent for that of the session
    @Nullable StoredView find(@Nullable String catalog, @Nullable String database, String table);
}
