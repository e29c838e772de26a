package tableflow.console.sandbox.tableflow.decode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Values that like the ends of their ranges.
final class RandomValues {
    private static final BigInteger NINES = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);
    private static final List<String> TEXTS =
        List.of("", " ", "plain", "ünïcödé", "日本語", "\ud83d\ude00", "a\u0000b", "\"quoted\\\n", "e\u0301");

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    /// A value as a producer writes it, and as it has to be read back.
    record Sample(@Nullable Object expected, @Nullable Object wire) {
        static Sample same(Object value) {
            return new Sample(value, value);
        }
    }

    /// A type in a schema language, and its values.
    record Typed(String schema, Supplier<Sample> values) {}

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean flag() {
        return random.nextBoolean();
    }

    int whole32() {
        return List.of(Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -1, random.nextInt()).get(below(5));
    }

    long whole64() {
        return List.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L, (1L << 53) + 1, random.nextLong()).get(below(6));
    }

    float single() {
        return List.of(0f, Float.MIN_VALUE, -Float.MAX_VALUE, 0.1f, random.nextFloat()).get(below(5));
    }

    double twice() {
        return List.of(0d, Double.MIN_VALUE, -Double.MAX_VALUE, 0.1, random.nextDouble()).get(below(5));
    }

    /// Also what has no digits.
    double anyDouble() {
        return List.of(Double.NaN, Double.NEGATIVE_INFINITY, -0.0, twice()).get(below(4));
    }

    String text() {
        return TEXTS.get(below(TEXTS.size())) + (flag() ? "" : TEXTS.get(below(TEXTS.size())));
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// At most 38 digits.
    BigDecimal decimal(int scale) {
        BigInteger unscaled = List.of(NINES, NINES.negate(), BigInteger.ZERO, BigInteger.ONE.negate(),
            new BigInteger(120, random)).get(below(5));
        return new BigDecimal(unscaled, scale);
    }

    static ByteBuffer seen(byte[] bytes) {
        return ByteBuffer.wrap(bytes);
    }
}
