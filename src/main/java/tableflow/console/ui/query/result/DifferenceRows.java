package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.value.ObservableLongValue;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.compare.Difference;
import tableflow.console.ui.control.grid.GridColumn;
import tableflow.console.ui.control.grid.GridMark;
import tableflow.console.ui.control.grid.GridSource;
import tableflow.console.ui.query.result.Comparing.Compared;

/// The rows that differ: what is with each, its key, and its values, a changed one with what it was before.
final class DifferenceRows implements GridSource {

    private static final int MOST_MARKS = 4_096;

    private final Compared compared;
    private final ReadOnlyLongWrapper count;
    /// Of the rows read last; filled on background threads, read on JavaFX's.
    private final Map<Long, Marks> marks = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Marks> eldest) {
            return size() > MOST_MARKS;
        }
    };

    /// @param changed places of the values that differ, from 0
    private record Marks(Difference.Kind kind, Set<Integer> changed) {}

    DifferenceRows(Compared compared) {
        this.compared = compared;
        this.count = new ReadOnlyLongWrapper(compared.comparison().size());
    }

    List<GridColumn> columns() {
        List<GridColumn> columns = new ArrayList<>();
        columns.add(new GridColumn(text("result.compare.kind"), "", Feather.GIT_COMMIT, false));
        for (int key : compared.rightSide().keys()) {
            columns.add(ResultWords.column(compared.rightSide().columns().get(key)));
        }
        for (int value : compared.rightSide().values()) {
            ResultColumn column = compared.rightSide().columns().get(value);
            columns.add(new GridColumn(column.name(), CellDetail.typeName(column), Feather.TYPE, false));
        }
        return columns;
    }

    @Override
    public ObservableLongValue rowCount() {
        return count.getReadOnlyProperty();
    }

    @Override
    public List<List<@Nullable String>> load(long first, int rows) throws IOException {
        List<List<@Nullable String>> loaded = new ArrayList<>();
        for (long number = first; number < first + rows; number++) {
            Difference difference = compared.comparison().at(number);
            boolean both = difference.kind() == Difference.Kind.CHANGED;
            Set<Integer> changed = both ? Set.copyOf(compared.comparison().changedValues(difference)) : Set.of();
            synchronized (marks) {
                marks.put(number, new Marks(difference.kind(), changed));
            }
            loaded.add(row(difference, changed));
        }
        return loaded;
    }

    private List<@Nullable String> row(Difference difference, Set<Integer> changed) throws IOException {
        List<@Nullable String> left = difference.left() < 0
                ? List.of() : compared.leftSide().file().row(difference.left());
        List<@Nullable String> right = difference.right() < 0
                ? List.of() : compared.rightSide().file().row(difference.right());
        boolean isRight = difference.right() >= 0;
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(text("result.compare." + difference.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        List<Integer> keys = isRight ? compared.rightSide().keys() : compared.leftSide().keys();
        for (int key : keys) {
            cells.add(isRight ? right.get(key) : left.get(key));
        }
        for (int i = 0; i < compared.values().size(); i++) {
            String before = left.isEmpty() ? null : left.get(compared.leftSide().values().get(i));
            String now = right.isEmpty() ? null : right.get(compared.rightSide().values().get(i));
            cells.add(changed.contains(i)
                    ? text("result.compare.from", shown(before), shown(now))
                    : isRight ? now : before);
        }
        return cells;
    }

    private static String shown(@Nullable String value) {
        return value == null ? text("grid.null") : value.isEmpty() ? "\"\"" : value;
    }

    /// How a cell stands out; only rows that were read are known.
    @Nullable GridMark mark(long row, int column) {
        Marks known;
        synchronized (marks) {
            known = marks.get(row);
        }
        if (known == null) {
            return null;
        }
        return switch (known.kind()) {
            case ONLY_LEFT -> GridMark.REMOVED;
            case ONLY_RIGHT -> GridMark.ADDED;
            case DUPLICATE -> column == 0 ? GridMark.CHANGED : null;
            case CHANGED -> column == 0 || known.changed().contains(column - 1 - compared.keys().size())
                    ? GridMark.CHANGED
                    : null;
        };
    }
}
