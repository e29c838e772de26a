package tableflow.console.service.schemas.document;

import com.squareup.wire.schema.Location;
import java.util.Arrays;

/// The lines of a text as Wire counts them: they end with LF alone.
final class WireLines {

    private static final int MANY = 64;

    private final int[] starts;
    private final int length;

    WireLines(String text) {
        int[] found = new int[MANY];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = at + 1;
        }
        this.starts = Arrays.copyOf(found, count);
        this.length = text.length();
    }

    /// The character at a place, both counted from 1; within the text, whatever is asked for.
    int offset(int line, int column) {
        return Math.clamp(starts[Math.clamp(line - 1L, 0, starts.length - 1)] + (long) column - 1, 0, length);
    }

    int offset(Location location) {
        return offset(location.getLine(), location.getColumn());
    }
}
