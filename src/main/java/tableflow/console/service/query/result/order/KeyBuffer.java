package tableflow.console.service.query.result.order;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import tableflow.console.domain.Progress;

/// Keys with their row numbers in memory, until they fill it; then they are sorted and leave.
///
/// They are compared by eight bytes behind what all of them begin with, which lie side by side in memory, and only
/// where those are equal by all of their bytes.
///
/// Memory: at most what it was made with, twice for a moment, and once more for keys that alone are larger.
final class KeyBuffer {

    private static final int HEAD = Integer.BYTES + Long.BYTES;
    /// So many keys are sorted without looking whether they are still wanted.
    private static final int PIECE = 1 << 13;

    private final int limit;
    private byte[] bytes;
    private int[] starts = new int[1 << 10];
    private int used;
    private int count;

    /// Takes a key and its row number.
    @FunctionalInterface
    interface Keys {
        void key(byte[] bytes, int from, int to, long row) throws IOException;
    }

    KeyBuffer(int limit) {
        this.limit = limit;
        this.bytes = new byte[Math.min(limit, 1 << 16)];
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// Adds a key.
    ///
    /// @return whether there was room; an empty buffer has room for any key
    boolean add(byte[] key, int length, long row) {
        long needed = (long) used + HEAD + length;
        if (needed + (count + 1L) * Integer.BYTES > limit && count > 0) {
            return false;
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(needed, Math.min(limit, bytes.length * 2L))));
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = used;
        ByteBuffer.wrap(bytes, used, HEAD).putInt(length).putLong(row);
        System.arraycopy(key, 0, bytes, used + HEAD, length);
        used += HEAD + length;
        return true;
    }

    /// Hands all over in order, equal keys as they were added, and is empty.
    ///
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt
    void drain(Keys to) throws IOException {
        sort();
        for (int i = 0; i < count; i++) {
            ByteBuffer head = ByteBuffer.wrap(bytes, starts[i], HEAD);
            int length = head.getInt();
            int from = starts[i] + HEAD;
            to.key(bytes, from, from + length, head.getLong());
        }
        used = 0;
        count = 0;
    }

    private void sort() {
        int common = common();
        Order order = new Order(starts, new long[count]);
        for (int i = 0; i < count; i++) {
            order.prefixes[i] = prefix(starts[i], common);
        }
        sort(order, new Order(Arrays.copyOf(starts, count), order.prefixes.clone()), 0, count);
    }

    /// Where entries start, and the prefixes of their keys, in step.
    private static final class Order {
        private final int[] starts;
        private final long[] prefixes;

        Order(int[] starts, long[] prefixes) {
            this.starts = starts;
            this.prefixes = prefixes;
        }
    }

    private int length(int start) {
        return ByteBuffer.wrap(bytes, start, Integer.BYTES).getInt();
    }

    /// How many bytes all keys begin with alike.
    private int common() {
        int first = starts[0] + HEAD;
        int common = count == 0 ? 0 : length(starts[0]);
        for (int i = 1; i < count && common > 0; i++) {
            int from = starts[i] + HEAD;
            int differs = Arrays.mismatch(
                    bytes, first, first + common, bytes, from, from + Math.min(common, length(starts[i])));
            common = differs < 0 ? common : differs;
        }
        return common;
    }

    /// Eight bytes of a key as a number; what is missing counts as zeros, and is told apart by the whole key.
    private long prefix(int start, int skipped) {
        int from = start + HEAD + skipped;
        int there = Math.min(Long.BYTES, length(start) - skipped);
        long prefix = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            prefix = prefix << Byte.SIZE | (i < there ? bytes[from + i] & 0xff : 0);
        }
        // Signed numbers in the order of unsigned ones.
        return prefix ^ Long.MIN_VALUE;
    }

    /// A merge sort of `to` between two places; `scratch` holds the same.
    private void sort(Order to, Order scratch, int from, int end) {
        if (end - from < 2) {
            return;
        }
        if (end - from > PIECE) {
            Progress.throwIfCancelled(ExternalSort.SORTING);
        }
        int middle = (from + end) >>> 1;
        sort(scratch, to, from, middle);
        sort(scratch, to, middle, end);
        int left = from;
        int right = middle;
        for (int at = from; at < end; at++) {
            boolean takeLeft = right >= end || (left < middle && isFirst(scratch, left, right));
            int taken = takeLeft ? left++ : right++;
            to.starts[at] = scratch.starts[taken];
            to.prefixes[at] = scratch.prefixes[taken];
        }
    }

    private boolean isFirst(Order of, int left, int right) {
        long one = of.prefixes[left];
        long other = of.prefixes[right];
        return one == other ? compare(of.starts[left], of.starts[right]) <= 0 : one < other;
    }

    private int compare(int a, int b) {
        return Arrays.compareUnsigned(
                bytes, a + HEAD, a + HEAD + length(a), bytes, b + HEAD, b + HEAD + length(b));
    }
}
