package tableflow.console.service.query.result;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds where the lines of Athena's CSV end, fed with the bytes in pieces of any size.
///
/// In these files a quote stands around every value that is not null, and a quote inside a value is doubled (facts seen
/// in results of the service). So a line feed ends a line exactly when the quotes before it are even in number: no
/// other state is needed. Eight bytes at a time are passed over when they hold neither.
final class RowBoundaries {

    /// Told of the end of each line.
    @FunctionalInterface
    interface Ends {
        /// @param next position of the byte after the line feed, counted from the first byte ever fed
        void line(long next);
    }

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long FEEDS = '\n' * ONES;

    private long position;
    private boolean quoted;

    /// Looks through `bytes[from, to)`, the bytes that follow those fed before.
    void feed(byte[] bytes, int from, int to, Ends ends) {
        int at = from;
        long start = position - from;
        boolean inside = quoted;
        int lastWord = to - Long.BYTES;
        while (at < to) {
            while (at <= lastWord) {
                long word = (long) WORDS.get(bytes, at);
                // Inside quotes line feeds do not count, and need not be found.
                long hits = inside ? zeros(word ^ QUOTES) : zeros(word ^ QUOTES) | zeros(word ^ FEEDS);
                if (hits != 0) {
                    // Only the lowest hit is sure: a borrow may mark bytes above it wrongly.
                    at += Long.numberOfTrailingZeros(hits) >>> 3;
                    break;
                }
                at += Long.BYTES;
            }
            if (at >= to) {
                break;
            }
            byte one = bytes[at++];
            if (one == '"') {
                inside = !inside;
            } else if (one == '\n' && !inside) {
                ends.line(start + at);
            }
        }
        quoted = inside;
        position += to - from;
    }

    /// Bytes fed so far.
    long position() {
        return position;
    }

    /// The highest bit of each byte that is zero; see Warren, Hacker's Delight, 6-1.
    private static long zeros(long word) {
        return (word - ONES) & ~word & TOPS;
    }
}
