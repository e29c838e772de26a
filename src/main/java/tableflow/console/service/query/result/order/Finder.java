package tableflow.console.service.query.result.order;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.service.query.result.GatheredRows;
import tableflow.console.service.query.result.ResultFile;

/// Looks for a text in the cells of a result, row by row as they are ordered, from left to right.
public final class Finder {

    private static final int TELL_EACH = 0x3ff;
    private static final int FIRST_WINDOW = 128;

    private final ResultFile file;
    private final RowOrder order;
    private final int columns;

    /// A cell.
    ///
    /// @param place of the row in the order, from 0
    /// @param column from 0
    public record Cell(long place, int column) {}

    /// A cell with what was looked for.
    public record Match(Cell cell, TextMatch.Span span) {}

    /// @param columns how many there are
    public Finder(ResultFile file, RowOrder order, int columns) {
        this.file = file;
        this.order = order;
        this.columns = columns;
    }

    /// The next cell that matches; behind the last row it goes on at the first, up to where it began.
    ///
    /// @param after the cell to begin behind; empty begins at the first cell, or at the last when going backwards
    /// @param progress told of rows looked at
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt
    /// @throws UncheckedIOException when a row cannot be read
    public Optional<Match> find(TextMatch wanted, Optional<Cell> after, boolean backwards, Progress progress) {
        long rows = order.size();
        if (rows == 0 || columns == 0) {
            return Optional.empty();
        }
        int step = backwards ? -1 : 1;
        Cell start = after.orElse(backwards ? new Cell(0, 0) : new Cell(rows - 1, columns - 1));
        try {
            // The row of the start comes twice: first the cells behind it, at the end those before it and itself.
            Window window = new Window();
            for (long passed = 0; passed <= rows; passed++) {
                if ((passed & TELL_EACH) == 0) {
                    Progress.throwIfCancelled("search the result");
                    progress.report("search", passed, rows);
                }
                long place = Math.floorMod(start.place() + step * passed, rows);
                List<@Nullable String> values = window.row(place, backwards);
                int from = passed == 0 ? start.column() + step : backwards ? columns - 1 : 0;
                int last = passed == rows ? start.column() : backwards ? 0 : columns - 1;
                for (int column = from; backwards ? column >= last : column <= last; column += step) {
                    String value = values.get(column);
                    TextMatch.Span span = value == null ? null : wanted.find(value);
                    if (span != null) {
                        return Optional.of(new Match(new Cell(place, column), span));
                    }
                }
            }
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("the result could not be searched: " + failed.getMessage(), failed);
        }
    }

    /// Some places beside each other whose rows are read together; more of them each time, because most searches end
    /// soon.
    private final class Window {
        private final GatheredRows rows = new GatheredRows(file, GatheredRows.USUAL_MEMORY);
        private int next = FIRST_WINDOW;
        private long first;

        List<@Nullable String> row(long place, boolean backwards) throws IOException {
            if (place < first || place >= first + rows.size()) {
                int count = (int) Math.min(Math.min(next, rows.most()), backwards ? place + 1 : order.size() - place);
                first = backwards ? place - count + 1 : place;
                next = (int) Math.min(2L * next, Integer.MAX_VALUE);
                long[] numbers = new long[count];
                for (int i = 0; i < count; i++) {
                    numbers[i] = order.row(first + i);
                }
                rows.take(numbers);
            }
            return rows.row((int) (place - first));
        }
    }
}
