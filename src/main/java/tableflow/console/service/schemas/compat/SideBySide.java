package tableflow.console.service.schemas.compat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.schemas.compat.LineDiff.Change;
import tableflow.console.service.schemas.compat.LineDiff.Line;

/// The lines of a comparison in two columns: what went stands beside what came in its place.
///
/// @param rows top to bottom
/// @param changes where runs of changed rows begin, counted from 0
public record SideBySide(List<Row> rows, List<Integer> changes) {
    public SideBySide {
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
    }

    /// A row.
    ///
    /// @param left absent where a line came with none gone
    /// @param right absent where a line went with none come
    public record Row(@Nullable Line left, @Nullable Line right) {

        public boolean changed() {
            return left == null || right == null || left.change() != Change.SAME;
        }
    }

    public static SideBySide of(List<Line> lines) {
        List<Row> rows = new ArrayList<>();
        List<Integer> changes = new ArrayList<>();
        List<Line> went = new ArrayList<>();
        List<Line> came = new ArrayList<>();
        for (Line line : lines) {
            switch (line.change()) {
                case WENT -> went.add(line);
                case CAME -> came.add(line);
                case SAME -> {
                    flush(rows, changes, went, came);
                    rows.add(new Row(line, line));
                }
            }
        }
        flush(rows, changes, went, came);
        return new SideBySide(rows, changes);
    }

    private static void flush(List<Row> rows, List<Integer> changes, List<Line> went, List<Line> came) {
        int most = Math.max(went.size(), came.size());
        if (most > 0) {
            changes.add(rows.size());
        }
        for (int i = 0; i < most; i++) {
            rows.add(new Row(i < went.size() ? went.get(i) : null, i < came.size() ? came.get(i) : null));
        }
        went.clear();
        came.clear();
    }
}
