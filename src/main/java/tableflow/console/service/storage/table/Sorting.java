package tableflow.console.service.storage.table;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.domain.storage.SnapshotHistory;
import tableflow.console.domain.storage.TableSplit;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.lake.Reached;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.storage.scan.Scan;

/// Puts each listed object where it belongs, by the marks of what refers to it.
final class Sorting implements Scan.Each {

    private static final int MOST_SHOWN = 1_000;
    private static final Comparator<LargeObject> LARGEST_FIRST =
            Comparator.comparingLong(LargeObject::size).reversed().thenComparing(LargeObject::key);

    private final Holds holds;
    private final KeyMarks marks;
    private final long oldest;
    private boolean sure;
    private final Sum live = new Sum();
    private final Sum kept = new Sum();
    private final Sum metadata = new Sum();
    private final Sum recent = new Sum();
    private final KeyMarks late;
    private ObjectList candidates;
    private boolean delta;
    private boolean dataCandidates;
    private TableSplit.@Nullable Missing missing;

    /// @param sure whether all was read that may refer to an object
    /// @param candidates filled, and closed or handed out
    /// @param oldest milliseconds since 1970: what is younger is no candidate
    Sorting(Holds holds, KeyMarks marks, boolean sure, ObjectList candidates, long oldest) {
        this.holds = holds;
        this.marks = marks;
        this.sure = sure;
        this.candidates = candidates;
        this.oldest = oldest;
        this.late = new KeyMarks(Integer.MAX_VALUE);
    }

    @Override
    public void counted(ObjectPage page, int count) {
        for (int i = 0; i < count; i++) {
            String key = page.key(i);
            short mark = marks.get(key);
            ObjectKind kind = ObjectKind.of(key);
            delta |= kind == ObjectKind.DELTA_LOG;
            if (mark > KeyMarks.NONE && mark < Holds.METADATA_MARK) {
                // Seen: its mark turned over.
                marks.change(key, (short) -mark);
                (mark == holds.currentMark() ? live : kept).add(page.bytes(i));
            } else if (mark != KeyMarks.NONE || tells(kind, key)) {
                metadata.add(page.bytes(i));
            } else if (page.modified(i) > oldest) {
                recent.add(page.bytes(i));
            } else {
                dataCandidates |= kind == ObjectKind.TABLE_DATA;
                candidates.add(new LargeObject(key, page.bytes(i), page.modified(i), page.storageClass(i)));
            }
        }
    }

    /// Beside Iceberg's metadata the log of Delta tells of others, and the note of the newest version that some writers
    /// leave. While the metadata cannot be read, keys alone say what is part of it.
    private boolean tells(ObjectKind kind, String key) {
        return switch (kind) {
            case DELTA_LOG -> true;
            case TABLE_METADATA -> !sure || key.endsWith("/version-hint.text");
            case MANIFEST_LIST, MANIFEST, TABLE_STATISTICS -> !sure;
            default -> false;
        };
    }

    /// Not all could be read that may refer to a candidate: there are none.
    void unsure() {
        sure = false;
    }

    boolean isSure() {
        return sure;
    }

    /// Nothing more will be listed.
    void listed() {
        candidates.end();
    }

    /// Whether a candidate may be a file of an older version of Delta's: both formats share their files.
    boolean isUnsureForDelta() {
        return sure && delta && dataCandidates;
    }

    long elsewhere() {
        return holds.elsewhere();
    }

    SnapshotHistory history(LakeTable table) {
        return holds.history(table);
    }

    /// Looks at what a newer metadata file of the table refers to: candidates that it names are none, and what it does
    /// not name any more is not missing.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when it cannot all be read
    void meanwhile(LakeTable newer, Progress progress) {
        S3Uri root = candidates.root();
        int current = newer.holders().size() - 1;
        long[] gone = new long[2];
        newer.reached((location, bytes, rank) -> {
            S3Uri place = S3Uri.parse(location);
            if (!place.bucket().equals(root.bucket())) {
                return;
            }
            short mark = marks.get(place.key());
            if (mark == KeyMarks.NONE) {
                late.raise(place.key(), (short) 1);
            } else if (mark > KeyMarks.NONE && mark < Holds.METADATA_MARK && rank != Reached.METADATA) {
                // Counted once, as missing.
                gone[rank == current ? 0 : 1]++;
                marks.change(place.key(), (short) -mark);
            }
        }, progress);
        missing = new TableSplit.Missing(gone[0], gone[1]);
    }

    /// Files that the metadata refers to and that were not listed.
    TableSplit.Missing missing() {
        TableSplit.Missing known = missing;
        short current = holds.currentMark();
        return known != null ? known : new TableSplit.Missing(
                marks.count(current, current), marks.count((short) 1, (short) (current - 1)));
    }

    /// @param orphans closed by who gets it
    /// @param largest of them
    record Sorted(TableSplit.Parts parts, ObjectList orphans, List<LargeObject> largest) {}

    /// What everything is.
    Sorted sorted() {
        Amount all = candidates.amount();
        if (!sure) {
            candidates = candidates.only(one -> false);
            return new Sorted(
                    parts(Amount.NONE, Amount.NONE, all.plus(recent.amount())), candidates, List.of());
        }
        if (late.size() > 0) {
            candidates = candidates.only(one -> late.get(one.key()) == KeyMarks.NONE);
        }
        Amount meanwhile = all.minus(candidates.amount());
        Amount named = candidates.amount();
        if (isUnsureForDelta()) {
            candidates = candidates.only(one -> ObjectKind.of(one.key()) != ObjectKind.TABLE_DATA);
        }
        return new Sorted(
                parts(candidates.amount(), recent.amount().plus(meanwhile), named.minus(candidates.amount())),
                candidates, largest());
    }

    private TableSplit.Parts parts(Amount orphans, Amount young, Amount untold) {
        return new TableSplit.Parts(live.amount(), kept.amount(), metadata.amount(), orphans, young, untold);
    }

    private List<LargeObject> largest() {
        PriorityQueue<LargeObject> queue = new PriorityQueue<>(LARGEST_FIRST.reversed());
        try (Stream<LargeObject> all = candidates.stream()) {
            all.forEach(one -> {
                queue.add(one);
                if (queue.size() > MOST_SHOWN) {
                    queue.poll();
                }
            });
        }
        return queue.stream().sorted(LARGEST_FIRST).toList();
    }

    void close() {
        candidates.close();
    }

    private static final class Sum {
        private Amount amount = Amount.NONE;

        void add(long bytes) {
            amount = amount.plus(Amount.of(1, bytes));
        }

        Amount amount() {
            return amount;
        }
    }
}
