package tableflow.console.ui.control.grid;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.control.Tabular;
import tableflow.console.ui.work.Work;

/// Reads chosen cells in full, off the JavaFX thread: the grid itself knows only their beginnings.
public final class GridCopy {

    /// The most cells that the clipboard is given: other programs choke on more, and a file serves better.
    public static final long MOST_CELLS = 2_000_000;

    private static final int PIECE_CELLS = 1 << 16;

    private final DataGrid grid;
    private final Work work;

    GridCopy(DataGrid grid, Work work) {
        this.grid = grid;
        this.work = work;
    }

    /// Puts the newest chosen rectangle on the clipboard as TSV, NULL as nothing.
    void copy() {
        GridSource source = grid.source();
        if (source == null) {
            return;
        }
        GridRange range = chosen(grid);
        int[] numbers = numbers(grid, range);
        work.job(text("grid.copy"), progress -> read(source, range, numbers, progress))
                .onResult(rows -> Copying.copy(Tabular.tsv(rows.stream()
                        .map(row -> row.stream().map(value -> value == null ? "" : value).toList())
                        .toList())))
                .start();
    }

    /// What a row's cell shows at the chosen column.
    static Optional<String> shown(DataGrid grid, @Nullable List<@Nullable String> row) {
        int position = grid.selection().column();
        return row == null || position < 0 || position >= grid.columns().shown()
                ? Optional.empty()
                : Optional.ofNullable(row.get(grid.columns().number(position)));
    }

    /// The newest chosen rectangle, within the rows and columns there are.
    public static GridRange chosen(DataGrid grid) {
        return grid.selection().ranges().getLast().within(grid.rowCount(), grid.columns().shown());
    }

    /// The numbers in the source of a rectangle's columns, from left to right.
    public static int[] numbers(DataGrid grid, GridRange range) {
        int[] numbers = new int[range.columns()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = grid.columns().number(range.left() + i);
        }
        return numbers;
    }

    /// The values of some columns in the rows of `range`. Blocking.
    ///
    /// @throws RemoteFailure QUOTA when they are more than [#MOST_CELLS], CANCELLED when interrupted
    public static List<List<@Nullable String>> read(
            GridSource source, GridRange range, int[] numbers, Progress progress) throws Exception {
        if (range.rows() * numbers.length > MOST_CELLS) {
            throw RemoteFailure.of(Kind.QUOTA, text("grid.copy.what"), text("grid.copy.why", MOST_CELLS))
                    .withAdvice(text("grid.copy.advice"));
        }
        List<List<@Nullable String>> rows = new ArrayList<>();
        int piece = Math.max(1, PIECE_CELLS / Math.max(1, numbers.length));
        for (long row = range.top(); row <= range.bottom(); row += piece) {
            Progress.throwIfCancelled(text("grid.copy.what"));
            int count = (int) Math.min(piece, range.bottom() - row + 1);
            for (List<@Nullable String> whole : source.load(row, count)) {
                List<@Nullable String> values = new ArrayList<>(numbers.length);
                for (int number : numbers) {
                    values.add(number < whole.size() ? whole.get(number) : null);
                }
                rows.add(values);
            }
            progress.report("", rows.size(), range.rows());
        }
        return rows;
    }
}
