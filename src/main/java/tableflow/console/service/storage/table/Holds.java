package tableflow.console.service.storage.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.SnapshotHolder;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.SnapshotHistory;
import tableflow.console.domain.storage.SnapshotHold;
import tableflow.console.domain.storage.SnapshotStep;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.lake.Reached;

/// Which snapshot each file goes with, found while manifests are read in any order: a file counts for the highest
/// snapshot seen so far that needs it, and moves when a higher one turns up. One deletion-vector file of Iceberg 3 is
/// named once for each vector in it, and counted once.
final class Holds implements Reached {

    /// What tells of others stands above all snapshots.
    static final short METADATA_MARK = Short.MAX_VALUE;

    private static final int MOST_RANKS = Short.MAX_VALUE - 2;
    /// Beyond this something is wrong with all of them: one is told.
    private static final int MOST_UNREAD = 20;

    private final KeyMarks marks;
    private final S3Uri root;
    private final KeyMarks outside = new KeyMarks(Integer.MAX_VALUE);
    private final int holders;
    private final boolean hasCurrent;
    private final long[] objects;
    private final long[] bytes;
    private final List<String> notes = new ArrayList<>();
    private long unread;

    /// @param marks for what lies under the root
    /// @param snapshots the one that is current last
    Holds(KeyMarks marks, S3Uri root, List<SnapshotHolder> snapshots) {
        this.marks = marks;
        this.root = root;
        this.holders = snapshots.size();
        this.hasCurrent = !snapshots.isEmpty() && snapshots.getLast().current();
        this.objects = new long[slots()];
        this.bytes = new long[slots()];
    }

    /// The mark of what the current snapshot needs: one above its slot.
    short currentMark() {
        return (short) (hasCurrent ? slots() : slots() + 1);
    }

    private int slots() {
        return Math.clamp(holders, 1, MOST_RANKS);
    }

    /// The oldest of very many snapshots share a slot.
    private int slot(int rank) {
        return Math.max(0, rank - (holders - slots()));
    }

    @Override
    public void object(String location, long size, int rank) {
        S3Uri place = S3Uri.parse(location);
        boolean elsewhere = !place.bucket().equals(root.bucket()) || !place.key().startsWith(root.key());
        short mark = rank == METADATA ? METADATA_MARK : (short) (slot(rank) + 1);
        // Only what lies under the root can be looked up by its key alone.
        short before = elsewhere ? outside.raise(place.toString(), mark) : marks.raise(place.key(), mark);
        if (before == KeyMarks.FULL) {
            throw RemoteFailure.of(Kind.INVALID, "tell the files of " + root + " apart",
                    "it refers to more than " + Units.grouped(marks.size()) + " of them");
        }
        if (rank != METADATA && before < mark) {
            if (before != KeyMarks.NONE) {
                count(before - 1, -1, -size);
            }
            count(mark - 1, 1, size);
        }
    }

    private void count(int slot, int number, long size) {
        objects[slot] += number;
        bytes[slot] = Math.addExact(bytes[slot], size);
    }

    @Override
    public void unread(RemoteFailure why) {
        if (unread++ < MOST_UNREAD) {
            notes.add("not read: " + why.getMessage());
        } else if (unread == MOST_UNREAD + 1) {
            notes.add("not read: more manifests for the same or other reasons");
        }
    }

    List<String> notes() {
        return notes;
    }

    /// Files that lie in other places.
    long elsewhere() {
        return outside.size();
    }

    SnapshotHistory history(LakeTable table) {
        Map<Long, Snapshot> known = new HashMap<>();
        table.metadata().snapshots().forEach(one -> known.put(one.id(), one));
        List<SnapshotHold> holds = new ArrayList<>();
        List<SnapshotHolder> all = table.holders();
        for (int rank = 0; rank < all.size(); rank++) {
            SnapshotHolder holder = all.get(rank);
            int slot = slot(rank);
            boolean first = rank == 0 || slot(rank - 1) != slot;
            Amount amount = first ? Amount.of(objects[slot], bytes[slot]) : Amount.NONE;
            Snapshot snapshot = known.get(holder.id());
            if (snapshot != null) {
                holds.add(new SnapshotHold(
                        step(snapshot, holder.current()), holder.schemaId(), holder.refs(), amount));
            }
        }
        return new SnapshotHistory(holds, notes);
    }

    static SnapshotStep step(Snapshot one, boolean current) {
        String operation = one.operation();
        return new SnapshotStep(
                one.id(),
                one.committedAt(),
                operation == null ? "" : operation,
                one.dataFiles(),
                one.records(),
                one.bytes(),
                new SnapshotStep.Part(
                        one.figure("added-data-files"), one.figure("added-records"), one.figure("added-files-size")),
                new SnapshotStep.Part(
                        one.figure("deleted-data-files"), one.figure("deleted-records"),
                        one.figure("removed-files-size")),
                current);
    }

    /// Reads all that `table` refers to.
    static Holds read(LakeTable table, KeyMarks marks, S3Uri root, Progress progress) {
        Holds holds = new Holds(marks, root, table.holders());
        table.reached(holds, progress);
        return holds;
    }
}
