package tableflow.console.sandbox.tableflow.decode;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Decimals at the scale of their column: never rounded.
final class Decimals {
    private Decimals() {}

    static BigDecimal fitting(String path, BigDecimal found, int precision, int scale) throws Undecodable {
        // A huge exponent would be written out digit by digit.
        if (found.precision() - (long) found.scale() > precision) {
            throw tooWide(path, precision, scale);
        }
        try {
            BigDecimal fitting = found.setScale(scale, RoundingMode.UNNECESSARY);
            if (fitting.precision() > precision) {
                throw tooWide(path, precision, scale);
            }
            return fitting;
        } catch (ArithmeticException e) {
            throw new Undecodable("Field " + path + " has more than " + scale + " digits after the point", e);
        }
    }

    private static Undecodable tooWide(String path, int precision, int scale) {
        return new Undecodable("Field " + path + " does not fit decimal(" + precision + ", " + scale + ")");
    }
}
