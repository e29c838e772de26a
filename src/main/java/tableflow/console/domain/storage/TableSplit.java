package tableflow.console.domain.storage;

import java.util.List;
import java.util.Optional;

/// What the bytes under a table's root are.
///
/// @param live files that a reader of now needs
/// @param kept files that only older snapshots need, which the table keeps
/// @param metadata metadata files, manifests, statistics, and the log of Delta
/// @param orphans objects that no metadata refers to, older than the safe age: candidates, for a person to look at
/// @param recent objects that no metadata refers to, but so young that a commit may be about to
/// @param noncurrent versions that were replaced or deleted, and are billed; absent when they could not be listed
/// @param marks marks of deletion; absent as for `noncurrent`
/// @param uploads what came in of uploads that have not ended; absent when they could not be listed
/// @param missing files that the metadata refers to and that are not there: readers will fail; none are
///     counted where a part could not be listed
/// @param elsewhere files that the metadata refers to in other places than the root
/// @param firstOrphans the largest orphan candidates, largest first
/// @param notes what could not be seen, in words
public record TableSplit(
        Amount live,
        Amount kept,
        Amount metadata,
        Amount orphans,
        Amount recent,
        Optional<Amount> noncurrent,
        Optional<Amount> marks,
        Optional<Amount> uploads,
        Missing missing,
        long elsewhere,
        List<LargeObject> firstOrphans,
        List<String> notes) {

    public TableSplit {
        firstOrphans = List.copyOf(firstOrphans);
        notes = List.copyOf(notes);
    }

    /// Objects that should be there.
    ///
    /// @param current needed by a reader of now
    /// @param kept needed by readers of older snapshots only
    public record Missing(long current, long kept) {}

    /// Everything that a plain listing shows.
    public Amount listed() {
        return live.plus(kept).plus(metadata).plus(orphans).plus(recent);
    }

    /// Everything that is billed, as far as it could be seen.
    public Amount billed() {
        return listed().plus(noncurrent.orElse(Amount.NONE)).plus(uploads.orElse(Amount.NONE));
    }
}
