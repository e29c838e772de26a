package tableflow.console.service.messages.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tableflow.console.domain.Progress;
import tableflow.console.service.messages.compare.RecordDifference.Kind;
import tableflow.console.service.messages.compare.RecordDifference.Left;
import tableflow.console.service.messages.compare.RecordDifference.Line;
import tableflow.console.service.messages.compare.RecordDifference.Part;

/// Takes lines while records are compared. All are counted; so many of those that differ are kept, and as many that are
/// the same: what is the same must not push out what differs.
final class DifferenceLines {

    static final String WHAT = "compare two records";

    /// Lines between two looks whether anybody still waits.
    private static final int LOOK = 1_024;

    private final int most;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private boolean same = true;
    private long looked;

    /// @param most lines of those that differ, and of those that are the same
    DifferenceLines(int most) {
        this.most = most;
    }

    void add(Part part, String path, Kind kind, Supplier<String> left, Supplier<String> right) {
        if (++looked % LOOK == 0) {
            Progress.throwIfCancelled(WHAT);
        }
        long count = counts.merge(kind, 1L, Long::sum);
        same = same && (part == Part.FACTS || kind == Kind.SAME);
        if ((kind == Kind.SAME ? count : differing()) <= most) {
            lines.add(new Line(part, path, kind, left.get(), right.get()));
        }
    }

    void add(Part part, String path, Kind kind, String left, String right) {
        add(part, path, kind, () -> left, () -> right);
    }

    private long differing() {
        return counts.values().stream().mapToLong(Long::longValue).sum() - counts.getOrDefault(Kind.SAME, 0L);
    }

    RecordDifference found() {
        Left left = differing() > most ? Left.DIFFERENCES
                : counts.getOrDefault(Kind.SAME, 0L) > most ? Left.SAME : Left.NOTHING;
        return new RecordDifference(lines, counts, same, left);
    }
}
