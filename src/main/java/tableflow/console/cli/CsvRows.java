package tableflow.console.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;

/// Rows by the rules of Athena's own result files: every value quoted, a quote doubled, NULL empty and unquoted, so
/// that it is not the empty text; each line ends with a line feed.
final class CsvRows implements RowWriter {

    private final Appendable to;

    CsvRows(Appendable to) {
        this.to = to;
    }

    @Override
    public void columns(List<ResultColumn> columns) {
        row(columns.stream().map(ResultColumn::name).toList());
    }

    @Override
    public void row(List<@Nullable String> values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            line.append(i == 0 ? "" : ",");
            if (value != null) {
                line.append('"').append(value.replace("\"", "\"\"")).append('"');
            }
        }
        try {
            to.append(line.append('\n'));
        } catch (IOException failed) {
            throw new UncheckedIOException("a row could not be written", failed);
        }
    }

    @Override
    public void close() {
        // Nothing is held back.
    }
}
