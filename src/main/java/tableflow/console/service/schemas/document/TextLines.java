package tableflow.console.service.schemas.document;

import java.util.Arrays;
import tableflow.console.domain.schema.Span;

/// The lines of a text, however they end: LF, CRLF or CR.
final class TextLines {

    private static final int MANY = 64;

    private final int[] starts;
    private final int length;

    TextLines(String text) {
        int[] found = new int[MANY];
        int count = 1;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean pair = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            if (c == '\n' || (c == '\r' && !pair)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = at + 1;
            }
        }
        this.starts = Arrays.copyOf(found, count);
        this.length = text.length();
    }

    /// The stretch between two characters, as far as the text goes.
    Span span(int from, int to) {
        int first = Math.clamp(from, 0, length);
        int end = Math.clamp(to, first, length);
        int line = line(first);
        int endLine = line(end);
        return new Span(first, end, line + 1, first - starts[line] + 1, endLine + 1, end - starts[endLine] + 1);
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }
}
