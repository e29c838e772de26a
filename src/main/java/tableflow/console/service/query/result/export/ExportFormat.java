package tableflow.console.service.query.result.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;

/// Forms in which all rows of a result go to a file.
public enum ExportFormat {
    /// As Athena's own result files.
    CSV("csv"),
    /// See [ExcelCsv]; without a byte order mark.
    EXCEL_CSV("csv"),
    /// See [ExcelCsv]; with a byte order mark.
    EXCEL_CSV_MARKED("csv"),
    JSON_LINES("jsonl"),
    /// See [ParquetRows].
    PARQUET("parquet");

    private static final int BUFFER = 1 << 16;

    private final String ending;

    ExportFormat(String ending) {
        this.ending = ending;
    }

    /// The usual ending of a file's name, without a dot.
    public String ending() {
        return ending;
    }

    /// Writes rows to `file`, which is replaced when it is there.
    public RowWriter writer(Path file) throws IOException {
        return switch (this) {
            case CSV -> closing(text(file));
            case EXCEL_CSV -> new ExcelCsv(text(file), false);
            case EXCEL_CSV_MARKED -> new ExcelCsv(text(file), true);
            case JSON_LINES -> new JsonLines(text(file));
            case PARQUET -> new ParquetRows(file);
        };
    }

    private static Writer text(Path file) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8), BUFFER);
    }

    /// [CsvRows] writes to whatever it is given and leaves it open.
    private static RowWriter closing(Writer to) {
        CsvRows rows = new CsvRows(to);
        return new RowWriter() {
            @Override
            public void columns(List<ResultColumn> columns) {
                rows.columns(columns);
            }

            @Override
            public void row(List<@Nullable String> values) {
                rows.row(values);
            }

            @Override
            public void close() throws IOException {
                to.close();
            }
        };
    }
}
