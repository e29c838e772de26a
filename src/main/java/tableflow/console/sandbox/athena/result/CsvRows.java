package tableflow.console.sandbox.athena.result;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows as Athena writes them to a `.csv`: UTF-8, every line ended by a line feed, every value quoted with quotes
/// doubled, and NULL as nothing at all, so that an empty text is `""` and a row of one NULL an empty line.
public final class CsvRows {
    private CsvRows() {}

    /// One row with its line feed.
    public static byte[] line(List<? extends @Nullable String> values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            String value = values.get(i);
            if (value != null) {
                line.append('"').append(value.replace("\"", "\"\"")).append('"');
            }
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
