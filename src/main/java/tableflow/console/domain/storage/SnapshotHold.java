package tableflow.console.domain.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A kept snapshot with what it keeps: the files that go with it when snapshots go by age, oldest first.
///
/// @param step what it did
/// @param schemaId of the schema that it was written with; absent in old metadata
/// @param refs branches and tags that point to it; while there are any, no age makes it go
/// @param holds data and delete files that it needs and no snapshot that goes after it; of the current one, all that it
///     needs
public record SnapshotHold(SnapshotStep step, @Nullable Integer schemaId, List<String> refs, Amount holds) {

    public SnapshotHold {
        refs = List.copyOf(refs);
    }

    /// Whether it stays whatever its age.
    public boolean isHeld() {
        return step.current() || !refs.isEmpty();
    }
}
