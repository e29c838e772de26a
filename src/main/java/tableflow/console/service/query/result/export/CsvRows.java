package tableflow.console.service.query.result.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.AthenaCsv;

/// Rows by the rules of Athena's own result files: every value quoted, a quote doubled, NULL empty and unquoted, so
/// that it is not the empty text; each line ends with a line feed.
public final class CsvRows implements RowWriter {

    private final Appendable to;

    public CsvRows(Appendable to) {
        this.to = to;
    }

    @Override
    public void columns(List<ResultColumn> columns) {
        row(columns.stream().map(ResultColumn::name).toList());
    }

    @Override
    public void row(List<@Nullable String> values) {
        try {
            to.append(AthenaCsv.line(values));
        } catch (IOException failed) {
            throw new UncheckedIOException("a row could not be written", failed);
        }
    }

    @Override
    public void close() {
        // Nothing is held back.
    }
}
