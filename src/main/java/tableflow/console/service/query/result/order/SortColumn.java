package tableflow.console.service.query.result.order;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.query.result.value.ValueKeys;
import tableflow.console.service.query.result.value.ValueType;

/// A column to sort by.
///
/// @param column its number, from 0
/// @param nullsFirst whatever the direction
public record SortColumn(int column, ValueType type, boolean descending, boolean nullsFirst) {

    private static final int NULL_FIRST = 1;
    private static final int VALUE = 2;
    private static final int NULL_LAST = 3;

    /// Adds the value's bytes so that keys of several columns can stand behind each other: a zero inside is marked, two
    /// of them end it; all turned round when descending.
    public void append(@Nullable String value, ByteArrayOutputStream to) {
        if (value == null) {
            to.write(nullsFirst ? NULL_FIRST : NULL_LAST);
            return;
        }
        byte turned = (byte) (descending ? 0xff : 0);
        byte[] key = ValueKeys.key(type, value);
        // In one piece: every write to the stream takes its lock.
        byte[] marked = new byte[key.length * 2 + 3];
        int end = 0;
        marked[end++] = VALUE;
        for (byte one : key) {
            marked[end++] = (byte) (one ^ turned);
            if (one == 0) {
                marked[end++] = (byte) (0xff ^ turned);
            }
        }
        marked[end++] = turned;
        marked[end++] = turned;
        to.write(marked, 0, end);
    }
}
