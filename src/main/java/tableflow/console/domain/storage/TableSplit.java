package tableflow.console.domain.storage;

import java.util.List;
import java.util.Optional;

/// What the bytes under a table's root are.
///
/// @param parts what each listed object is
/// @param noncurrent versions that were replaced or deleted, and are billed; absent when they could not be listed
/// @param marks marks of deletion; absent as for `noncurrent`
/// @param uploads what came in of uploads that have not ended; absent when they could not be listed
/// @param missing files that the metadata refers to and that are not there: readers will fail; none are
///     counted where a part could not be listed
/// @param elsewhere files that the metadata refers to in other places than the root
/// @param scanned what the listing counted, whatever it is
/// @param largestOrphans the largest orphan candidates, largest first, a thousand at most
/// @param notes what could not be seen, in words; when there are any, the figures are not complete
public record TableSplit(
        Parts parts,
        Optional<Amount> noncurrent,
        Optional<Amount> marks,
        Optional<Amount> uploads,
        Missing missing,
        long elsewhere,
        Amount scanned,
        List<LargeObject> largestOrphans,
        List<String> notes) {

    public TableSplit {
        largestOrphans = List.copyOf(largestOrphans);
        notes = List.copyOf(notes);
    }

    /// Every listed object is in one of these.
    ///
    /// @param live files that a reader of now needs
    /// @param kept files that only older snapshots need, which the table keeps
    /// @param metadata metadata files, manifests, statistics, and the log of Delta
    /// @param orphans objects that no metadata refers to, older than the safe age: candidates, for a person to look at
    /// @param recent objects that no metadata refers to, but so young that a commit may be about to, or has meanwhile
    /// @param untold objects of which nothing can be said, because not all that may refer to them could be read
    public record Parts(Amount live, Amount kept, Amount metadata, Amount orphans, Amount recent, Amount untold) {

        public static final Parts NONE =
                new Parts(Amount.NONE, Amount.NONE, Amount.NONE, Amount.NONE, Amount.NONE, Amount.NONE);

        public Amount sum() {
            return live.plus(kept).plus(metadata).plus(orphans).plus(recent).plus(untold);
        }
    }

    /// Objects that should be there.
    ///
    /// @param current needed by a reader of now
    /// @param kept needed by readers of older snapshots only
    public record Missing(long current, long kept) {}

    /// Whether everything was seen.
    public boolean isComplete() {
        return notes.isEmpty();
    }

    /// Whether all that lies there could be listed and told apart; old versions and uploads are beside it.
    public boolean isToldApart() {
        int beside = (noncurrent.isEmpty() ? 1 : 0) + (uploads.isEmpty() ? 1 : 0);
        return notes.size() <= beside && parts.untold().isNone();
    }

    /// What the listing counted and no part has: nothing, unless there is a fault in the counting.
    public Amount difference() {
        return scanned.minus(parts.sum());
    }

    /// Everything that is billed, as far as it could be seen.
    public Amount billed() {
        return scanned.plus(noncurrent.orElse(Amount.NONE)).plus(uploads.orElse(Amount.NONE));
    }
}
