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
                int end = closing(bytes, at + 1, to);
                if (end < 0) {
                    throw new MalformedResult(row, offset + at - from, "a value has no closing quote");
                }
                values.add(text(bytes, at + 1, end));
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

    /// The place of the quote that ends the value starting at `at`; -1 for none.
    private static int closing(byte[] bytes, int at, int to) {
        for (int i = at; i < to; i++) {
            if (bytes[i] == '"') {
                if (i + 1 < to && bytes[i + 1] == '"') {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }

    private static String text(byte[] bytes, int from, int to) {
        String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return raw.indexOf('"') < 0 ? raw : raw.replace("\"\"", "\"");
    }
}
