package tableflow.console.service.query.result;

import java.util.Arrays;

/// Where the lines of a file start: of each block of lines the first. A block ends after 128 lines or a mebibyte,
/// whichever comes first, so that a million usual rows take 128 KiB here, and rows of ten mebibytes are read singly.
/// Line 0 is the heading. One thread adds, others read.
final class RowIndex {

    /// The most lines of a block.
    static final int BLOCK_LINES = 128;

    private static final long BLOCK_BYTES = 1 << 20;

    private long[] starts = new long[16];
    private long[] firsts = new long[16];
    private int blocks = 1;
    private long lines;
    private long end;

    /// Some lines that follow each other.
    ///
    /// @param number from 0
    /// @param first line
    /// @param from the first byte, `to` the one after the last
    /// @param lines how many there are so far
    record Block(int number, long first, long from, long to, int lines) {}

    /// The next line ends before `next`.
    synchronized void line(long next) {
        lines++;
        end = next;
        if (lines - firsts[blocks - 1] >= BLOCK_LINES || next - starts[blocks - 1] >= BLOCK_BYTES) {
            if (blocks == starts.length) {
                starts = Arrays.copyOf(starts, blocks * 2);
                firsts = Arrays.copyOf(firsts, blocks * 2);
            }
            starts[blocks] = next;
            firsts[blocks++] = lines;
        }
    }

    /// There are no lines any more.
    synchronized void clear() {
        blocks = 1;
        lines = 0;
        end = 0;
    }

    /// Whole lines so far, the heading among them.
    synchronized long lines() {
        return lines;
    }

    /// Where the last whole line ends.
    synchronized long end() {
        return end;
    }

    /// The block that holds a line, as far as it goes by now.
    ///
    /// @throws IndexOutOfBoundsException when there is no such line yet
    synchronized Block block(long line) {
        if (line < 0 || line >= lines) {
            throw new IndexOutOfBoundsException("line " + line + " of " + lines);
        }
        int found = Arrays.binarySearch(firsts, 0, blocks, line);
        int number = found >= 0 ? found : -found - 2;
        boolean last = number + 1 == blocks;
        long next = last ? lines : firsts[number + 1];
        long to = last ? end : starts[number + 1];
        return new Block(number, firsts[number], starts[number], to, (int) (next - firsts[number]));
    }
}
