package tableflow.console.service.monitor;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Measurements are whole numbers that services tell as decimals.
final class Wholes {

    private Wholes() {}

    /// The nearest whole number; the highest where 64 bits do not hold it.
    static long of(BigDecimal value) {
        BigDecimal rounded = value.setScale(0, RoundingMode.HALF_UP);
        return rounded.toBigInteger().bitLength() < Long.SIZE ? rounded.longValueExact() : Long.MAX_VALUE;
    }
}
