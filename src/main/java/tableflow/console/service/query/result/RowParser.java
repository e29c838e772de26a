package tableflow.console.service.query.result;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one line of Athena's CSV: values in quotes with quotes doubled, NULL as nothing at all between the commas, so
/// that it differs from the empty text `""`. A line without a byte is one NULL.
final class RowParser {

    private RowParser() {}

    /// The values of the line `bytes[from, to)`, its line feed not included.
    ///
    /// @param row its number, and `offset` the place of `from` in the file, for complaints
    /// @param columns how many values there must be; 0 takes any number
    static List<@Nullable String> parse(byte[] bytes, int from, int to, long row, long offset, int columns)
            throws MalformedResult {
        List<@Nullable String> values = new ArrayList<>(Math.max(columns, 4));
        int at = from;
        while (true) {
            if (at < to && bytes[at] == '"') {
                int end = at + 1;
                boolean doubled = false;
                while (end < to && (bytes[end] != '"' || (end + 1 < to && bytes[end + 1] == '"'))) {
                    doubled |= bytes[end] == '"';
                    end += bytes[end] == '"' ? 2 : 1;
                }
                if (end >= to) {
                    throw new MalformedResult(row, offset + at - from, "a value has no closing quote");
                }
                String text = new String(bytes, at + 1, end - at - 1, StandardCharsets.UTF_8);
                values.add(doubled ? text.replace("\"\"", "\"") : text);
                at = end + 1;
            } else {
                values.add(null);
            }
            if (at == to) {
                break;
            }
            if (bytes[at] != ',') {
                throw new MalformedResult(row, offset + at - from, "a comma was expected");
            }
            at++;
        }
        if (columns > 0 && values.size() != columns) {
            throw new MalformedResult(row, offset, values.size() + " values for " + columns + " columns");
        }
        return values;
    }
}
