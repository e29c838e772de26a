package tableflow.console.service.monitor.history;

import java.nio.ByteBuffer;
import tableflow.console.domain.monitor.Figure;

/// Writes and reads the rows of one topic one after the other: only what differs from what the row before lets expect.
/// An age is expected to have grown with the time that went by, so that a topic to which nothing happens costs three
/// bytes a row.
///
/// A row: whether the masks are as before (a byte), the masks if not, which figures differ (a mask), the differences.
final class RowCodec {

    private static final int SAME_PRESENT = 1;
    private static final int SAME_ESTIMATED = 2;
    private static final int AGES = ages();

    private final long[] values = new long[Figure.CODES];
    private long at;
    private int present;
    private int estimated;

    private static int ages() {
        int mask = 0;
        for (Figure figure : Figure.values()) {
            mask |= figure.isAge() ? 1 << figure.code() : 0;
        }
        return mask;
    }

    void write(Row row, Bytes to) {
        int flags = (row.present() == present ? SAME_PRESENT : 0) | (row.estimated() == estimated ? SAME_ESTIMATED : 0);
        to.put(flags);
        if ((flags & SAME_PRESENT) == 0) {
            to.number(row.present());
        }
        if ((flags & SAME_ESTIMATED) == 0) {
            to.number(row.estimated());
        }
        int changed = 0;
        for (int code = 0; code < Figure.CODES; code++) {
            if (row.has(code) && row.value(code) != expected(code, row.at())) {
                changed |= 1 << code;
            }
        }
        to.number(changed);
        for (int code = 0; code < Figure.CODES; code++) {
            if ((changed & 1 << code) != 0) {
                to.signed(row.value(code) - expected(code, row.at()));
            }
        }
        follow(row);
    }

    /// @param when milliseconds since 1970, which stand elsewhere
    /// @throws java.nio.BufferUnderflowException when these are no rows
    Row read(long when, ByteBuffer from) {
        int flags = from.get();
        int nowPresent = (flags & SAME_PRESENT) != 0 ? present : (int) Bytes.number(from);
        int nowEstimated = (flags & SAME_ESTIMATED) != 0 ? estimated : (int) Bytes.number(from);
        int changed = (int) Bytes.number(from);
        long[] now = new long[Figure.CODES];
        for (int code = 0; code < Figure.CODES; code++) {
            if ((nowPresent & 1 << code) != 0) {
                now[code] = expected(code, when) + ((changed & 1 << code) != 0 ? Bytes.signed(from) : 0);
            }
        }
        Row row = new Row(when, nowPresent, nowEstimated, now);
        follow(row);
        return row;
    }

    /// Goes on behind a row that nobody wants: its differences are as many as the mask says, whatever came before.
    static void skip(ByteBuffer from) {
        int flags = from.get();
        if ((flags & SAME_PRESENT) == 0) {
            Bytes.number(from);
        }
        if ((flags & SAME_ESTIMATED) == 0) {
            Bytes.number(from);
        }
        for (int differences = Integer.bitCount((int) Bytes.number(from)); differences > 0; differences--) {
            Bytes.number(from);
        }
    }

    private long expected(int code, long when) {
        return values[code] + ((AGES & 1 << code) != 0 && at != 0 ? when - at : 0);
    }

    /// Figures without a value leave the last one that they had.
    private void follow(Row row) {
        for (int code = 0; code < Figure.CODES; code++) {
            values[code] = row.has(code) ? row.value(code) : expected(code, row.at());
        }
        at = row.at();
        present = row.present();
        estimated = row.estimated();
    }
}
