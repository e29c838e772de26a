package tableflow.console.ui.control.grid;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The rows near those in sight, as texts of cells. What is in sight is read first; a piece that went out of sight
/// before its reading began is never read, and the answer of one that was being read does not hold up the next.
/// JavaFX thread only.
final class RowCache {

    /// About as many letters of texts are kept, besides the pieces in sight.
    private static final long MOST_LETTERS = 16L << 20;

    private static final int PAGE_CELLS = 1 << 16;
    private static final int MOST_PAGE_ROWS = 128;
    private static final int LEAST_PAGE_ROWS = 16;
    private static final int LETTERS_OF_A_CELL = 32;
    private static final int AT_A_TIME = 2;

    /// @param asked how many rows were asked for: when fewer came, there are no more
    private record Page(List<List<@Nullable String>> rows, int asked, long letters) {}

    private final Work work;
    private final Runnable changed;
    private final LinkedHashMap<Long, Page> pages = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<Long> loading = new HashSet<>();
    private final Set<Long> failed = new HashSet<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable GridSource source;
    private int pageRows = MOST_PAGE_ROWS;
    private long letters;
    private long firstWanted;
    private long lastWanted = -1;
    /// Which source and order the answers must belong to.
    private int edition;

    /// @param changed runs when rows have come
    RowCache(Work work, Runnable changed) {
        this.work = work;
        this.changed = changed;
    }

    /// Why rows in sight could not be read.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The first rows will be in sight as soon as there is another source: they are read before a pulse has laid them
    /// out.
    void toTop(long count) {
        firstWanted = 0;
        lastWanted = count - 1;
    }

    /// Forgets everything, and reads from `newSource` from now on.
    void source(@Nullable GridSource newSource, int columns) {
        source = newSource;
        pageRows = Math.clamp(PAGE_CELLS / Math.max(1, columns), LEAST_PAGE_ROWS, MOST_PAGE_ROWS);
        reload();
    }

    /// Forgets all rows: they have another order, or could not be read.
    void reload() {
        edition++;
        pages.clear();
        loading.clear();
        failed.clear();
        letters = 0;
        problem.set(null);
        request();
    }

    /// The texts of a row; null while it is not there.
    @Nullable List<@Nullable String> row(long number) {
        Page page = pages.get(number / pageRows);
        int within = (int) (number % pageRows);
        return page == null || within >= page.rows().size() ? null : page.rows().get(within);
    }

    /// Those of the rows from `first` to `end`, `end` not among them, that are there.
    List<List<@Nullable String>> rows(long first, long end) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (long number = first; number < end; number++) {
            List<@Nullable String> row = row(number);
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    /// Whether the reading of a row failed.
    boolean isFailed(long number) {
        return failed.contains(number / pageRows);
    }

    /// Whether no row in sight is still to come.
    boolean isSettled() {
        if (source == null || lastWanted < firstWanted) {
            return source != null && source.rowCount().get() == 0;
        }
        for (long page = firstWanted / pageRows; page <= lastWanted / pageRows; page++) {
            if (loading.contains(page) || isMissing(page)) {
                return false;
            }
        }
        return true;
    }

    /// The rows from `first` to `last` are in sight now.
    void want(long first, long last) {
        firstWanted = first;
        lastWanted = last;
        request();
    }

    private void request() {
        if (source == null || lastWanted < firstWanted) {
            return;
        }
        long first = firstWanted / pageRows;
        long last = lastWanted / pageRows;
        int stale = 0;
        for (long page : loading) {
            stale += page < first || page > last ? 1 : 0;
        }
        for (long page = first; page <= last; page++) {
            if (loading.size() - stale >= 1 || loading.size() >= AT_A_TIME) {
                return;
            }
            if (isMissing(page)) {
                load(source, page);
            }
        }
        // With nothing else to do, the neighbours are read before they are in sight.
        for (long near : new long[] {last + 1, first - 1}) {
            if (loading.isEmpty() && near >= 0 && near * pageRows < source.rowCount().get() && isMissing(near)) {
                load(source, near);
            }
        }
    }

    private boolean isMissing(long number) {
        if (loading.contains(number) || failed.contains(number) || source == null) {
            return false;
        }
        long there = Math.min(pageRows, source.rowCount().get() - number * pageRows);
        Page page = pages.get(number);
        // The last page grows while rows arrive.
        return there > 0 && (page == null || page.asked() < there);
    }

    private void load(GridSource from, long number) {
        loading.add(number);
        int asked = edition;
        long first = number * pageRows;
        int count = (int) Math.min(pageRows, from.rowCount().get() - first);
        work.job(text("grid.job"), progress -> CellText.ofRows(from.load(first, count)))
                .quiet()
                .onResult(rows -> {
                    if (asked == edition) {
                        loading.remove(number);
                        keep(number, rows, count);
                        request();
                        changed.run();
                    }
                })
                .onFailure(failure -> {
                    if (asked == edition) {
                        fail(number, failure);
                    }
                })
                .start();
    }

    private void fail(long number, RemoteFailure failure) {
        loading.remove(number);
        failed.add(number);
        problem.set(new Problem(failure, () -> {
            reload();
            changed.run();
        }));
        request();
        changed.run();
    }

    private void keep(long number, List<List<@Nullable String>> rows, int asked) {
        long size = 0;
        for (List<@Nullable String> row : rows) {
            for (String cell : row) {
                size += LETTERS_OF_A_CELL + (cell == null ? 0 : cell.length());
            }
        }
        Page before = pages.put(number, new Page(rows, asked, size));
        letters += size - (before == null ? 0 : before.letters());
        var oldest = pages.entrySet().iterator();
        while (letters > MOST_LETTERS && oldest.hasNext()) {
            Map.Entry<Long, Page> entry = oldest.next();
            long page = entry.getKey();
            if (page < firstWanted / pageRows - 1 || page > lastWanted / pageRows + 1) {
                letters -= entry.getValue().letters();
                oldest.remove();
            }
        }
    }
}
