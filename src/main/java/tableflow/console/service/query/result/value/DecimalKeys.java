package tableflow.console.service.query.result.value;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Bytes of exact numbers whose unsigned order is that of the values: the sign, the power of ten of the first digit,
/// the digits, and an end; of numbers below zero all the other way round.
///
/// Plain digits, which is what Athena writes, need no [BigDecimal]: a million of them are sorted with every result.
final class DecimalKeys {

    private static final byte BELOW_ZERO = 0x10;
    private static final byte ZERO = 0x20;
    private static final byte ABOVE_ZERO = 0x30;

    /// Powers up to this stand in one byte, around [#MIDDLE]; others in eight behind a mark.
    private static final int SMALL_POWER = 100;

    private static final int MIDDLE = 0x80;
    private static final byte SMALLER = 0x01;
    private static final byte LARGER = (byte) 0xfe;

    private DecimalKeys() {}

    /// The bytes of a number; null when the text is none.
    static byte @Nullable [] of(String text) {
        byte[] plain = plain(text);
        return plain == null ? any(Numbers.exact(text)) : plain;
    }

    /// Of some digits with a point perhaps; null for all else.
    private static byte @Nullable [] plain(String text) {
        int length = text.length();
        boolean negative = length > 0 && text.charAt(0) == '-';
        int from = negative ? 1 : 0;
        if (from == length || length > SMALL_POWER) {
            return null;
        }
        int point = -1;
        int first = -1;
        int last = -1;
        for (int i = from; i < length; i++) {
            char letter = text.charAt(i);
            if (letter == '.' && point < 0 && i > from && i < length - 1) {
                point = i;
            } else if (letter < '0' || letter > '9') {
                return null;
            } else if (letter != '0') {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (first < 0) {
            return new byte[] {ZERO};
        }
        int whole = point < 0 ? length : point;
        int power = first < whole ? whole - first : whole + 1 - first;
        byte[] key = new byte[last - first + 4];
        int end = 0;
        key[end++] = ABOVE_ZERO;
        key[end++] = (byte) (MIDDLE + power);
        for (int i = first; i <= last; i++) {
            if (i != point) {
                key[end++] = (byte) text.charAt(i);
            }
        }
        return signed(end + 1 == key.length ? key : Arrays.copyOf(key, end + 1), negative);
    }

    private static byte @Nullable [] any(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        if (value.signum() == 0) {
            return new byte[] {ZERO};
        }
        BigDecimal plain = value.stripTrailingZeros();
        byte[] digits = plain.unscaledValue().abs().toString().getBytes(StandardCharsets.US_ASCII);
        long power = (long) plain.precision() - plain.scale();
        ByteBuffer key = ByteBuffer.allocate(2 + Long.BYTES + digits.length + 1).put(ABOVE_ZERO);
        if (Math.abs(power) <= SMALL_POWER) {
            key.put((byte) (MIDDLE + power));
        } else {
            key.put(power < 0 ? SMALLER : LARGER).putLong(power ^ Long.MIN_VALUE);
        }
        key.put(digits).put((byte) 0);
        return signed(Arrays.copyOf(key.array(), key.position()), value.signum() < 0);
    }

    private static byte[] signed(byte[] key, boolean negative) {
        if (negative) {
            for (int i = 0; i < key.length; i++) {
                key[i] = (byte) ~key[i];
            }
            key[0] = BELOW_ZERO;
        }
        return key;
    }
}
