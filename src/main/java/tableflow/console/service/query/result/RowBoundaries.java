package tableflow.console.service.query.result;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds where the lines of Athena's CSV end, fed with the bytes in pieces of any size.
///
/// In these files a quote stands around every value that is not null, and a quote inside a value is doubled (facts seen
/// in results of the service). So a line feed ends a line exactly when the quotes before it are even in number: no
/// other state is needed. Eight bytes are looked at together.
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

    /// Read by other threads.
    private volatile long position;
    private int quoted;

    /// Looks through `bytes[from, to)`, the bytes that follow those fed before.
    void feed(byte[] bytes, int from, int to, Ends ends) {
        long start = position - from;
        // Only the lowest bit counts: whether the quotes so far are odd in number.
        int quotes = quoted;
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = (long) WORDS.get(bytes, at);
            long marks = matches(word ^ QUOTES);
            long feeds = matches(word ^ FEEDS);
            while (feeds != 0) {
                long feed = feeds & -feeds;
                if (((quotes + Long.bitCount(marks & (feed - 1))) & 1) == 0) {
                    ends.line(start + at + (Long.numberOfTrailingZeros(feed) >>> 3) + 1);
                }
                feeds ^= feed;
            }
            quotes += Long.bitCount(marks);
        }
        for (; at < to; at++) {
            if (bytes[at] == '"') {
                quotes++;
            } else if (bytes[at] == '\n' && (quotes & 1) == 0) {
                ends.line(start + at + 1);
            }
        }
        quoted = quotes & 1;
        position = start + to;
    }

    /// Goes on at the beginning of a line.
    void restart(long at) {
        position = at;
        quoted = 0;
    }

    /// Bytes fed so far.
    long position() {
        return position;
    }

    /// The highest bit of each byte that is zero, and no other; see Warren, Hacker's Delight, 6-1.
    private static long matches(long word) {
        return ~(((word & ~TOPS) + ~TOPS) | word | ~TOPS);
    }
}
