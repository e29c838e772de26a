package tableflow.console.service.query.result.order;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.ResultFile;

/// Sorts and filters results into a [RowOrder] on disk. Memory does not grow with the result: 32 MiB or so, more only
/// for single keys that are larger.
public final class RowOrders {

    private static final int TELL_EACH = 0x3fff;

    private final Path folder;
    private final int memory;

    /// @param folder takes files for as long as orders are not closed
    public RowOrders(Path folder) {
        this(folder, ExternalSort.USUAL_MEMORY);
    }

    RowOrders(Path folder, int memory) {
        this.folder = folder;
        this.memory = memory;
    }

    /// The rows that are here by now, filtered, then sorted by `columns`, the first one first; equal ones as they came.
    ///
    /// @param all the result's columns
    /// @throws tableflow.console.domain.RemoteFailure INVALID for a filter that does not fit, CANCELLED after an
    ///     interrupt
    /// @throws UncheckedIOException when a row does not follow the rules (see
    ///     [tableflow.console.service.query.result.MalformedResult]) or the disk is full
    public RowOrder order(
            ResultFile file, List<ResultColumn> all, Filter filter, List<SortColumn> columns, Progress progress) {
        RowTest test = RowTest.of(filter, all);
        long rows = file.rows();
        try (DiskOrder.Writer to = new DiskOrder.Writer(folder);
                ExternalSort sort = new ExternalSort(folder, memory)) {
            ByteArrayOutputStream key = new ByteArrayOutputStream();
            file.rows(0, rows, (number, values) -> {
                if ((number & TELL_EACH) == 0) {
                    Progress.throwIfCancelled("sort rows");
                    progress.report("read rows", number, rows);
                }
                if (!test.holds(values)) {
                    return;
                }
                if (columns.isEmpty()) {
                    to.add(number);
                } else {
                    sort.add(key(columns, values, key), number);
                }
            });
            progress.report("read rows", rows, rows);
            sort.finish((bytes, number) -> to.add(number), progress);
            return to.finish(rows);
        } catch (IOException failed) {
            throw new UncheckedIOException("the rows could not be sorted: " + failed.getMessage(), failed);
        }
    }

    private static byte[] key(List<SortColumn> columns, List<@Nullable String> values, ByteArrayOutputStream key) {
        key.reset();
        for (SortColumn column : columns) {
            column.append(values.get(column.column()), key);
        }
        return key.toByteArray();
    }
}
