package tableflow.console.domain.storage;

import java.util.List;

/// The kept snapshots of a table with what each keeps.
///
/// @param holds in the order in which they go: those that only their age keeps, oldest first; then those that a branch
///     or tag holds; last the current one
/// @param notes what could not be read, in words; when there are any, what is kept is at least so much
public record SnapshotHistory(List<SnapshotHold> holds, List<String> notes) {

    public static final SnapshotHistory NONE = new SnapshotHistory(List.of(), List.of());

    public SnapshotHistory {
        holds = List.copyOf(holds);
        notes = List.copyOf(notes);
    }

    public boolean isComplete() {
        return notes.isEmpty();
    }
}
