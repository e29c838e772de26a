package tableflow.console.service.query.result.order;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Keys with their row numbers in memory, until they fill it; then they are sorted and leave.
///
/// Memory: at most what it was made with, twice for a moment, and once more for keys that alone are larger.
final class KeyBuffer {

    private static final int HEAD = Integer.BYTES + Long.BYTES;

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
    void drain(Keys to) throws IOException {
        sort(starts, Arrays.copyOf(starts, count), 0, count);
        for (int i = 0; i < count; i++) {
            ByteBuffer head = ByteBuffer.wrap(bytes, starts[i], HEAD);
            int length = head.getInt();
            int from = starts[i] + HEAD;
            to.key(bytes, from, from + length, head.getLong());
        }
        used = 0;
        count = 0;
    }

    /// A merge sort of `to[from, end)`; `scratch` holds the same.
    private void sort(int[] to, int[] scratch, int from, int end) {
        if (end - from < 2) {
            return;
        }
        int middle = (from + end) >>> 1;
        sort(scratch, to, from, middle);
        sort(scratch, to, middle, end);
        int left = from;
        int right = middle;
        for (int at = from; at < end; at++) {
            boolean takeLeft = right >= end || (left < middle && compare(scratch[left], scratch[right]) <= 0);
            to[at] = takeLeft ? scratch[left++] : scratch[right++];
        }
    }

    private int compare(int a, int b) {
        int lengthA = ByteBuffer.wrap(bytes, a, Integer.BYTES).getInt();
        int lengthB = ByteBuffer.wrap(bytes, b, Integer.BYTES).getInt();
        return Arrays.compareUnsigned(
                bytes, a + HEAD, a + HEAD + lengthA, bytes, b + HEAD, b + HEAD + lengthB);
    }
}
