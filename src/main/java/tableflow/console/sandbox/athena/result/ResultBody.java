package tableflow.console.sandbox.athena.result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tableflow.console.domain.sql.ResultObject;

/// What is in the object that a statement leaves at its output location.
public final class ResultBody {

    private ResultBody() {}

    /// Writes the body from its rows, one at a time.
    public static void write(ResultObject object, List<ColumnInfo> columns, Rows rows, OutputStream to)
            throws IOException {
        if (object == ResultObject.CSV) {
            to.write(CsvRows.line(ColumnInfo.names(columns)));
            rows.each(row -> to.write(CsvRows.line(row)));
        } else if (object.isLines()) {
            boolean[] later = {false};
            rows.each(row -> {
                if (later[0]) {
                    to.write('\n');
                }
                later[0] = true;
                String line = row.getFirst();
                to.write((line == null ? "" : line).getBytes(StandardCharsets.UTF_8));
            });
        }
    }
}
