package tableflow.console.domain.lake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A snapshot as a holder of files, in the order in which snapshots go: a file goes with the last of those that need
/// it.
///
/// @param id of the snapshot
/// @param schemaId of the schema that it was written with; absent in old metadata
/// @param refs branches and tags that point to it, by name; while there are any, no age makes it go
/// @param current whether a reader of now sees it
public record SnapshotHolder(long id, @Nullable Integer schemaId, List<String> refs, boolean current) {

    public SnapshotHolder {
        refs = List.copyOf(refs);
    }

    /// Whether it stays whatever its age.
    public boolean isHeld() {
        return current || !refs.isEmpty();
    }
}
