package tableflow.console.service.messages.sample;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/// Draws plain values; the same ones for the same seed.
final class Draw {

    /// Samples do not know what time it is: they would not be the same tomorrow.
    private static final Instant AROUND = Instant.parse("2026-01-01T00:00:00Z");

    private static final long YEAR_SECONDS = 31_536_000;
    private static final List<String> WORDS =
            List.of("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "harbour", "island", "juniper");
    private static final int MOST_PLAIN = 1_000;

    private final Random random;

    Draw(long seed) {
        random = new Random(seed);
    }

    boolean truth() {
        return random.nextBoolean();
    }

    /// Between 0 and `bound`, `bound` not among them.
    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// How many elements a list gets.
    int few() {
        return 1 + random.nextInt(2);
    }

    /// A number that reads well.
    int plain() {
        return 1 + random.nextInt(MOST_PLAIN);
    }

    BigInteger between(BigInteger least, BigInteger most) {
        BigInteger count = most.subtract(least).add(BigInteger.ONE);
        BigInteger drawn;
        do {
            drawn = new BigInteger(count.bitLength(), random);
        } while (drawn.compareTo(count) >= 0);
        return least.add(drawn);
    }

    /// A decimal number with exactly `scale` digits behind the point, and no more than `precision` in all.
    BigDecimal decimal(int precision, int scale) {
        int digits = 1 + random.nextInt(Math.min(precision, scale + 4));
        return new BigDecimal(new BigInteger(digits * 3, random).mod(BigInteger.TEN.pow(digits)), scale);
    }

    /// A text that tells the field it stands in: `customer_id` becomes `customer-birch-17`.
    String text(String field) {
        String name = field.toLowerCase(Locale.ROOT).replaceFirst("[_-]?id$", "").replaceAll("[^a-z0-9]+", "-");
        return (name.isEmpty() || name.equals("-") ? "" : name + "-") + one(WORDS) + "-" + random.nextInt(100);
    }

    String word() {
        return one(WORDS);
    }

    String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    Instant moment() {
        return AROUND.plusSeconds(random.nextLong(YEAR_SECONDS)).plusMillis(random.nextInt(1_000));
    }

    LocalDate day() {
        return LocalDate.ofInstant(moment(), ZoneOffset.UTC);
    }

    UUID uuid() {
        byte[] name = new byte[16];
        random.nextBytes(name);
        return UUID.nameUUIDFromBytes(name);
    }
}
