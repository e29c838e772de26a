package tableflow.console.service.messages.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Numbers within the limits of a JSON Schema.
final class NumberSample {

    private static final BigDecimal WIDE = BigDecimal.valueOf(1_000);
    private static final int PARTS = 100;

    private NumberSample() {}

    /// One end of what is allowed.
    ///
    /// @param excluded whether it is not allowed itself
    private record Limit(BigDecimal value, boolean excluded) {}

    static JsonNode of(JsonNode schema, boolean integer, Draw draw) {
        Limit low = limit(schema, "minimum", "exclusiveMinimum");
        Limit high = limit(schema, "maximum", "exclusiveMaximum");
        Limit least = low != null ? low : high == null
                ? new Limit(BigDecimal.ONE, false) : new Limit(high.value().subtract(WIDE), false);
        Limit most = high != null ? high : new Limit(least.value().add(WIDE), false);
        BigDecimal step = schema.path("multipleOf").isNumber() ? schema.get("multipleOf").decimalValue().abs()
                : BigDecimal.ZERO;
        if (step.signum() == 0 && !integer) {
            return number(between(least.value(), most.value(), draw));
        }
        BigDecimal each = step.signum() == 0 ? BigDecimal.ONE : step;
        BigInteger from = least.value().divide(each, 0, RoundingMode.CEILING).toBigInteger();
        BigInteger to = most.value().divide(each, 0, RoundingMode.FLOOR).toBigInteger();
        if (least.excluded() && new BigDecimal(from).multiply(each).compareTo(least.value()) == 0) {
            from = from.add(BigInteger.ONE);
        }
        if (most.excluded() && new BigDecimal(to).multiply(each).compareTo(most.value()) == 0) {
            to = to.subtract(BigInteger.ONE);
        }
        return number(new BigDecimal(from.compareTo(to) < 0 ? draw.between(from, to) : from).multiply(each));
    }

    /// Strictly between, where there is anything between.
    private static BigDecimal between(BigDecimal least, BigDecimal most, Draw draw) {
        return least.add(most.subtract(least)
                .multiply(BigDecimal.valueOf(1L + draw.below(PARTS - 1)))
                .divide(BigDecimal.valueOf(PARTS)));
    }

    private static @Nullable Limit limit(JsonNode schema, String keyword, String exclusive) {
        JsonNode at = schema.path(keyword);
        JsonNode beyond = schema.path(exclusive);
        if (beyond.isNumber() && (!at.isNumber() || isStricter(beyond, at, exclusive))) {
            return new Limit(beyond.decimalValue(), true);
        }
        // Draft 4 says with true that the other limit is excluded.
        return at.isNumber() ? new Limit(at.decimalValue(), beyond.asBoolean(false)) : null;
    }

    private static boolean isStricter(JsonNode beyond, JsonNode at, String exclusive) {
        int order = beyond.decimalValue().compareTo(at.decimalValue());
        return exclusive.endsWith("Minimum") ? order >= 0 : order <= 0;
    }

    private static JsonNode number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() <= 0
                ? JsonNodeFactory.instance.numberNode(plain.toBigInteger())
                : JsonNodeFactory.instance.numberNode(plain);
    }
}
