package tableflow.console.service.query.result.order;

import java.io.IOException;
import tableflow.console.domain.Progress;
import tableflow.console.service.query.result.GatheredRows;
import tableflow.console.service.query.result.ResultFile;

/// Reads all rows of an order, one after the other: in blocks where they lie so in the file, and otherwise gathered,
/// many of them in one way through the file.
public final class RowReading {

    private static final int TELL_EACH = 0x3ff;

    private final ResultFile file;
    private final RowOrder order;
    private final String what;
    private final Progress progress;

    /// @param what is done with the rows, as a phrase
    /// @param progress told of rows done and in all
    public RowReading(ResultFile file, RowOrder order, String what, Progress progress) {
        this.file = file;
        this.order = order;
        this.what = what;
        this.progress = progress;
    }

    /// Hands over each row with its place in the order.
    ///
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt
    public void rows(ResultFile.RowReader reader) throws IOException {
        long size = order.size();
        if (order.isNatural()) {
            file.rows(0, size, (number, values) -> {
                tell(number, size);
                reader.row(number, values);
            });
        } else {
            gathered(size, reader);
        }
        progress.report(what, size, size);
    }

    private void gathered(long size, ResultFile.RowReader reader) throws IOException {
        GatheredRows gathered = new GatheredRows(file, GatheredRows.USUAL_MEMORY);
        for (long first = 0; first < size; first += gathered.size()) {
            Progress.throwIfCancelled(what);
            gathered.take(numbers(first, (int) Math.min(gathered.most(), size - first)));
            for (int i = 0; i < gathered.size(); i++) {
                tell(first + i, size);
                reader.row(first + i, gathered.row(i));
            }
        }
    }

    private long[] numbers(long first, int count) throws IOException {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = order.row(first + i);
        }
        return numbers;
    }

    private void tell(long done, long size) {
        if ((done & TELL_EACH) == 0) {
            Progress.throwIfCancelled(what);
            progress.report(what, done, size);
        }
    }
}
