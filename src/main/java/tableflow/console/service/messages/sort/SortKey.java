package tableflow.console.service.messages.sort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.messages.Content;
import tableflow.console.service.messages.Decoded.Form;
import tableflow.console.service.messages.ExactJson;

/// A value as bytes that compare, byte by byte and unsigned, as the values do: numbers before truth values, these
/// before texts, these before objects and lists. Numbers by their exact value, whatever their length: `0.10` is `0.1`,
/// and `9007199254740993` is above `9007199254740992`. Texts by code points, objects and lists as compact JSON, both by
/// their first thousand bytes: more is told by nobody who looks at rows, and a hundred megabytes are no key.
public final class SortKey {

    /// Of a text; a number is never cut.
    static final int LONGEST = 1_000;

    /// There is no value: last, up and down.
    private static final byte[] ABSENT = {};

    private static final int NUMBER = 1;
    private static final int TRUTH = 2;
    private static final int TEXT = 3;
    private static final int STRUCTURE = 4;

    private static final int NEGATIVE = 1;
    private static final int ZERO = 2;
    private static final int POSITIVE = 3;

    private SortKey() {}

    /// The key of what is not there.
    public static byte[] absent() {
        return ABSENT;
    }

    static boolean isAbsent(byte[] key) {
        return key.length == 0;
    }

    /// The key of a JSON value; of one that is not there where it is null.
    public static byte[] of(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return ABSENT;
        }
        if (node.isIntegralNumber() || node.isBigDecimal()) {
            return of(node.decimalValue());
        }
        if (node.isNumber()) {
            double number = node.doubleValue();
            // NaN and the infinities are no decimals, but have names.
            return Double.isFinite(number) ? of(node.decimalValue()) : of(node.asText());
        }
        if (node.isBoolean()) {
            return new byte[] {TRUTH, (byte) (node.booleanValue() ? 1 : 0)};
        }
        return node.isTextual() ? of(node.textValue()) : text(STRUCTURE, ExactJson.compact(node));
    }

    /// The key of a key or value: of the JSON value that it is, else of its text.
    public static byte[] of(Content content) {
        JsonNode json = content.json();
        return json != null ? of(json) : content.form() == Form.NONE ? ABSENT : of(content.text());
    }

    /// The key of a text.
    public static byte[] of(String text) {
        return text(TEXT, text);
    }

    private static byte[] text(int kind, String text) {
        // A char is three bytes at most, and a half of a pair at the cut is replaced in the same way everywhere.
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        byte[] bytes = cut.getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[1 + Math.min(LONGEST, bytes.length)];
        key[0] = (byte) kind;
        System.arraycopy(bytes, 0, key, 1, key.length - 1);
        return key;
    }

    /// The key of several numbers, the first of which decides before the second.
    public static byte[] of(long... numbers) {
        ByteBuffer key = ByteBuffer.allocate(1 + numbers.length * Long.BYTES).put((byte) NUMBER);
        for (long number : numbers) {
            key.putLong(number ^ Long.MIN_VALUE);
        }
        return key.array();
    }

    /// The key of a number.
    public static byte[] of(BigDecimal number) {
        if (number.signum() == 0) {
            return new byte[] {NUMBER, ZERO};
        }
        BigDecimal least = number.stripTrailingZeros();
        String digits = least.unscaledValue().abs().toString();
        // 0.digits times ten to this.
        long exponent = (long) least.precision() - least.scale();
        ByteArrayOutputStream key = new ByteArrayOutputStream(digits.length() + 11);
        boolean negative = number.signum() < 0;
        int flip = negative ? 0xff : 0;
        key.write(NUMBER);
        key.write(negative ? NEGATIVE : POSITIVE);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            key.write((int) ((exponent ^ Long.MIN_VALUE) >>> shift) ^ flip);
        }
        for (int i = 0; i < digits.length(); i++) {
            key.write((digits.charAt(i) - '0' + 1) ^ flip);
        }
        // Below every digit: a number that goes on is farther from zero.
        key.write(flip);
        return key.toByteArray();
    }
}
