package tableflow.console.domain.lake;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.domain.table.TableRule;

/// A schema that a table has or had.
///
/// @param id Iceberg's number of it
/// @param since when the first kept snapshot was written with it, milliseconds since 1970; empty when none is kept
/// @param current whether new rows are written with it
/// @param changes against the schema before it; empty for the first
public record SchemaVersion(int id, OptionalLong since, boolean current, Struct columns, List<Change> changes) {
    public SchemaVersion {
        changes = List.copyOf(changes);
    }

    /// What happened to a column.
    public enum Kind {
        ADDED,
        REMOVED,
        RENAMED,
        RETYPED,
        /// It may be null from now on.
        MADE_NULLABLE,
        /// It may not be null any more.
        MADE_REQUIRED,
        /// Its comment.
        COMMENTED
    }

    /// One change. Columns are followed by their ids, so a rename is told from a removal.
    ///
    /// @param path dotted; the new name where it was renamed
    /// @param before type or name before; absent for an added column
    /// @param after type or name after; absent for a removed one
    /// @param broken the rule of Tableflow's that the change breaks; absent when it is allowed
    public record Change(
            Kind kind, String path, @Nullable String before, @Nullable String after, @Nullable TableRule broken) {}
}
