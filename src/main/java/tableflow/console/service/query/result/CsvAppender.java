package tableflow.console.service.query.result;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.RowSink;

/// Writes rows that came another way into a result file, by the same rules: there is one reader for all results. Some
/// are gathered before they are written.
final class CsvAppender implements RowSink {

    private static final int GATHERED = 1 << 14;

    private final ResultFile file;
    private final Progress progress;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private long known;
    private int columns;

    /// @param file empty, or ending with a whole row of the same result: what it has is passed over
    /// @param progress told of the rows so far; how many there will be is not known
    CsvAppender(ResultFile file, Progress progress) {
        this.file = file;
        this.progress = progress;
        this.known = file.size() == 0 ? 0 : file.rows() + 1;
    }

    @Override
    public void columns(List<ResultColumn> all) {
        columns = all.size();
        line(all.stream().map(ResultColumn::name).toList());
    }

    @Override
    public void row(List<@Nullable String> values) {
        line(values.size() == 1 && columns > 1 ? parts(values.getFirst()) : values);
    }

    /// A row of DESCRIBE comes as one text with tabs, whatever columns are told; missing ones at its end are null.
    private List<@Nullable String> parts(@Nullable String text) {
        List<@Nullable String> parts = new ArrayList<>();
        if (text != null) {
            for (String part : text.split("\t", columns)) {
                parts.add(part.strip());
            }
        }
        while (parts.size() < columns) {
            parts.add(null);
        }
        return parts;
    }

    private void line(List<@Nullable String> values) {
        if (known > 0) {
            known--;
            return;
        }
        gathered.writeBytes(AthenaCsv.line(values).getBytes(StandardCharsets.UTF_8));
        if (gathered.size() >= GATHERED) {
            flush();
        }
    }

    /// Writes what is gathered.
    void flush() {
        byte[] lines = gathered.toByteArray();
        gathered.reset();
        try {
            file.append(lines, 0, lines.length);
            progress.report("read rows", file.rows(), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException("the result could not be kept", failed);
        }
    }
}
