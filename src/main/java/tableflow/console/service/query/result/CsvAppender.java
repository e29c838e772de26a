package tableflow.console.service.query.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.RowSink;

/// Writes rows that came another way into a result file, by the same rules: there is one reader for all results.
final class CsvAppender implements RowSink {

    private final ResultFile file;
    private long known;

    /// @param file empty, or ending with a whole row of the same result: what it has is passed over
    CsvAppender(ResultFile file) {
        this.file = file;
        this.known = file.size() == 0 ? 0 : file.rows() + 1;
    }

    @Override
    public void columns(List<ResultColumn> columns) {
        row(columns.stream().map(ResultColumn::name).toList());
    }

    @Override
    public void row(List<@Nullable String> values) {
        if (known > 0) {
            known--;
            return;
        }
        byte[] line = AthenaCsv.line(values).getBytes(StandardCharsets.UTF_8);
        try {
            file.append(line, 0, line.length);
        } catch (IOException failed) {
            throw new UncheckedIOException("the result could not be kept", failed);
        }
    }
}
