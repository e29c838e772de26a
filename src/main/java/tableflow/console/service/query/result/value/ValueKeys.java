package tableflow.console.service.query.result.value;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Turns the texts of a column into bytes whose order, compared as unsigned ones, is the order of the values: sorting
/// on disk then needs no types. Exact types never go through a double.
///
/// Numbers, times, intervals and addresses go by value, texts by code point, as Athena's ORDER BY has them; NaN is the
/// largest of floating numbers. What cannot be read as the column's type comes last, by its text.
public final class ValueKeys {

    private static final byte READ = 1;
    private static final byte UNREAD = 2;
    private static final long SIGN = Long.MIN_VALUE;

    private ValueKeys() {}

    /// The order of the values of a type.
    public static Comparator<String> order(ValueType type) {
        return (a, b) -> Arrays.compareUnsigned(key(type, a), key(type, b));
    }

    /// Whether a text can be read as a value of a type.
    public static boolean isReadable(ValueType type, String text) {
        return read(type, text) != null;
    }

    /// The bytes of a value. Equal values have equal bytes, `1.0` and `1.00` among them.
    public static byte[] key(ValueType type, String text) {
        byte[] read = read(type, text);
        byte[] rest = read == null ? text.getBytes(StandardCharsets.UTF_8) : read;
        byte[] key = new byte[rest.length + 1];
        key[0] = read == null ? UNREAD : READ;
        System.arraycopy(rest, 0, key, 1, rest.length);
        return key;
    }

    /// Whether a key is that of a text that could be read.
    public static boolean isRead(byte[] key) {
        return key[0] == READ;
    }

    private static byte @Nullable [] read(ValueType type, String text) {
        return switch (type) {
            case BOOLEAN -> text.equals("true") ? new byte[] {1} : text.equals("false") ? new byte[] {0} : null;
            case INTEGER, DECIMAL -> DecimalKeys.of(text);
            case FLOATING -> floating(Numbers.floating(text));
            case DATE, TIME, TIMESTAMP -> moment(Moment.parse(text));
            case INTERVAL -> whole(Intervals.length(text));
            case BINARY -> HexPairs.parse(text);
            case UUID -> uuid(text);
            case IPADDRESS -> address(text);
            case TEXT, JSON, NESTED -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte @Nullable [] floating(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        // + 0.0 makes one zero of two.
        long bits = Double.doubleToLongBits(value + 0.0);
        return bytes(bits < 0 ? ~bits : bits ^ SIGN);
    }

    private static byte @Nullable [] moment(@Nullable Moment value) {
        return value == null ? null : ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(value.second() ^ SIGN)
                .putLong(value.picos())
                .array();
    }

    private static byte @Nullable [] whole(@Nullable Long value) {
        return value == null ? null : bytes(value ^ SIGN);
    }

    private static byte @Nullable [] uuid(String text) {
        try {
            UUID value = UUID.fromString(text);
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(value.getMostSignificantBits())
                    .putLong(value.getLeastSignificantBits())
                    .array();
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /// In 16 bytes; one of four stands where IPv6 maps it (RFC 4291, 2.5.5.2).
    private static byte @Nullable [] address(String text) {
        try {
            byte[] bytes = InetAddress.ofLiteral(text).getAddress();
            if (bytes.length == 16) {
                return bytes;
            }
            ByteArrayOutputStream mapped = new ByteArrayOutputStream(16);
            mapped.writeBytes(new byte[10]);
            mapped.write(0xff);
            mapped.write(0xff);
            mapped.writeBytes(bytes);
            return mapped.toByteArray();
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}
