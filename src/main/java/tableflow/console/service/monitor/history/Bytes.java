package tableflow.console.service.monitor.history;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing array of bytes with numbers of variable length: seven bits a byte, the lowest first.
final class Bytes {

    private static final int MORE = 0x80;
    private static final int BITS = 0x7f;
    private static final int MOST_SHIFT = 63;

    private byte[] array;
    private int length;

    Bytes(int expected) {
        array = new byte[Math.max(16, expected)];
    }

    int length() {
        return length;
    }

    byte[] toArray() {
        return Arrays.copyOf(array, length);
    }

    Bytes put(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, array, length, bytes.length);
        length += bytes.length;
        return this;
    }

    Bytes put(int oneByte) {
        room(1);
        array[length++] = (byte) oneByte;
        return this;
    }

    Bytes fixed(long value) {
        return put(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    Bytes number(long value) {
        long rest = value;
        while ((rest & ~BITS) != 0) {
            put((int) (rest & BITS) | MORE);
            rest >>>= 7;
        }
        return put((int) rest);
    }

    /// A number that may be negative; small ones of either sign are short.
    Bytes signed(long value) {
        return number(value << 1 ^ value >> MOST_SHIFT);
    }

    Bytes text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return number(bytes.length).put(bytes);
    }

    private void room(int more) {
        if (length + more > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
        }
    }

    /// @throws BufferUnderflowException when the bytes end before
    static long number(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; shift <= MOST_SHIFT; shift += 7) {
            byte next = from.get();
            value |= (long) (next & BITS) << shift;
            if ((next & MORE) == 0) {
                return value;
            }
        }
        throw new BufferUnderflowException();
    }

    static long signed(ByteBuffer from) {
        long value = number(from);
        return value >>> 1 ^ -(value & 1);
    }

    static String text(ByteBuffer from) {
        long size = number(from);
        if (size < 0 || size > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[(int) size];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
